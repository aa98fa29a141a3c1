"""The office's calendar: a month as a table, the year's days that differ, and a decision about one of them."""

from __future__ import annotations

from calendar import Calendar
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QWidget

from counter_app.domain.office_calendar import DayKind, DayStatus, Doubt
from counter_app.domain.times import date_vi
from counter_app.services.calendar_view import STAFFED_DAYS, CalendarYear
from counter_app.ui.act_button import ActButton, EnterButton
from counter_app.ui.flow import FlowRow
from counter_app.ui.language import either, speaks_english
from counter_app.ui.marked import Choice, Words, line
from counter_app.ui.plain_text import in_tip
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.sections import Section
from counter_app.ui.theme import GRID, current_look
from counter_app.ui.typed_day import writes_out_days

Index = QModelIndex | QPersistentModelIndex
WEEKS, WEEKDAYS = 6, 7


@dataclass(frozen=True)
class DayDecision:
    """Decide this day: as typed."""

    day: date
    kind: DayKind
    number: str
    signed: str
    hours: str


class MonthTable(QAbstractTableModel):
    """Weeks as rows, Monday first. Words stand in every cell that is not an ordinary day: colour alone says nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._weeks: list[list[date]] = []
        self._year: CalendarYear | None = None
        self._month = 1
        self._heads = (
            *(self.tr("T2"), self.tr("T3"), self.tr("T4"), self.tr("T5"), self.tr("T6"), self.tr("T7")),
            self.tr("CN"),
        )

    def show_month(self, year: CalendarYear, month: int) -> None:
        self.beginResetModel()
        self._year, self._month = year, month
        self._weeks = Calendar().monthdatescalendar(year.year, month)
        self.endResetModel()

    def day(self, index: Index) -> date | None:
        """None for a day of another month."""
        day = self._weeks[index.row()][index.column()] if index.isValid() else None
        return day if day is not None and day.month == self._month else None

    def index_of(self, day: date) -> QModelIndex:
        for row, week in enumerate(self._weeks):
            if day in week:
                return self.index(row, week.index(day))
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._weeks)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return WEEKDAYS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        day = self.day(index)
        if day is None or self._year is None:
            return None
        status = self._year.days[day]
        if role == Qt.ItemDataRole.DisplayRole:
            return "\u2028".join(filter(None, (str(day.day), self._short(status))))
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            told = either(status.told_vi, status.told_en)
            return in_tip(told) if role == Qt.ItemDataRole.ToolTipRole else told
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return self._ink(status, role)

    def _ink(self, status: DayStatus, role: int) -> object:
        look = current_look()
        if role == Qt.ItemDataRole.ForegroundRole:
            if status.doubt is not Doubt.NONE:
                return QColor(look.warning)
            return QColor(look.text if status.works or status.exceptional else look.faint)
        if role == Qt.ItemDataRole.FontRole and status.exceptional:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _short(self, status: DayStatus) -> str:
        if status.doubt is not Doubt.NONE:
            return self.tr("nghỉ ?") if not status.works else self.tr("làm ?")
        if status.exceptional:
            return self.tr("làm bù") if status.works else self.tr("nghỉ lễ")
        return "" if status.works else self.tr("nghỉ")


class CalendarSection(Section):
    """`year_wanted(int)` asks for another year; `decided(DayDecision)` for an entry."""

    year_wanted = Signal(int)
    decided = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__(
            "calendar",
            self.tr("Lịch làm việc"),
            self.tr(
                "Ngày có dấu hỏi lấy từ thư viện lịch, chưa được xác nhận: phải có quyết định hoặc thông báo của cơ "
                "quan. Lãnh đạo bộ phận hoặc quản trị ghi số và ngày của văn bản đó.\n\nGhi lịch chỉ có tác dụng với "
                "hồ sơ nhận sau này. Ngày hẹn đã in trên giấy tiếp nhận không bao giờ tự đổi."
            ),
        )
        self._today, self._year, self._month = today, today.year, today.month
        self._known: CalendarYear | None = None
        self.model = MonthTable()
        self._build_head()
        self.table = self._build_table()
        self.body.addWidget(self.table)
        self.summary = Words(kind="warning", wraps=True)
        self.body.addWidget(self.summary)
        self._build_decision()
        self.body.addStretch(1)
        rule_behind_is(self, STAFFED_DAYS)

    def _build_head(self) -> None:
        self.month_name = Words(kind="strong")
        self.before, self.after = EnterButton("‹"), EnterButton("›")
        self.before.setAccessibleName(self.tr("Tháng trước"))
        self.after.setAccessibleName(self.tr("Tháng sau"))
        self.now = EnterButton(self.tr("Tháng này"))
        self.next_unsure = EnterButton(self.tr("Ngày chưa xác nhận tiếp theo"))
        for button, act in (
            *((self.before, self._earlier), (self.after, self._later), (self.now, self._this_month)),
            (self.next_unsure, self._go_to_unsure),
        ):
            button.clicked.connect(act)
            button.setAccessibleName(button.accessibleName() or button.text())
        self.body.addWidget(self.month_name)
        self.body.addWidget(FlowRow(self.before, self.after, self.now, self.next_unsure))

    def _build_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Các ngày trong tháng"))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        table.setTextElideMode(Qt.TextElideMode.ElideNone)
        table.verticalHeader().hide()
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setHighlightSections(False)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.selectionModel().currentChanged.connect(self._choose)
        return table

    def _build_decision(self) -> None:
        self.day_words = Words(self.tr("Chọn một ngày trong bảng."), "strong", wraps=True)
        self.source = Words(kind="faint", wraps=True)
        self.kind = Choice(
            self.tr("Ngày này là"),
            ((DayKind.OFF.value, self.tr("Ngày nghỉ")), (DayKind.WORK.value, self.tr("Ngày làm việc, làm bù"))),
        )
        self.hours = line(self.tr("Giờ làm việc riêng"), longest=60, example="07:30-11:30, 13:30-17:00")
        self.number = line(self.tr("Số quyết định, thông báo"), longest=100, example="12/QĐ-UBND")
        self.signed = line(self.tr("Ngày ký"), longest=10, example=date_vi(self._today))
        writes_out_days(self.signed)
        self.decide = ActButton(self.tr("Ghi vào lịch"))
        self.decide.setProperty("kind", "main")
        self.decide.clicked.connect(self._decide)
        for field in (self.hours, self.number, self.signed):
            field.returnPressed.connect(self.decide.click)
        self.kind.currentIndexChanged.connect(self._show_hours)
        self.body.addWidget(self.day_words)
        self.body.addWidget(self.source)
        fields = QWidget()
        row = QHBoxLayout(fields)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.number, 2)
        row.addWidget(self.signed, 1)
        self.add_row(self.tr("Ngày này là"), self.kind)
        self.body.addWidget(self.hours)
        self.add_row(self.tr("Số và ngày ký của quyết định, thông báo"), fields, stretch=True)
        self.body.addWidget(self.decide, 0, Qt.AlignmentFlag.AlignLeft)
        self.source.hide()
        self._show_hours()
        self.forbid("")

    def show_year(self, year: CalendarYear) -> None:
        chosen = self.chosen_day()
        self._known = year
        self._show_month()
        if chosen is not None and chosen.year == year.year:
            self.table.setCurrentIndex(self.model.index_of(chosen))

    @property
    def year(self) -> int:
        """That is shown, or asked for."""
        return self._year

    def chosen_day(self) -> date | None:
        index = self.table.currentIndex()
        return self.model.day(index) if self._known is not None and index.isValid() else None

    def clear_decision(self) -> None:
        for field in (self.number, self.signed, self.hours):
            field.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_table()

    def _fit_table(self) -> None:
        height = 2 * self.fontMetrics().height() + GRID + 4
        self.table.verticalHeader().setDefaultSectionSize(height)
        self.table.setFixedHeight(
            height * self.model.rowCount() + self.table.horizontalHeader().sizeHint().height() + 6
        )

    def _show_month(self) -> None:
        if self._known is None or self._known.year != self._year:
            self.year_wanted.emit(self._year)
            return
        self.model.show_month(self._known, self._month)
        first = date(self._year, self._month, 1)
        self.month_name.setText(f"{first:%B %Y}" if speaks_english() else f"Tháng {first.month}/{first.year}")
        self._fit_table()
        self.summary.setText(self._summary(self._known))
        self.summary.setVisible(bool(self.summary.text()))
        self.next_unsure.setEnabled(bool(self._known.unconfirmed))
        self.day_words.setText(self.tr("Chọn một ngày trong bảng."))
        self.source.hide()

    def _summary(self, year: CalendarYear) -> str:
        told = []
        if not year.holidays_known:
            told.append(self.tr("Chưa có ngày lễ nào được biết cho năm {0}.").format(year.year))
        if year.unconfirmed:
            told.append(
                self.tr("%n ngày của năm {0} chưa được xác nhận (ghi dấu hỏi).", "", len(year.unconfirmed)).format(
                    year.year
                )
            )
        return "\n".join(told)

    def _choose(self, index: QModelIndex) -> None:
        day = self.model.day(index)
        if day is None or self._known is None:
            return
        status = self._known.days[day]
        self.day_words.setText(either(status.told_vi, status.told_en))
        self.source.setText(self.tr("Căn cứ: {0}").format(status.citation))
        self.source.setVisible(bool(status.citation))
        self.kind.choose((DayKind.WORK if status.works else DayKind.OFF).value)

    def _show_hours(self) -> None:
        self.hours.setVisible(self.kind.value() == DayKind.WORK.value)

    def _decide(self) -> None:
        day = self.chosen_day()
        if day is None:
            self.day_words.setText(self.tr("Hãy chọn trong bảng ngày cần ghi, rồi ghi vào lịch."))
            self.table.setFocus()
        else:
            kind = DayKind(self.kind.value())
            hours = self.hours.text() if kind is DayKind.WORK else ""
            self.decided.emit(DayDecision(day, kind, self.number.text(), self.signed.text(), hours))

    def forbid(self, reason: str) -> None:
        """Who sits here may not decide; '' allows it."""
        for field in (self.kind, self.hours, self.number, self.signed, self.decide):
            field.setEnabled(not reason)
        self.decide.setToolTip(in_tip(reason))

    def _earlier(self) -> None:
        self._turn(-1)

    def _later(self) -> None:
        self._turn(1)

    def _this_month(self) -> None:
        self._year, self._month = self._today.year, self._today.month
        self._show_month()

    def _turn(self, months: int) -> None:
        number = self._year * 12 + self._month - 1 + months
        self._year, self._month = number // 12, number % 12 + 1
        self._show_month()

    def _go_to_unsure(self) -> None:
        """The next one after the chosen day, from the beginning of the year again where there is none."""
        if self._known is None or not self._known.unconfirmed:
            return
        here = self.chosen_day() or date(self._year, self._month, 1)
        unsure = [status.day for status in self._known.unconfirmed]
        day = next((day for day in unsure if day > here), unsure[0])
        self._year, self._month = day.year, day.month
        self._show_month()
        self.table.setCurrentIndex(self.model.index_of(day))
