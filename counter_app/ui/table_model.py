"""What a table needs of its model, and the model of every list that fits into memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from counter_app.ui.plain_text import in_tip

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
CODE = int(Qt.ItemDataRole.UserRole) + 1  # what Ctrl+C takes of a row
KEY = int(Qt.ItemDataRole.UserRole) + 2  # which thing a row is, kept when the list is renewed
NOTHING = QModelIndex()


@dataclass(frozen=True)
class Shape:
    """A column: as wide as `sample`; `fold` above 0 may be hidden, the higher the sooner where there is no room;
    those that stretch share what is left over. A `firm` one is made narrower last of all: half of a code is no code."""

    title: str
    sample: str
    fold: int = 0
    stretches: bool = False
    firm: bool = False


class TableModel(QAbstractTableModel):
    def __init__(self, shapes: Sequence[Shape]) -> None:
        super().__init__()
        self.shapes = tuple(shapes)

    def row_of(self, key: str) -> int:
        """-1 for a key that is not in the list. Looks at every row; a model that knows its keys is quicker."""
        return next((row for row in range(self.rowCount()) if self.index(row, 0).data(KEY) == key), -1)

    def is_read(self, row: int) -> bool:
        """A model that reads a page at a time has only some of its rows."""
        return 0 <= row < self.rowCount()

    def columnCount(self, parent: Index = NOTHING) -> int:
        return 0 if parent.isValid() else len(self.shapes)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.shapes[section].title
        return None


def said_aloud(title: str, text: str) -> str:
    """What a screen reader says of a cell; one with nothing in it would be silent."""
    return text.replace("\n", ", ") or f"{title}: {QCoreApplication.translate('TableModel', 'trống')}"


@dataclass(frozen=True)
class Column(Generic[Row]):
    """`order` is what the rows are sorted by; `sign` an icon before the text, where a row needs one."""

    shape: Shape
    text: Callable[[Row], str]
    order: Callable[[Row], str]
    sign: Callable[[Row], QIcon | None] | None = None


class RowsModel(TableModel, Generic[Row]):
    """Rows in the order in which they came, or sorted by a column; a cleared sort gives that order back."""

    def __init__(self, columns: Sequence[Column[Row]], key: Callable[[Row], str], code: Callable[[Row], str]) -> None:
        super().__init__([column.shape for column in columns])
        self._columns = tuple(columns)
        self._key, self._code = key, code
        self._came: tuple[Row, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._places: dict[str, int] = {}
        self._sorted: tuple[int, bool] = (-1, False)

    def show(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self._came = tuple(rows)
        self._put_in_order()
        self.endResetModel()

    def row_at(self, row: int) -> Row | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, key: str) -> int:
        return self._places.get(key, -1)

    def came(self) -> tuple[Row, ...]:
        """In the order in which they came."""
        return self._came

    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [(self._key(self._rows[index.row()]), index.column()) for index in before]
        self._sorted = (column, order is Qt.SortOrder.DescendingOrder)
        self._put_in_order()
        self.changePersistentIndexList(before, [self.index(self._places[key], at) for key, at in keys])
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = NOTHING) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index.row())
        if row is None or not index.isValid():
            return None
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return in_tip(column.text(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said_aloud(column.shape.title, column.text(row))
        if role == Qt.ItemDataRole.DecorationRole:
            return column.sign(row) if column.sign else None
        return {CODE: self._code, KEY: self._key}[role](row) if role in (CODE, KEY) else None

    def _put_in_order(self) -> None:
        column, descending = self._sorted
        rows = self._came
        if 0 <= column < len(self._columns):
            rows = tuple(sorted(rows, key=self._columns[column].order, reverse=descending))
        self._rows = rows
        self._places = {self._key(row): place for place, row in enumerate(rows)}
