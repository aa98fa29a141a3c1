"""The clerk's first screen: three lists of the day, each behind its figure, and beside them what else waits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import partial

from PySide6.QtCore import QCoreApplication, QModelIndex, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup

from counter_app.domain.times import OFFICE_ZONE, WEEKDAYS_VI, date_vi
from counter_app.services.dossier_lines import DossierLine
from counter_app.services.steps.conflicts import TroubledDossier
from counter_app.services.steps.online_inbox import ArrivedDossier, UnclosedDossier
from counter_app.services.steps.oversight import AskedCorrection, MadeCorrection
from counter_app.services.steps.transfers import ClaimedTransfer
from counter_app.services.steps.waiting_signatures import CopyToSign, ToSign
from counter_app.services.today import DayView, DueLine, Figure
from counter_app.services.unprinted_slips import UnprintedSlip
from counter_app.ui.act_button import EnterButton
from counter_app.ui.choice_row import ChoiceRow
from counter_app.ui.dossier.dossier_table import DossierTable
from counter_app.ui.flow import FlowRow
from counter_app.ui.icons import Icon
from counter_app.ui.language import either
from counter_app.ui.marked import KeyButton, Words
from counter_app.ui.online.inbox_table import InboxTable
from counter_app.ui.page_stack import PageStack
from counter_app.ui.paper_page import PaperPage
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.table import Table
from counter_app.ui.table_model import Row, RowsModel
from counter_app.ui.table_or_words import TableOrWords
from counter_app.ui.today.overseen_tables import AskedTable, ClaimedTable, MadeTable, TroubledTable
from counter_app.ui.today.to_sign_table import ToSignTable
from counter_app.ui.today.today_tables import WEEKDAYS_EN, DueTable, UnclosedTable, UnprintedTable
from counter_app.ui.wishes import DossierWish, PrintWish


class DayList(Enum):
    DUE = "due"
    READY = "ready"
    UNPRINTED = "unprinted"
    ONLINE = "online"
    UNCLOSED = "unclosed"
    TO_SIGN = "to_sign"
    ASKED = "asked"
    MADE = "made"
    CLAIMED = "claimed"
    TROUBLED = "troubled"


OVERSEEN_LISTS = (DayList.ASKED, DayList.MADE, DayList.CLAIMED, DayList.TROUBLED)
_ALWAYS_THERE = (DayList.DUE, DayList.READY, DayList.UNPRINTED, DayList.ONLINE)


@dataclass(frozen=True)
class OversightLists:
    """What whoever answers for the office looks through."""

    asked: tuple[AskedCorrection, ...] = ()
    made: tuple[MadeCorrection, ...] = ()
    claimed: tuple[ClaimedTransfer, ...] = ()
    troubled: tuple[TroubledDossier, ...] = ()


@dataclass(frozen=True)
class PrintAllWish:
    """Every slip that was never sent or did not come out; those nobody knows of are asked about first."""

    wishes: tuple[PrintWish, ...]


class TodayScreen(PaperPage):
    opened = Signal(object)  # DossierWish
    print_wanted = Signal(object)  # PrintAllWish
    answer_wanted = Signal(object)  # DossierWish: what came online, into the form
    overseen_chosen = Signal()  # another row, or another list

    def __init__(self) -> None:
        super().__init__()
        rule_behind_is(self, "term.not_beyond_published late.notice_before late.reappointments return.early_notice")
        self.heading = Words(self.tr("Hôm nay"), "heading", wraps=True)
        self.figures = Words(wraps=True)
        self.due, self.ready, self.unprinted = DueTable(), DossierTable(), UnprintedTable()
        self.online, self.unclosed = InboxTable(), UnclosedTable()
        self.to_sign = ToSignTable()
        self.asked, self.made, self.claimed = AskedTable(), MadeTable(), ClaimedTable()
        self.troubled = TroubledTable()
        self.tables = {
            DayList.DUE: Table(self.due, self.tr("Hồ sơ đến hạn"), lines=2, rows_at_once=True),
            DayList.READY: Table(self.ready, self.tr("Kết quả chờ trả"), lines=2, rows_at_once=True),
            DayList.UNPRINTED: Table(self.unprinted, self.tr("Giấy chưa in"), lines=2, rows_at_once=True),
            DayList.ONLINE: Table(self.online, self.tr("Hồ sơ trực tuyến chờ trả lời"), lines=2, rows_at_once=True),
            DayList.UNCLOSED: Table(self.unclosed, self.tr("Hồ sơ hết hạn bổ sung"), lines=2, rows_at_once=True),
            DayList.TO_SIGN: Table(self.to_sign, self.tr("Giấy tờ chờ ký số"), lines=2, rows_at_once=True),
            DayList.ASKED: Table(self.asked, self.tr("Đề nghị sửa chờ duyệt"), lines=2, rows_at_once=True),
            DayList.MADE: Table(self.made, self.tr("Việc đã sửa, chưa xem lại"), lines=2, rows_at_once=True),
            DayList.CLAIMED: Table(self.claimed, self.tr("Chuyển khoản chờ xác nhận"), lines=2, rows_at_once=True),
            DayList.TROUBLED: Table(self.troubled, self.tr("Hồ sơ cần lãnh đạo xem"), lines=2, rows_at_once=True),
        }
        self.lists = {which: TableOrWords(table) for which, table in self.tables.items()}
        self.print_one = KeyButton(self.tr("In giấy đang chọn"), "Ctrl+P", sign=Icon.PRINT)
        self.print_all = KeyButton(self.tr("In tất cả"), sign=Icon.PRINT)
        self.acts = FlowRow(self.print_one, self.print_all)
        self._choices = self._build_choices()
        self._lay_out()
        for table in self.tables.values():
            table.fit_rows()
            table.opened.connect(self._open)
        for which in OVERSEEN_LISTS:
            self.tables[which].chosen.connect(self._choose_overseen)
        self.print_one.clicked.connect(self._print_chosen)
        self.print_all.clicked.connect(self._print_all)
        self._say_empty()
        self.acts.hide()

    def _build_choices(self) -> QButtonGroup:
        group = QButtonGroup(self)
        for which in DayList:
            button = EnterButton()
            button.setCheckable(True)
            button.setProperty("list", which.value)
            button.setProperty("kind", "choice")
            group.addButton(button)
            self.tables[which].stands_below(button)
        group.buttons()[0].setChecked(True)
        group.buttonClicked.connect(self._show_chosen)
        return group

    def _lay_out(self) -> None:
        self._stack = PageStack()
        for one in self.lists.values():
            self._stack.addWidget(one)
        self._row = ChoiceRow(*self._choices.buttons())
        for which in DayList:
            self._offer(which, 0, always=which in _ALWAYS_THERE)
        column = self.column
        for widget in (self.heading, self.figures, self._row, self.acts):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)

    @property
    def shown(self) -> DayList:
        button = self._choices.checkedButton()
        return DayList(button.property("list")) if button is not None else DayList.DUE

    def show_list(self, which: DayList) -> None:
        self._choice(which).setChecked(True)
        self._show_chosen()

    def focus_list(self) -> None:
        """The keys lead through the list at once."""
        self.lists[self.shown].take_focus()

    def forget(self) -> None:
        """The next person begins at the first list, with nothing chosen in any of them."""
        for table in self.tables.values():
            table.choose_nothing()
        self.show_list(DayList.DUE)

    def show_day(self, view: DayView) -> None:
        """What is chosen, and what is at the top of a list, stays where it is."""
        self.heading.setText(self._heading(view))
        self.figures.setText(self._figures(view))
        self.figures.set_kind("problem" if view.late.count or any(one.is_late for one in view.online) else "")
        self._renew(DayList.DUE, self.due, view.due)
        self._renew(DayList.READY, self.ready, view.ready)
        self._renew(DayList.UNPRINTED, self.unprinted, view.unprinted)
        due = view.late + view.due_today + view.due_next
        unprinted = Figure(len(view.unprinted), not view.unprinted_cut)
        self._name_choice(DayList.DUE, self.tr("Hẹn trả"), due)
        self._name_choice(DayList.READY, self.tr("Có kết quả"), view.ready_count)
        self._name_choice(DayList.UNPRINTED, self.tr("Giấy chưa in"), unprinted)
        self._renew(DayList.ONLINE, self.online, view.online)
        self._renew(DayList.UNCLOSED, self.unclosed, view.unclosed)
        self._name_choice(DayList.ONLINE, self.tr("Trực tuyến"), view.to_answer)
        self._name_choice(DayList.UNCLOSED, self.tr("Hết hạn bổ sung"), Figure(len(view.unclosed)))
        self._say_empty()
        self._show_chosen()

    def show_to_sign(self, found: ToSign) -> None:
        """Where nothing is to be signed the list stands there only while it is in front."""
        self._renew(DayList.TO_SIGN, self.to_sign, found.rows)
        self._name_choice(DayList.TO_SIGN, self.tr("Chờ ký số"), Figure(len(found.rows), found.whole))
        self._say_empty()

    def chosen_to_sign(self) -> tuple[CopyToSign, ...]:
        """From above."""
        places = [index.row() for index in self.tables[DayList.TO_SIGN].selectionModel().selectedRows()]
        return tuple(row for place in sorted(places) if (row := self.to_sign.row_at(place)) is not None)

    def show_overseen(self, lists: OversightLists, *, supervises: bool) -> None:
        """A list with nothing in it stands there for whoever supervises alone."""
        self._renew(DayList.ASKED, self.asked, lists.asked)
        self._renew(DayList.MADE, self.made, lists.made)
        self._renew(DayList.CLAIMED, self.claimed, lists.claimed)
        self._renew(DayList.TROUBLED, self.troubled, lists.troubled)
        named = (self.tr("Đề nghị sửa"), self.tr("Đã sửa"), self.tr("Chuyển khoản"), self.tr("Cần xem lại"))
        for which, words in zip(OVERSEEN_LISTS, named, strict=True):
            always = supervises and which is not DayList.TROUBLED  # seldom anything: it shows itself
            self._name_choice(which, words, Figure(self.tables[which].model().rowCount()), always=always)
        self._say_empty()

    def overseen(self) -> AskedCorrection | MadeCorrection | ClaimedTransfer | TroubledDossier | None:
        """The row that is chosen in the list in front, where it is one that is looked through."""
        if self.shown not in OVERSEEN_LISTS:
            return None
        row = self.tables[self.shown].currentIndex().row()
        match self.shown:
            case DayList.ASKED:
                return self.asked.row_at(row)
            case DayList.MADE:
                return self.made.row_at(row)
            case DayList.CLAIMED:
                return self.claimed.row_at(row)
        return self.troubled.row_at(row)

    def choose_first(self) -> None:
        """The hand stands on the first row of the list in front, unless it stands on one already."""
        self.focus_list()
        table = self.tables[self.shown]
        if table.model().rowCount() and not table.currentIndex().isValid():
            table.selectRow(0)

    def _choose_overseen(self, _index: QModelIndex) -> None:
        self.overseen_chosen.emit()

    def _choice(self, which: DayList) -> QAbstractButton:
        return next(button for button in self._choices.buttons() if button.property("list") == which.value)

    def _name_choice(self, which: DayList, words: str, figure: Figure, *, always: bool = False) -> None:
        text = f"{words} · {_figure(figure)}"
        self._choice(which).setText(text)
        self._choice(which).setAccessibleName(text)
        self._offer(which, figure.count, always=always or which in _ALWAYS_THERE)

    def _offer(self, which: DayList, count: int, *, always: bool) -> None:
        """Where there is no room for all of them the empty ones go into the menu first."""
        self._row.offer(self._choice(which), offered=always or bool(count), worth=min(count, 1))

    def _renew(self, which: DayList, model: RowsModel[Row], rows: tuple[Row, ...]) -> None:
        if rows != model.came():
            self.tables[which].renew(partial(model.show, rows))

    def _heading(self, view: DayView) -> str:
        day = view.days.day
        named = either(WEEKDAYS_VI[day.weekday()], WEEKDAYS_EN[day.weekday()])
        hours = ", ".join(f"{one.opens:%H:%M}–{one.closes:%H:%M}" for one in view.days.today.stretches)
        told = self.tr("làm việc {0}").format(hours) if hours else self.tr("ngày nghỉ")
        return f"{named} {date_vi(day)} · {told}"

    def _figures(self, view: DayView) -> str:
        day = view.days.next_day
        following = (
            self.tr("ngày mai")
            if view.days.is_next_tomorrow
            else either(WEEKDAYS_VI[day.weekday()], WEEKDAYS_EN[day.weekday()])
        )
        parts = [
            self.tr("Quá hạn: {0}").format(_figure(view.late)) if view.late.count else "",
            self.tr("hẹn hôm nay: {0}").format(_figure(view.due_today)),
            self.tr("đến hết {0}: {1}").format(following, _figure(view.due_next)),
        ]
        late = sum(one.is_late for one in view.online)
        parts.append(self._online(view))
        parts.append(self.tr("trực tuyến quá giờ trả lời: {0}").format(late) if late else "")
        told = " · ".join(part for part in parts if part)
        unsure = either(view.days.today.told_vi, view.days.today.told_en) if view.days.today.doubt else ""
        return "\n".join(part for part in (told[:1].upper() + told[1:], unsure) if part)

    def _online(self, view: DayView) -> str:
        """How many wait for an answer, and until when the most urgent one has it."""
        if not view.to_answer.count:
            return ""
        said = self.tr("trực tuyến chờ trả lời: {0}").format(_figure(view.to_answer))
        first = next((one for one in view.online if one.answer is not None and not one.is_late), None)
        if first is None or first.answer is None:
            return said
        by = first.answer.by.astimezone(OFFICE_ZONE)
        return self.tr("{0}, gấp nhất trước {1}").format(said, f"{by:%H:%M %d/%m}")

    def _say_empty(self) -> None:
        words = {
            DayList.DUE: self.tr(
                "Không có hồ sơ nào đến hạn trả trong hôm nay và ngày làm việc tiếp theo.\n"
                "Hồ sơ đã tiếp nhận sẽ hiện ở đây khi gần đến ngày hẹn, hồ sơ quá hạn đứng đầu. Tiếp nhận hồ sơ: F2."
            ),
            DayList.READY: self.tr(
                "Chưa có kết quả nào chờ trả.\n"
                "Khi bộ phận chuyên môn chuyển kết quả về, mở hồ sơ và ghi nhận “Nhận kết quả giải quyết”; "
                "hồ sơ sẽ hiện ở đây."
            ),
            DayList.UNPRINTED: self.tr(
                "Mọi giấy tiếp nhận của quầy này đã in ra.\n"
                "Giấy in chưa được vì máy in lỗi sẽ nằm ở đây để in lại, từng tờ hoặc tất cả."
            ),
            DayList.ONLINE: self.tr(
                "Không có hồ sơ trực tuyến nào chờ trả lời.\n"
                "Hồ sơ người dân nộp qua Cổng dịch vụ công hiện ở đây và trong mục Trực tuyến (F5), "
                "hồ sơ sắp hết giờ trả lời đứng đầu."
            ),
            DayList.UNCLOSED: self.tr(
                "Không có hồ sơ nào quá ngày bổ sung.\n"
                "Hồ sơ đã yêu cầu bổ sung mà hết thời hạn vẫn chưa nộp đủ sẽ hiện ở đây để đóng."
            ),
            DayList.TO_SIGN: self.tr(
                "Không có tệp số hóa nào chờ ký số.\n"
                "Bản số hóa đính kèm ở quầy này mà chưa ký bằng chứng thư số cá nhân sẽ hiện ở đây."
            ),
            DayList.ASKED: self.tr(
                "Không có đề nghị sửa nào chờ duyệt.\n"
                "Sửa thủ tục, ngày hẹn, mức thu hoặc hủy hồ sơ sau khi đã in giấy cần người thứ hai duyệt ở đây."
            ),
            DayList.MADE: self.tr(
                "Không có lần sửa nào chưa xem lại.\n"
                "Tên, địa chỉ, giấy tờ mà cán bộ tiếp nhận tự sửa trước khi bàn giao sẽ hiện ở đây để xem lại."
            ),
            DayList.CLAIMED: self.tr(
                "Không có khoản chuyển khoản nào chờ xác nhận.\n"
                "Khoản người nộp báo đã chuyển nằm ở đây cho đến khi tìm thấy trong sao kê ngân hàng."
            ),
            DayList.TROUBLED: self.tr(
                "Không có hồ sơ nào cần lãnh đạo xem.\n"
                "Việc trung tâm để ngoài vì quầy khác đã làm trước sẽ hiện ở đây để giải quyết."
            ),
        }
        for which, page in self.lists.items():
            page.say("" if self.tables[which].model().rowCount() else words[which])

    def _show_chosen(self) -> None:
        self._stack.setCurrentWidget(self.lists[self.shown])
        self.overseen_chosen.emit()
        self.acts.setVisible(self.shown is DayList.UNPRINTED and bool(self.unprinted.rowCount()))

    @Slot(object)
    def _open(self, index: QModelIndex) -> None:
        row = index.model().row_at(index.row())  # type: ignore[attr-defined]
        in_the_form = isinstance(row, ArrivedDossier) and row.in_the_form
        opened = self.answer_wanted if in_the_form else self.opened
        opened.emit(DossierWish(_identity(row)))

    def _print_chosen(self) -> None:
        table = self.tables[DayList.UNPRINTED]
        places = [index.row() for index in table.selectionModel().selectedRows()]
        chosen = [row for place in sorted(places) if (row := self.unprinted.row_at(place)) is not None]
        self._ask_for(chosen or list(self.unprinted.rows()[:1]))

    def _print_all(self) -> None:
        self._ask_for(list(self.unprinted.rows()))

    def _ask_for(self, slips: list[UnprintedSlip]) -> None:
        # Of several dossiers on one sheet the first asks for all of them.
        sheets = {one.together or (one.identity,): one for one in reversed(slips) if one.outcome != "ask"}
        named = [(one, f"{one.code or one.identity} · {one.applicant}") for one in reversed(sheets.values())]
        self.print_wanted.emit(PrintAllWish(tuple(PrintWish(one.identity, name) for one, name in named)))


def _identity(row: object) -> str:
    if isinstance(row, DueLine):
        return row.line.identity
    if isinstance(row, AskedCorrection | MadeCorrection | ClaimedTransfer | TroubledDossier):
        return row.dossier.identity
    assert isinstance(row, UnprintedSlip | DossierLine | ArrivedDossier | UnclosedDossier | CopyToSign)
    return row.identity


def _figure(figure: Figure) -> str:
    many = f"{figure.count:,}".replace(",", ".")
    return many if figure.whole else QCoreApplication.translate("TodayScreen", "hơn {0}").format(many)
