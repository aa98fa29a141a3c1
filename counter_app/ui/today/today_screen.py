"""The clerk's first screen: three lists of the day, each behind its figure, and beside them what else waits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from counter_app.domain.times import OFFICE_ZONE, WEEKDAYS_VI, date_vi, time_vi
from counter_app.services.drafts import OtherDraft
from counter_app.services.slips import UnprintedSlip
from counter_app.services.today import DayView, DueLine, Figure
from counter_app.ui.dossier.dossier_table import DossierTable
from counter_app.ui.flow import FlowRow
from counter_app.ui.icons import Icon
from counter_app.ui.language import either
from counter_app.ui.marked import KeyButton, LinkButton, Words
from counter_app.ui.table import Table
from counter_app.ui.table_model import Row, RowsModel
from counter_app.ui.table_or_words import TableOrWords
from counter_app.ui.theme import GRID
from counter_app.ui.today.today_tables import WEEKDAYS_EN, DueTable, UnprintedTable
from counter_app.ui.wishes import DossierWish, PrintWish

MOST_DRAFTS = 5


class DayList(Enum):
    DUE = "due"
    READY = "ready"
    UNPRINTED = "unprinted"


@dataclass(frozen=True)
class PrintAllWish:
    """Every slip that was never sent or did not come out; those nobody knows of are asked about first."""

    wishes: tuple[PrintWish, ...]


class TodayScreen(QWidget):
    opened = Signal(object)  # DossierWish
    print_wanted = Signal(object)  # PrintAllWish

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading = Words(self.tr("Hôm nay"), "heading", wraps=True)
        self.figures = Words(wraps=True)
        self.due, self.ready, self.unprinted = DueTable(), DossierTable(), UnprintedTable()
        self.tables = {
            DayList.DUE: Table(self.due, self.tr("Hồ sơ đến hạn"), lines=2, rows_at_once=True),
            DayList.READY: Table(self.ready, self.tr("Kết quả chờ trả"), lines=2, rows_at_once=True),
            DayList.UNPRINTED: Table(self.unprinted, self.tr("Giấy chưa in"), lines=2, rows_at_once=True),
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
        self.print_one.clicked.connect(self._print_chosen)
        self.print_all.clicked.connect(self._print_all)
        self._say_empty()
        self.acts.hide()

    def title(self) -> str:
        """What the rail calls this place."""
        return self.tr("Hôm nay")

    def _build_choices(self) -> QButtonGroup:
        group = QButtonGroup(self)
        for which in DayList:
            button = QPushButton()
            button.setCheckable(True)
            button.setProperty("list", which.value)
            button.setProperty("kind", "choice")
            group.addButton(button)
        group.buttons()[0].setChecked(True)
        group.buttonClicked.connect(self._show_chosen)
        return group

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for one in self.lists.values():
            self._stack.addWidget(one)
        choices = FlowRow(*self._choices.buttons())
        choices.flow.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        column.setSpacing(GRID)
        for widget in (self.heading, self.figures, choices, self.acts):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)

    @property
    def shown(self) -> DayList:
        button = self._choices.checkedButton()
        return DayList(button.property("list")) if button is not None else DayList.DUE

    def show_list(self, which: DayList) -> None:
        next(button for button in self._choices.buttons() if button.property("list") == which.value).setChecked(True)
        self._show_chosen()

    def focus_list(self) -> None:
        """The keys lead through the list at once."""
        self.tables[self.shown].setFocus()

    def show_day(self, view: DayView) -> None:
        """What is chosen, and what is at the top of a list, stays where it is."""
        self.heading.setText(self._heading(view))
        self.figures.setText(self._figures(view))
        self.figures.set_kind("problem" if view.late.count else "")
        self._renew(DayList.DUE, self.due, view.due)
        self._renew(DayList.READY, self.ready, view.ready)
        self._renew(DayList.UNPRINTED, self.unprinted, view.unprinted)
        due = view.late + view.due_today + view.due_next
        unprinted = Figure(len(view.unprinted), not view.unprinted_cut)
        for button, words, figure in zip(
            self._choices.buttons(),
            (self.tr("Hẹn trả"), self.tr("Kết quả chờ trả"), self.tr("Giấy chưa in")),
            (due, view.ready_count, unprinted),
            strict=True,
        ):
            text = f"{words} · {_figure(figure)}"
            button.setText(text)
            button.setAccessibleName(text)
        self._say_empty()
        self._show_chosen()

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
            self.tr("mai")
            if view.days.is_next_tomorrow
            else either(WEEKDAYS_VI[day.weekday()], WEEKDAYS_EN[day.weekday()])
        )
        parts = [
            self.tr("Quá hạn: {0}").format(_figure(view.late)) if view.late.count else "",
            self.tr("hẹn hôm nay: {0}").format(_figure(view.due_today)),
            self.tr("đến hết {0}: {1}").format(following, _figure(view.due_next)),
        ]
        told = " · ".join(part for part in parts if part)
        unsure = either(view.days.today.told_vi, view.days.today.told_en) if view.days.today.doubt else ""
        return "\n".join(part for part in (told[:1].upper() + told[1:], unsure) if part)

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
        }
        for which, page in self.lists.items():
            page.say("" if self.tables[which].model().rowCount() else words[which])

    def _show_chosen(self) -> None:
        self._stack.setCurrentWidget(self.lists[self.shown])
        self.acts.setVisible(self.shown is DayList.UNPRINTED and bool(self.unprinted.rowCount()))

    @Slot(object)
    def _open(self, index: QModelIndex) -> None:
        row = index.model().row_at(index.row())  # type: ignore[attr-defined]
        identity = row.line.identity if isinstance(row, DueLine) else row.identity
        self.opened.emit(DossierWish(identity))

    def _print_chosen(self) -> None:
        table = self.tables[DayList.UNPRINTED]
        places = [index.row() for index in table.selectionModel().selectedRows()]
        chosen = [row for place in sorted(places) if (row := self.unprinted.row_at(place)) is not None]
        self._ask_for(chosen or list(self.unprinted.rows()[:1]))

    def _print_all(self) -> None:
        self._ask_for(list(self.unprinted.rows()))

    def _ask_for(self, slips: list[UnprintedSlip]) -> None:
        named = ((one, f"{one.code or one.identity} · {one.applicant}") for one in slips if one.outcome != "ask")
        self.print_wanted.emit(PrintAllWish(tuple(PrintWish(one.identity, name) for one, name in named)))


class TodayContext(QWidget):
    """What waits beside the lists: entries to be handed in, and what this person began and did not finish."""

    queue_asked = Signal()
    draft_asked = Signal(object)  # OtherDraft

    def __init__(self) -> None:
        super().__init__()
        self.waiting = Words(wraps=True)
        self.queue = KeyButton(self.tr("Danh sách"), sign=Icon.QUEUE)
        self.queue.show_key("F6")
        self.queue.clicked.connect(self.queue_asked)
        self.drafts = Words(wraps=True)
        self._links = QVBoxLayout()
        self._links.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(Words(self.tr("Chờ chuyển về hệ thống"), "strong", wraps=True))
        column.addWidget(self.waiting)
        column.addWidget(self.queue, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(GRID * 2)
        column.addWidget(Words(self.tr("Bản nháp của tôi"), "strong", wraps=True))
        column.addWidget(self.drafts)
        column.addLayout(self._links)
        column.addStretch(1)

    def show_day(self, view: DayView) -> None:
        self.waiting.setText(self._waiting_words(view))
        self.queue.setVisible(bool(view.waiting))
        self._show_drafts(view.drafts)

    def _waiting_words(self, view: DayView) -> str:
        if not view.waiting or view.waiting_since is None:
            return self.tr("Mọi việc đã chuyển. Khi mất kết nối, việc đã làm xếp hàng và tự chuyển sau.")
        many = f"{view.waiting:,}".replace(",", ".")
        return self.tr("{0} việc, cũ nhất từ {1}. Tất cả đã lưu chắc chắn tại quầy.").format(
            many, time_vi(view.waiting_since)
        )

    def _show_drafts(self, drafts: tuple[OtherDraft, ...]) -> None:
        while (item := self._links.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.drafts.setText(
            self.tr("Còn {0} hồ sơ nhập dở.").format(len(drafts))
            if drafts
            else self.tr("Không có bản nháp. Hồ sơ đang nhập dở tự lưu và hiện ở đây.")
        )
        for draft in drafts[:MOST_DRAFTS]:
            link = _DraftLink(draft)
            link.clicked.connect(self._ask_draft)
            self._links.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _ask_draft(self) -> None:
        link = self.sender()
        if isinstance(link, _DraftLink):
            self.draft_asked.emit(link.draft)


class _DraftLink(LinkButton):
    def __init__(self, draft: OtherDraft) -> None:
        person = draft.content.get("person")
        name = person.get("name") if isinstance(person, dict) else None
        changed = f"{draft.changed.astimezone(OFFICE_ZONE):%d/%m %H:%M}"
        super().__init__(f"{name or either('chưa có tên', 'no name yet')} · {changed}")
        self.draft = draft


def _figure(figure: Figure) -> str:
    many = f"{figure.count:,}".replace(",", ".")
    return many if figure.whole else either(f"hơn {many}", f"over {many}")
