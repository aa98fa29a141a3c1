"""The columns of a table: as wide as their words need, folded away and narrowed where there is no room, dragged,
shown, put in another order and sorted by a person, and all of that remembered."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QPoint, QSettings, Qt, Slot
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from counter_app.ui.table_model import Shape
from counter_app.ui.theme import GRID, text_scale

LEAST_LETTERS = 9  # of a column that is narrowed


class Header(QHeaderView):
    """Knows whether a hand is on it."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.is_pressed = False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setStretchLastSection(True)
        self.setSectionsMovable(True)
        self.setResizeContentsPrecision(0)
        self.setMinimumSectionSize(4 * GRID)
        self.setSortIndicatorClearable(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.is_pressed = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.is_pressed = False


class TableColumns(QObject):
    """Of one table, whose header it makes."""

    def __init__(self, table: QTableView, shapes: tuple[Shape, ...]) -> None:
        super().__init__(table)
        self._table, self._shapes = table, shapes
        self._settings: QSettings | None = None
        self._place = ""
        self._left_out: frozenset[int] = frozenset()
        self._room_given: frozenset[int] = frozenset()
        self._wanted: dict[int, bool] = {}
        self._is_dragged = self._arranging = False
        self._header = Header()
        table.setHorizontalHeader(self._header)
        table.setSortingEnabled(True)
        self._header.customContextMenuRequested.connect(self._show_menu)
        self._header.sectionResized.connect(self._dragged)
        self._header.sectionMoved.connect(self._keep)
        self._header.sortIndicatorChanged.connect(self._keep)
        self._header.sortIndicatorChanged.connect(self._show_current)

    def remember(self, settings: Path, name: str) -> None:
        """Keep order, widths, sorting and which columns are shown under this name."""
        self._settings, self._place = QSettings(str(settings), QSettings.Format.IniFormat), f"columns/{name}"
        self.restore()

    def leave_out(self, columns: Iterable[int], *, widens_others: bool = False) -> None:
        """Columns that say nothing of what the list holds now. `widens_others`: their room goes to those that stretch,
        and brings none back that had folded away."""
        self._left_out = frozenset(columns)
        self._room_given = self._left_out if widens_others else frozenset()
        self.arrange()

    def natural(self, column: int) -> int:
        """Pixels that the sample of the column and its title need. Two more than the room that CellLines leaves: words
        as wide as their room are shortened, for widths are rounded."""
        shape, metrics = self._shapes[column], self._table.fontMetrics()
        widest = max(metrics.horizontalAdvance(line) for line in (*shape.sample.split("\n"), shape.title))
        return widest + 3 * GRID + 2

    # ------------------------------------------------------------------- room

    @Slot()
    def arrange(self) -> None:
        """What does not fit folds away, first what can be spared most; then the others become narrower. What is left
        over goes to those that stretch."""
        self._arranging = True
        wanted = [column for column in range(len(self._shapes)) if self._is_wanted(column)]
        folding = sorted(
            (column for column in wanted if self._shapes[column].fold and not self._wanted.get(column)),
            key=lambda column: -self._shapes[column].fold,
        )
        room = self._table.viewport().width()
        given = sum(map(self.natural, self._room_given))
        while folding and sum(self.natural(column) for column in wanted) + given > room:
            wanted.remove(folding.pop(0))
        for column in range(len(self._shapes)):
            self._table.setColumnHidden(column, column not in wanted)
        if not self._is_dragged:
            self._share_out(wanted, room)
        self._arranging = False

    def _share_out(self, shown: list[int], room: int) -> None:
        widths = self._narrowed({column: self.natural(column) for column in shown}, room)
        spare = max(0, room - sum(widths.values()))
        stretching = [column for column in shown if self._shapes[column].stretches] or shown[-1:]
        for column in shown:
            more = spare // len(stretching) if column in stretching else 0
            self._header.resizeSection(column, widths[column] + more)

    def _narrowed(self, widths: dict[int, int], room: int) -> dict[int, int]:
        """Each gives of what it has above a few letters; a code gives last, half of it is no code."""
        least = self._table.fontMetrics().averageCharWidth() * LEAST_LETTERS + 3 * GRID
        for firm in (False, True):
            over = sum(widths.values()) - room
            givers = {
                column: max(0, width - least) for column, width in widths.items() if self._shapes[column].firm is firm
            }
            whole = sum(givers.values())
            if over > 0 and whole:
                taken = min(over, whole)
                widths |= {column: widths[column] - -(-taken * gives // whole) for column, gives in givers.items()}
        return widths

    def _is_wanted(self, column: int) -> bool:
        return column not in self._left_out and self._wanted.get(column, True)

    # ------------------------------------------------------------------- kept

    def restore(self) -> None:
        """As a person left them at this size of text."""
        self._is_dragged = False
        if self._settings is not None:
            self._arranging = True
            hidden, kept = self._settings.value(f"{self._place}/shown"), self._settings.value(self._key())
            self._wanted = _choices(hidden, len(self._shapes))
            self._is_dragged = isinstance(kept, QByteArray) and self._header.restoreState(kept)
            self._arranging = False
        self.arrange()

    @Slot()
    def _dragged(self) -> None:
        # Only a hand drags: resizing by layout must not freeze the widths.
        if not self._arranging and self._header.is_pressed:
            self._is_dragged = True
            self._keep()

    @Slot()
    def _keep(self) -> None:
        if self._settings is not None and not self._arranging:
            self._settings.setValue(self._key(), self._header.saveState())

    @Slot()
    def _show_current(self) -> None:
        """The row under the hand is seen where it stands now."""
        current = self._table.currentIndex()
        if current.isValid():
            self._table.scrollTo(current)

    def sort_by(self, column: int) -> None:
        """As a click on its title does: the other way round the second time. -1: in the order in which rows came."""
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        again = column == self._header.sortIndicatorSection() and self._header.sortIndicatorOrder() is up
        self._header.setSortIndicator(column, down if again else up)

    def _key(self) -> str:
        """Widths belong to a size of text."""
        return f"{self._place}/state-{text_scale() * 100:.0f}"

    def show_column(self, column: int, *, shown: bool) -> None:
        """By a person, who wins over what would fold."""
        self._wanted[column] = shown
        if self._settings is not None:
            self._settings.setValue(f"{self._place}/shown", [f"{at}:{int(one)}" for at, one in self._wanted.items()])
        self.arrange()

    @Slot()
    def reset(self) -> None:
        if self._settings is not None:
            self._settings.remove(self._place)
        self._wanted, self._is_dragged = {}, False
        for column in range(len(self._shapes)):
            self._header.moveSection(self._header.visualIndex(column), column)
        self._header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.arrange()

    # ------------------------------------------------------------------- menu

    def add_sorting_to(self, menu: QMenu) -> None:
        """Every column that is shown: a click on a title is out of the keyboard's reach."""
        by = self._header.sortIndicatorSection()
        titles = [(at, shape.title) for at, shape in enumerate(self._shapes) if not self._table.isColumnHidden(at)]
        for number, title in (*titles, (-1, self.tr("Như ban đầu"))):
            action = _SortAction(menu, self, number, title)
            action.setChecked(number == by)
            menu.addAction(action)

    def add_to(self, menu: QMenu) -> None:
        """Every column to be shown or hidden."""
        for number, shape in enumerate(self._shapes):
            shown = not self._table.isColumnHidden(number)
            action = _ColumnAction(menu, self, number, shape.title, shown=shown)
            action.setEnabled(number not in self._left_out and bool(shape.fold))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.tr("Đặt lại cột")).triggered.connect(self.reset)

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        menu = new_menu(self._table)
        self.add_sorting_to(menu.addMenu(self.tr("Sắp xếp theo")))
        menu.addSeparator()
        self.add_to(menu)
        menu.popup(self._header.mapToGlobal(place))


class _SortAction(QAction):
    """Sort by one column."""

    def __init__(self, menu: QMenu, columns: TableColumns, column: int, title: str) -> None:
        super().__init__(title, menu)
        self._columns, self._column = columns, column
        self.setCheckable(True)
        self.triggered.connect(self._sort)

    @Slot()
    def _sort(self) -> None:
        self._columns.sort_by(self._column)


class _ColumnAction(QAction):
    """Show or hide one column."""

    def __init__(self, menu: QMenu, columns: TableColumns, column: int, title: str, *, shown: bool) -> None:
        super().__init__(title, menu)
        self._columns, self._column = columns, column
        self.setCheckable(True)
        self.setChecked(shown)
        self.toggled.connect(self._toggle)

    @Slot(bool)
    def _toggle(self, on: bool) -> None:
        self._columns.show_column(self._column, shown=on)


def new_menu(parent: QTableView) -> QMenu:
    """One that goes when it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _choices(kept: object, columns: int) -> dict[int, bool]:
    """What a settings file may hold, however it was touched."""
    rows = kept if isinstance(kept, list) else [kept] if isinstance(kept, str) else []
    pairs = (str(row).partition(":") for row in rows)
    return {int(at): on == "1" for at, _colon, on in pairs if at.isdecimal() and int(at) < columns}
