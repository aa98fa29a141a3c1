"""One well-behaved table for every list: rows are chosen, copied, opened and sorted by keyboard. Its columns are
remembered and fold away where there is no room (table_columns.py)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelectionModel, QMetaMethod, QModelIndex, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from counter_app.ui.cell_lines import CellLines
from counter_app.ui.table_columns import TableColumns, new_menu
from counter_app.ui.table_model import CODE, KEY, TableModel
from counter_app.ui.theme import GRID


@dataclass(frozen=True)
class Copied:
    """`rows` codes or lines were put together for the clipboard; `unread` of those that were chosen are not there, for
    a long list reads what is looked at."""

    text: str
    rows: int
    unread: int = 0


class Table(QTableView):
    """`lines` of text a row. `rows_at_once`: several may be chosen together. `copy_words` is what the menu calls
    copying what a row is known by, '' where rows have no such thing and Ctrl+C takes them whole."""

    chosen = Signal(object)  # QModelIndex: by a person, not by a list that was renewed
    opened = Signal(object)  # QModelIndex: Enter or double click
    copied = Signal(object)  # Copied
    removing = Signal()  # Delete: the chosen rows out of a list that is being made
    taking_back = Signal()  # Ctrl+Z: what was removed last
    menu_asked = Signal(object)  # QMenu, to put more into

    def __init__(
        self,
        model: TableModel,
        name: str,
        *,
        lines: int = 1,
        rows_at_once: bool = False,
        copy_words: str | None = None,
    ) -> None:
        super().__init__()
        self._lines, self._renewing = lines, False
        self.begins_at: Callable[[], int] = _at_the_top  # the row that the keyboard comes to first
        self._above: list[QObject] = []
        self._copy_words = self.tr("Chép mã") if copy_words is None else copy_words
        self.setModel(model)
        self.setAccessibleName(name)
        self.columns = TableColumns(self, model.shapes)
        self._set_up(rows_at_once)
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
        self.setItemDelegate(CellLines(self, self._lines))

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
        if row < 0 or self.selectionModel().isRowSelected(row):
            return
        self._renewing = True
        self.selectRow(row)
        self._renewing = False

    def choose_first(self) -> None:
        """From a field above: Down leads here."""
        self._begin_at(0)

    def begin(self) -> None:
        """As if nothing had been chosen before."""
        self._begin_at(self.begins_at())

    def _begin_at(self, row: int) -> None:
        self.setFocus()
        if self.model().rowCount():
            was_there = self.currentIndex().row() == row  # the focus alone makes the first row current
            self.selectRow(row)
            if was_there:
                self.chosen.emit(self.currentIndex())

    def choose_nothing(self) -> None:
        """For the next person: no row is marked, and the list begins at its top."""
        self.selectionModel().clear()
        self.scrollToTop()

    def stands_below(self, field: QWidget) -> None:
        """Down in the field leads into the rows."""
        self._above.append(field)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        wanted = down and event.type() == QEvent.Type.KeyPress and watched in self._above
        if wanted and self.isVisible() and self.model().rowCount():
            self.choose_first()
            return True
        return super().eventFilter(watched, event)

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

    def remember(self, settings: Path, name: str) -> None:
        """Keep what a person does to the columns under this name."""
        self.columns.remember(settings, name)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt makes the first row current and marks nothing: Enter and Delete would mean a row that nobody sees."""
        was_nowhere = not self.currentIndex().isValid()
        super().focusInEvent(event)
        by_hand = event.reason() is not Qt.FocusReason.MouseFocusReason
        if by_hand and self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.selectRow(self.begins_at() if was_nowhere else self.currentIndex().row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "columns"):
            self.fit_rows()
            self.columns.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_codes() if self._copy_words else self.copy_lines()
        elif event.key() == Qt.Key.Key_C and event.modifiers() == _CTRL_SHIFT:
            self.copy_lines()
        elif event.key() == Qt.Key.Key_Delete:
            self.removing.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.taking_back.emit()
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
        menu = new_menu(self)
        if self.currentIndex().isValid():
            if self.isSignalConnected(QMetaMethod.fromSignal(self.opened)):
                self._add(menu, self.tr("Mở"), self._open_current, "Return")
            if self._copy_words:
                self._add(menu, self._copy_words, self.copy_codes, "Ctrl+C")
            self._add(menu, self.tr("Chép cả dòng"), self.copy_lines, "Ctrl+Shift+C" if self._copy_words else "Ctrl+C")
            self.menu_asked.emit(menu)
            menu.addSeparator()
        self.columns.add_sorting_to(menu.addMenu(self.tr("Sắp xếp theo")))
        self.columns.add_to(menu.addMenu(self.tr("Cột")))
        return menu

    def _add(self, menu: QMenu, text: str, act: Callable[[], object], key: str) -> None:
        action = menu.addAction(text)
        action.triggered.connect(act)
        action.setShortcut(QKeySequence(key))

    @Slot()
    def copy_codes(self) -> None:
        self._copy([str(index.data(CODE) or "") for index in self._read_rows()])

    @Slot()
    def copy_lines(self) -> None:
        """As they are shown: what is masked on the screen stays masked."""
        header = self.horizontalHeader()
        shown = [place for place in range(header.count()) if not header.isSectionHidden(header.logicalIndex(place))]
        columns = [header.logicalIndex(place) for place in shown]
        lines = [
            "\t".join(str(row.siblingAtColumn(column).data() or "").replace("\n", " · ") for column in columns)
            for row in self._read_rows()
        ]
        self._copy(lines)

    def _copy(self, lines: list[str]) -> None:
        told = [line for line in lines if line]
        if told:
            unread = len(self._chosen_rows()) - len(self._read_rows())
            self.copied.emit(Copied("\n".join(told), len(told), unread))

    def _open_current(self) -> None:
        self.opened.emit(self.currentIndex())

    def _chosen_rows(self) -> list[QModelIndex]:
        return sorted(self.selectionModel().selectedRows(), key=QModelIndex.row)

    def _read_rows(self) -> list[QModelIndex]:
        """Of the chosen ones."""
        model = self._model()
        return [index for index in self._chosen_rows() if model.is_read(index.row())]

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


_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def _at_the_top() -> int:
    return 0
