"""One box for everything, results as one types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.times import time_vi
from counter_app.services.dossiers import DossierLine
from counter_app.ui.marked import Words, line, sentence_case
from counter_app.ui.theme import GRID
from counter_app.ui.wishes import DossierWish

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Question:
    """What stands in the box."""

    text: str


class DossierTable(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[DossierLine, ...] = ()
        self._columns: tuple[tuple[str, Callable[[DossierLine], str]], ...] = (
            (self.tr("Người nộp"), lambda one: f"{one.applicant}\n{one.id_number}"),
            (self.tr("Hồ sơ"), lambda one: f"{one.code or one.identity}\n{one.procedure}"),
            (self.tr("Tình trạng"), self._status),
        )

    def show_lines(self, lines: tuple[DossierLine, ...]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line_at(self, row: int) -> DossierLine | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, identity: str) -> int:
        return next((row for row, one in enumerate(self._lines) if one.identity == identity), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section][0]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return self._columns[index.column()][1](self._lines[index.row()])

    def _status(self, one: DossierLine) -> str:
        status = sentence_case(one.status_vi)
        first = self.tr("{0} · quá hạn").format(status) if one.late else status
        return f"{first}\n{self.tr('hẹn {0}').format(time_vi(one.due))}" if one.due else first


class _TwoLines(QStyledItemDelegate):
    """Each line of a cell shortened by itself."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        metrics, width = option.fontMetrics, option.rect.width() - 3 * GRID
        lines = str(index.data()).split("\n")
        option.text = "\u2028".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines)


class FindScreen(QWidget):
    asked = Signal(object)  # Question
    opened = Signal(object)  # DossierWish

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.box = line(
            self.tr("Tìm hồ sơ"), longest=500, hint=self.tr("tên không dấu, mã hồ sơ, điện thoại, số định danh …")
        )
        self.told = Words(kind="faint", wraps=True)
        self.model = DossierTable()
        self.table = self._build_table()
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        column.setSpacing(GRID)
        column.addWidget(Words(self.tr("Tìm hồ sơ"), "heading"))
        column.addWidget(self.box)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        self.box.textChanged.connect(self._ask)
        self.box.installEventFilter(self)
        self.show_lines((), "")

    def title(self) -> str:
        """What the rail calls this place."""
        return self.tr("Tìm hồ sơ")

    def _build_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Hồ sơ tìm thấy"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.setItemDelegate(_TwoLines(table))
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.selectionModel().currentRowChanged.connect(self._open)
        return table

    def show_lines(self, lines: tuple[DossierLine, ...], question: str) -> None:
        self.model.show_lines(lines)
        self.table.setVisible(bool(lines))
        self.told.setVisible(not lines)
        self.told.setText(
            self.tr("Không có hồ sơ nào khớp với “{0}” tại quầy này.").format(question)
            if question
            else self.tr("Gõ vài chữ không dấu, hoặc quét giấy tiếp nhận, thẻ căn cước ở bất cứ đâu trong cửa sổ.")
        )

    def fit_rows(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(2 * self.table.fontMetrics().height() + 2 * GRID)

    def choose(self, identity: str) -> None:
        """Mark the row of a dossier that was opened from elsewhere, without opening it again."""
        row = self.model.row_of(identity)
        if row >= 0:
            self.table.selectRow(row)

    def focus_box(self) -> None:
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Enter in the box lead into the results."""
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            down = Qt.Key(event.key()) in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if down and self.model.rowCount():
                self.table.setFocus()
                self.table.selectRow(0)
                return True
        return False

    def _ask(self, text: str) -> None:
        self.asked.emit(Question(text))

    def _open(self, current: QModelIndex, _previous: QModelIndex) -> None:
        found = self.model.line_at(current.row())
        if found is not None:
            self.opened.emit(DossierWish(found.identity))
