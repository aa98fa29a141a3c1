"""The clerk's first screen: the lists of the day, each behind its figure, and beside them what else waits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup

from counter_app.services.dossier_lines import DossierLine
from counter_app.services.steps.conflicts import TroubledDossier
from counter_app.services.steps.online_inbox import ArrivedDossier, UnclosedDossier
from counter_app.services.steps.oversight import AskedCorrection, MadeCorrection
from counter_app.services.steps.transfers import ClaimedTransfer
from counter_app.services.steps.untold import UntoldCitizen
from counter_app.services.steps.waiting_signatures import CopyToSign, ToSign
from counter_app.services.today import DayView, DueLine, Figure
from counter_app.services.unprinted_slips import UnprintedSlip
from counter_app.ui.act_button import EnterButton
from counter_app.ui.choice_row import ChoiceRow
from counter_app.ui.dossier.dossier_table import DossierTable
from counter_app.ui.flow import FlowRow
from counter_app.ui.icons import Icon
from counter_app.ui.marked import KeyButton, Words
from counter_app.ui.online.inbox_table import InboxTable
from counter_app.ui.page_stack import PageStack
from counter_app.ui.paper_page import PaperPage
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.table import Table
from counter_app.ui.table_model import Row, RowsModel
from counter_app.ui.table_or_words import TableOrWords
from counter_app.ui.today.day_lists import ALWAYS_THERE, OVERSEEN_LISTS, DayList, nothing_words
from counter_app.ui.today.day_words import figure_words, figures_words, heading_words
from counter_app.ui.today.overseen_tables import AskedTable, ClaimedTable, MadeTable, TroubledTable
from counter_app.ui.today.to_sign_table import ToSignTable
from counter_app.ui.today.today_tables import DueTable, UnclosedTable, UnprintedTable
from counter_app.ui.today.untold_table import UntoldTable
from counter_app.ui.wishes import DossierWish, PrintWish


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
        self.online, self.unclosed, self.untold = InboxTable(), UnclosedTable(), UntoldTable()
        self.to_sign = ToSignTable()
        self.asked, self.made, self.claimed = AskedTable(), MadeTable(), ClaimedTable()
        self.troubled = TroubledTable()
        self.tables = {
            DayList.DUE: Table(self.due, self.tr("Hồ sơ đến hạn"), lines=2, rows_at_once=True),
            DayList.READY: Table(self.ready, self.tr("Kết quả chờ trả"), lines=2, rows_at_once=True),
            DayList.UNPRINTED: Table(self.unprinted, self.tr("Giấy chưa in"), lines=2, rows_at_once=True),
            DayList.ONLINE: Table(self.online, self.tr("Hồ sơ trực tuyến chờ trả lời"), lines=2, rows_at_once=True),
            DayList.UNCLOSED: Table(self.unclosed, self.tr("Hồ sơ hết hạn bổ sung"), lines=2, rows_at_once=True),
            DayList.UNTOLD: Table(self.untold, self.tr("Người nộp phải gọi điện báo"), lines=2, rows_at_once=True),
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
            self._offer(which, 0, always=which in ALWAYS_THERE)
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
        self.heading.setText(heading_words(view))
        self.figures.setText(figures_words(view))
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
        self._renew(DayList.UNTOLD, self.untold, view.untold)
        self._name_choice(DayList.ONLINE, self.tr("Trực tuyến"), view.to_answer)
        self._name_choice(DayList.UNCLOSED, self.tr("Hết hạn bổ sung"), Figure(len(view.unclosed)))
        self._name_choice(DayList.UNTOLD, self.tr("Chưa báo được"), Figure(len(view.untold)))
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
        text = f"{words} · {figure_words(figure)}"
        self._choice(which).setText(text)
        self._choice(which).setAccessibleName(text)
        self._offer(which, figure.count, always=always or which in ALWAYS_THERE)

    def _offer(self, which: DayList, count: int, *, always: bool) -> None:
        """Where there is no room for all of them the empty ones go into the menu first."""
        self._row.offer(self._choice(which), offered=always or bool(count), worth=min(count, 1))

    def _renew(self, which: DayList, model: RowsModel[Row], rows: tuple[Row, ...]) -> None:
        if rows != model.came():
            self.tables[which].renew(partial(model.show, rows))

    def _say_empty(self) -> None:
        words = nothing_words()
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
    if isinstance(row, AskedCorrection | MadeCorrection | ClaimedTransfer | TroubledDossier | UntoldCitizen):
        return row.dossier.identity
    assert isinstance(row, UnprintedSlip | DossierLine | ArrivedDossier | UnclosedDossier | CopyToSign)
    return row.identity
