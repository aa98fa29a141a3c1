"""The queue as a table for a hundred thousand rows: it knows their order, and holds those that were looked at last."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon

from counter_app.domain.times import time_vi
from counter_app.services.handing_in import QueueOrder, QueueRow
from counter_app.ui.how_long import age_words
from counter_app.ui.icons import Icon, icon
from counter_app.ui.language import either
from counter_app.ui.plain_text import in_tip
from counter_app.ui.table_model import CODE, KEY, NOTHING, Index, Shape, TableModel, said_aloud
from counter_app.ui.theme import current_look

PAGE = 100
ROWS_KEPT = 2_000
LONG_CODE = "000.00.10.H19-261121-000001"  # codes of other systems are longer than those made here
WRITTEN, AGE, DESK, DOSSIER, KIND, STATE = range(6)
SORTED_BY = (
    QueueOrder.WRITTEN,
    QueueOrder.WRITTEN,
    QueueOrder.DESK,
    QueueOrder.DOSSIER,
    QueueOrder.KIND,
    QueueOrder.PROOF,
)


@dataclass(frozen=True)
class PageWish:
    """Wanted: the rows with these sequences, page `number` of the list `generation`."""

    generation: int
    number: int
    sequences: tuple[int, ...]


@dataclass(frozen=True)
class SortWish:
    """`by` None: as the list is by itself, the oldest first."""

    by: QueueOrder | None
    descending: bool


class QueueModel(TableModel):
    """`page_wanted(PageWish)` asks; `put_page` answers. A row not here yet reads …, and says so no longer than that."""

    page_wanted = Signal(object)
    sort_wanted = Signal(object)

    def __init__(self) -> None:
        shapes = (
            Shape(self.tr("Ghi lúc"), "21/11/2026 09:15", fold=2),
            Shape(self.tr("Đã chờ"), "23 giờ 59 phút"),
            Shape(self.tr("Quầy"), "Quầy số 12", fold=3),
            Shape(self.tr("Hồ sơ"), LONG_CODE, firm=True),
            Shape(self.tr("Việc"), "Lập bảng kê bàn giao hồ sơ bưu chính", stretches=True),
            Shape(self.tr("Tình trạng"), "Trung tâm đã ký nhận", fold=1),
        )
        super().__init__(shapes)
        self._order: array[int] = array("q")
        self._rows: OrderedDict[int, QueueRow] = OrderedDict()
        self._fresh: set[int] = set()
        self._asked: set[int] = set()
        self._generation = 0
        self._texts: tuple[Callable[[QueueRow], str], ...] = (
            lambda row: time_vi(row.entered) if row.entered else "",
            lambda row: either(*age_words(row.age)) if not row.proved else "",
            lambda row: either(row.desk_vi, row.desk_en),
            lambda row: row.code or row.dossier or "",
            lambda row: either(row.vi, row.en),
            self._state,
        )

    def show_order(self, order: array[int]) -> None:
        """Another list, or the same renewed: rows that were here stay readable until they are read again."""
        self.beginResetModel()
        self._order = order
        self._generation += 1
        self._fresh.clear()
        self._asked.clear()
        self.endResetModel()

    def put_page(self, wish: PageWish, rows: tuple[QueueRow, ...]) -> None:
        if wish.generation != self._generation:
            return
        self._asked.discard(wish.number)
        for row in rows:
            self._rows[row.sequence] = row
            self._rows.move_to_end(row.sequence)
        self._fresh.update(wish.sequences)  # one that is gone is not asked for again and again
        while len(self._rows) > ROWS_KEPT:
            gone, _row = self._rows.popitem(last=False)
            self._fresh.discard(gone)
        first = wish.number * PAGE
        last = min(first + PAGE, len(self._order)) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def forget(self, wish: PageWish) -> None:
        """It was overtaken by others: asked for again when somebody looks."""
        if wish.generation == self._generation:
            self._asked.discard(wish.number)

    def row_at(self, index: Index) -> QueueRow | None:
        return self._row(index.row()) if index.isValid() else None

    def row_of(self, key: str) -> int:
        try:
            return self._order.index(int(key))
        except ValueError:
            return -1

    def is_read(self, row: int) -> bool:
        return 0 <= row < len(self._order) and self._order[row] in self._rows

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """In the database; the list that is shown stays until the other is here."""
        descending = order is Qt.SortOrder.DescendingOrder
        # What has waited longest was written first.
        self.sort_wanted.emit(SortWish(SORTED_BY[column] if column >= 0 else None, descending != (column == AGE)))

    def rowCount(self, parent: Index = NOTHING) -> int:
        return 0 if parent.isValid() else len(self._order)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._order):
            return None
        if role == KEY:
            return str(self._order[index.row()])
        if role == CODE:
            row = self._rows.get(self._order[index.row()])
            return row.code or row.dossier or "" if row else ""
        if role == Qt.ItemDataRole.DecorationRole:
            return self._sign(self._rows.get(self._order[index.row()])) if index.column() == STATE else None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self._row(index.row())
        text = "…" if row is None else self._texts[index.column()](row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said_aloud(self.shapes[index.column()].title, text)
        return in_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text

    def _row(self, number: int) -> QueueRow | None:
        sequence = self._order[number]
        if sequence not in self._fresh:
            self._ask(number // PAGE)
        return self._rows.get(sequence)

    def _ask(self, page: int) -> None:
        if page not in self._asked:
            self._asked.add(page)
            sequences = tuple(self._order[page * PAGE : (page + 1) * PAGE])
            self.page_wanted.emit(PageWish(self._generation, page, sequences))

    def _state(self, row: QueueRow) -> str:
        if row.is_troubled or (row.proved and row.reason_vi):
            return either(row.reason_vi, row.reason_en)
        return self.tr("Trung tâm đã ký nhận") if row.proved else self.tr("Chờ chuyển")

    def _sign(self, row: QueueRow | None) -> QIcon | None:
        if row is None:
            return None
        look = current_look()
        if row.is_troubled:
            return icon(Icon.CONFLICT, look.problem)
        return icon(Icon.DONE, look.good) if row.proved else icon(Icon.CLOCK, look.faint)
