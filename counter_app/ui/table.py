"""One well-behaved table for every list: rows are chosen, copied, opened and sorted by keyboard, columns are remembered
and fold away where there is no room, and a sentence stands in its place when it is empty."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSettings,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui.marked import Words
from counter_app.ui.table_model import CODE, KEY, TableModel
from counter_app.ui.theme import GRID, text_scale

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Copied:
    """`rows` codes or lines were put together for the clipboard."""

    text: str
    rows: int


class Table(QTableView):
    """`lines` of text a row. `rows_at_once`: several may be chosen together."""

    chosen = Signal(object)  # QModelIndex: by a person, not by a list that was renewed
    opened = Signal(object)  # QModelIndex: Enter or double click
    copied = Signal(object)  # Copied
    menu_asked = Signal(object)  # QMenu, to put more into

    def __init__(self, model: TableModel, name: str, *, lines: int = 1, rows_at_once: bool = False) -> None:
        super().__init__()
        self._columns, self._lines = model.shapes(), lines
        self._settings: QSettings | None = None
        self._place = ""
        self._left_out: frozenset[int] = frozenset()
        self._wanted: dict[int, bool] = {}
        self._is_dragged = self._arranging = self._renewing = False
        self.setModel(model)
        self.setAccessibleName(name)
        self._set_up(rows_at_once)
        self._set_up_header()
        self.selectionModel().currentRowChanged.connect(self._choose)

    def _set_up(self, rows_at_once: bool) -> None:
        mode = QAbstractItemView.SelectionMode
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(mode.ExtendedSelection if rows_at_once else mode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setItemDelegate(_Lines(self))

    def _set_up_header(self) -> None:
        header = self._header = _Header()
        self.setHorizontalHeader(header)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.setSectionsMovable(True)
        header.setResizeContentsPrecision(0)
        header.setMinimumSectionSize(4 * GRID)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_column_menu)
        header.sectionResized.connect(self._dragged)
        header.sectionMoved.connect(self._keep)
        header.sortIndicatorChanged.connect(self._keep)

    # ------------------------------------------------------------------- rows

    def renew(self, show: Callable[[], None]) -> None:
        """Change the rows by `show`; what was chosen and what is at the top of the view stay where they are."""
        current, chosen = self.currentIndex(), self._chosen_keys()
        key, row, top = str(current.data(KEY) or ""), current.row(), self.verticalScrollBar().value()
        self._renewing = True
        try:
            show()
            self._choose_again(key, row, chosen)
            self.verticalScrollBar().setValue(top)
        finally:
            self._renewing = False

    def choose_key(self, key: str) -> None:
        """Mark a row without telling anybody."""
        row = self._model().row_of(key)
        if row < 0 or self.currentIndex().row() == row:
            return
        self._renewing = True
        self.selectRow(row)
        self._renewing = False

    def choose_first(self) -> None:
        """From a field above: Down leads here."""
        self.setFocus()
        if self.model().rowCount():
            was_there = self.currentIndex().row() == 0  # the focus alone makes the first row current
            self.selectRow(0)
            if was_there:
                self.chosen.emit(self.currentIndex())

    def selectRow(self, row: int) -> None:
        """This one alone, whichever keys are held down: Qt's own adds to the selection while Ctrl is."""
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), flag.ClearAndSelect | flag.Rows)

    def fit_rows(self) -> None:
        side = self.fontMetrics().height()
        self.setIconSize(QSize(side, side))
        self.verticalHeader().setDefaultSectionSize(self._lines * self.fontMetrics().height() + 2 * GRID - 4)

    def keyboardSearch(self, search: str) -> None:
        """Never: it would look through a hundred thousand rows that are not here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_codes()
        elif event.key() == Qt.Key.Key_C and event.modifiers() == _CTRL_SHIFT:
            self.copy_lines()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the right button or the menu key."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self.visualRect(self.currentIndex()).bottomLeft() if by_key else event.pos()
        self.row_menu().popup(self.viewport().mapToGlobal(place))

    def row_menu(self) -> QMenu:
        menu = _menu(self)
        if self.currentIndex().isValid():
            self._add(menu, self.tr("Mở"), self._open_current, "Return")
            self._add(menu, self.tr("Chép mã"), self.copy_codes, "Ctrl+C")
            self._add(menu, self.tr("Chép cả dòng"), self.copy_lines, "Ctrl+Shift+C")
            self.menu_asked.emit(menu)
            menu.addSeparator()
        self._add_columns(menu.addMenu(self.tr("Cột")))
        return menu

    @Slot()
    def copy_codes(self) -> None:
        self._copy([str(index.data(CODE) or "") for index in self._chosen_rows()])

    @Slot()
    def copy_lines(self) -> None:
        """As they are shown: what is masked on the screen stays masked."""
        header = self.horizontalHeader()
        shown = [place for place in range(header.count()) if not header.isSectionHidden(header.logicalIndex(place))]
        columns = [header.logicalIndex(place) for place in shown]
        lines = [
            "\t".join(str(row.siblingAtColumn(column).data() or "").replace("\n", " · ") for column in columns)
            for row in self._chosen_rows()
        ]
        self._copy(lines)

    def _copy(self, lines: list[str]) -> None:
        told = [line for line in lines if line]
        if told:
            self.copied.emit(Copied("\n".join(told), len(told)))

    def _open_current(self) -> None:
        self.opened.emit(self.currentIndex())

    def _chosen_rows(self) -> list[QModelIndex]:
        return sorted(self.selectionModel().selectedRows(), key=QModelIndex.row)

    def _chosen_keys(self) -> list[str]:
        return [str(index.data(KEY)) for index in self._chosen_rows()]

    def _choose_again(self, key: str, row: int, chosen: Iterable[str]) -> None:
        model, selection = self._model(), self.selectionModel()
        flag = selection.SelectionFlag
        again = model.row_of(key) if key else -1
        near = again if again >= 0 else min(row, model.rowCount() - 1)
        if near >= 0:
            selection.setCurrentIndex(model.index(near, 0), flag.NoUpdate)
        for one in chosen:
            at = model.row_of(one)
            if at >= 0:
                selection.select(model.index(at, 0), flag.Select | flag.Rows)

    def _choose(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._renewing and current.isValid():
            self.chosen.emit(current)

    def _model(self) -> TableModel:
        model = self.model()
        assert isinstance(model, TableModel)
        return model

    # ------------------------------------------------------------------- columns

    def remember(self, settings: Path, name: str) -> None:
        """Keep order, widths, sorting and which columns are shown under this name."""
        self._settings, self._place = QSettings(str(settings), QSettings.Format.IniFormat), f"columns/{name}"
        self._restore()

    def leave_out(self, columns: Iterable[int]) -> None:
        """Columns that say nothing of what the list holds now."""
        self._left_out = frozenset(columns)
        self.arrange()

    @Slot()
    def arrange(self) -> None:
        """What does not fit folds away, first what can be spared most; what is left over goes to the widest wish."""
        self._arranging = True
        wanted = [column for column in range(len(self._columns)) if self._is_wanted(column)]
        folding = sorted(
            (column for column in wanted if self._columns[column].fold and not self._wanted.get(column)),
            key=lambda column: -self._columns[column].fold,
        )
        room = self.viewport().width()
        while folding and sum(self._natural(column) for column in wanted) > room:
            wanted.remove(folding.pop(0))
        for column in range(len(self._columns)):
            self.setColumnHidden(column, column not in wanted)
        if not self._is_dragged:
            self._share_out(wanted, room)
        self._arranging = False

    def _share_out(self, shown: list[int], room: int) -> None:
        spare = max(0, room - sum(self._natural(column) for column in shown))
        stretching = [column for column in shown if self._columns[column].stretches] or shown[-1:]
        for column in shown:
            more = spare // len(stretching) if column in stretching else 0
            self.horizontalHeader().resizeSection(column, self._natural(column) + more)

    def _is_wanted(self, column: int) -> bool:
        return column not in self._left_out and self._wanted.get(column, True)

    def _natural(self, column: int) -> int:
        sample = self._columns[column].sample.split("\n")
        widest = max(self.fontMetrics().horizontalAdvance(line) for line in (*sample, self._columns[column].title))
        return widest + 3 * GRID

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.model() is not None:
            self.fit_rows()
            self._restore()

    def _restore(self) -> None:
        self._is_dragged = False
        if self._settings is not None:
            self._arranging = True
            hidden, kept = self._settings.value(f"{self._place}/shown"), self._settings.value(self._key())
            self._wanted = _choices(hidden, len(self._columns))
            self._is_dragged = isinstance(kept, QByteArray) and self.horizontalHeader().restoreState(kept)
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
            self._settings.setValue(self._key(), self.horizontalHeader().saveState())

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
    def reset_columns(self) -> None:
        if self._settings is not None:
            self._settings.remove(self._place)
        self._wanted, self._is_dragged = {}, False
        header = self.horizontalHeader()
        for column in range(len(self._columns)):
            header.moveSection(header.visualIndex(column), column)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.arrange()

    @Slot(QPoint)
    def _show_column_menu(self, place: QPoint) -> None:
        menu = _menu(self)
        self._add_columns(menu)
        menu.popup(self.horizontalHeader().mapToGlobal(place))

    def _add_columns(self, menu: QMenu) -> None:
        for number, column in enumerate(self._columns):
            action = _ColumnAction(menu, self, number, column.title)
            action.setEnabled(number not in self._left_out and bool(column.fold))
            menu.addAction(action)
        menu.addSeparator()
        self._add(menu, self.tr("Đặt lại cột"), self.reset_columns)

    def _add(self, menu: QMenu, text: str, act: Callable[[], object], key: str = "") -> None:
        action = menu.addAction(text)
        action.triggered.connect(act)
        if key:
            action.setShortcut(QKeySequence(key))


_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class _Header(QHeaderView):
    """Knows whether a hand is on it."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.is_pressed = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.is_pressed = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.is_pressed = False


class _ColumnAction(QAction):
    """Show or hide one column; the first cannot be hidden."""

    def __init__(self, menu: QMenu, table: Table, column: int, title: str) -> None:
        super().__init__(title, menu)
        self._table, self._column = table, column
        self.setCheckable(True)
        self.setChecked(not table.isColumnHidden(column))
        self.toggled.connect(self._toggle)

    @Slot(bool)
    def _toggle(self, on: bool) -> None:
        self._table.show_column(self._column, shown=on)


class _Lines(QStyledItemDelegate):
    """Each line of a cell shortened by itself."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        sign = option.decorationSize.width() + GRID if not option.icon.isNull() else 0
        metrics, width = option.fontMetrics, option.rect.width() - 3 * GRID - sign
        lines = str(index.data() or "").split("\n")
        option.text = "\u2028".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines)


class TableOrWords(QStackedWidget):
    """The table, or the sentence that stands in its place; either takes all the height that is left."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.table, self.empty = table, Words(kind="faint", wraps=True)
        sentence = QWidget()
        column = QVBoxLayout(sentence)
        column.setContentsMargins(0, GRID, 0, 0)
        column.addWidget(self.empty)
        column.addStretch(1)
        self.addWidget(table)
        self.addWidget(sentence)

    def say(self, sentence: str) -> None:
        """What would stand here; '' shows the table."""
        self.empty.setText(sentence)
        self.setCurrentIndex(1 if sentence else 0)


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _choices(kept: object, columns: int) -> dict[int, bool]:
    """What a settings file may hold, however it was touched."""
    rows = kept if isinstance(kept, list) else [kept] if isinstance(kept, str) else []
    pairs = (str(row).partition(":") for row in rows)
    return {int(at): on == "1" for at, _colon, on in pairs if at.isdecimal() and int(at) < columns}
