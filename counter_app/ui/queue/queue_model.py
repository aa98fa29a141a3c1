"""The queue as a table for a hundred thousand rows: pages fetched as one scrolls, only the last few kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from counter_app.domain.times import time_vi
from counter_app.services.handing_in import QueueRow
from counter_app.ui.language import either

PAGE = 200
PAGES_KEPT = 12
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class PageWish:
    """Wanted: page `number`, which begins after the row whose key is `after` (None: the first page)."""

    number: int
    after: int | None


class QueueModel(QAbstractTableModel):
    """`page_wanted(PageWish)` asks; `put_page` answers. A row not here yet reads …"""

    page_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pages: OrderedDict[int, tuple[QueueRow, ...]] = OrderedDict()
        self._begins: list[int | None] = [None]
        self._rows = 0
        self._complete = False
        self._asked: set[int] = set()
        self._columns: tuple[tuple[str, Callable[[QueueRow], str]], ...] = (
            (self.tr("Ghi lúc"), lambda row: time_vi(row.entered) if row.entered else ""),
            (self.tr("Đã chờ"), lambda row: either(*age_words(row.age)) if not row.proved else ""),
            (self.tr("Quầy"), lambda row: either(row.desk_vi, row.desk_en)),
            (self.tr("Hồ sơ"), lambda row: row.code or row.dossier or ""),
            (self.tr("Việc"), lambda row: either(row.vi, row.en)),
            (self.tr("Tình trạng"), self._state),
        )

    def restart(self, first: tuple[QueueRow, ...]) -> None:
        """Forget everything and begin with this first page."""
        self.beginResetModel()
        self._pages.clear()
        self._begins, self._rows, self._complete = [None], 0, False
        self._asked.clear()
        self._keep(0, first)
        self._rows = len(first)
        self.endResetModel()

    def put_page(self, number: int, rows: tuple[QueueRow, ...]) -> None:
        self._asked.discard(number)
        if number >= len(self._begins):
            return
        first = number * PAGE
        grows_by = first + len(rows) - self._rows
        if grows_by > 0:
            self.beginInsertRows(QModelIndex(), self._rows, self._rows + grows_by - 1)
            self._rows += grows_by
        self._keep(number, rows)
        if grows_by > 0:
            self.endInsertRows()
        if rows:
            self.dataChanged.emit(self.index(first, 0), self.index(first + len(rows) - 1, self.columnCount() - 1))

    def row_at(self, index: Index) -> QueueRow | None:
        return self._row(index.row()) if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._complete and len(self._begins) - 1 not in self._asked

    def fetchMore(self, parent: Index) -> None:
        self._ask(len(self._begins) - 1)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section][0]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self._row(index.row())
        return "…" if row is None else self._columns[index.column()][1](row)

    def _row(self, number: int) -> QueueRow | None:
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self._ask(page)
            return None
        self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def _ask(self, page: int) -> None:
        if page not in self._asked:
            self._asked.add(page)
            self.page_wanted.emit(PageWish(page, self._begins[page]))

    def _keep(self, number: int, rows: tuple[QueueRow, ...]) -> None:
        self._pages[number] = rows
        self._pages.move_to_end(number)
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        if number == len(self._begins) - 1:
            self._complete = len(rows) < PAGE
            if not self._complete:
                self._begins.append(rows[-1].sequence)

    def _state(self, row: QueueRow) -> str:
        if row.reason_vi:
            return either(row.reason_vi, row.reason_en)
        return self.tr("Trung tâm đã ký nhận") if row.proved else self.tr("Chờ chuyển")


def age_words(age: timedelta) -> tuple[str, str]:
    """How long, as one says it: 5 phút, 3 giờ 20 phút, 2 ngày."""
    minutes = max(0, int(age.total_seconds())) // 60
    hours, days = minutes // 60, minutes // 1440
    if days:
        return f"{days} ngày", f"{days} d"
    if hours:
        return f"{hours} giờ {minutes % 60:02d} phút", f"{hours} h {minutes % 60:02d} min"
    return (f"{minutes} phút", f"{minutes} min") if minutes else ("vừa xong", "just now")
