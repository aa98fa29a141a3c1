"""A box over the work: a few letters, and whatever the program can do is listed by name, its key beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui.actions import Action, Actions
from counter_app.ui.marked import Words, line
from counter_app.ui.remembered import Remembered
from counter_app.ui.theme import GRID, current_look

NAME, KEY, WHY_NOT = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2, Qt.ItemDataRole.UserRole + 3
MOST_LETTERS = 100
ROWS_SHOWN = 9
EDGES = 4  # border and padding of a list (theme.qss), above and below
_OWN_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Palette(QFrame):
    """Never modal: a click beside it or Esc puts it away, and the focus goes back to where it was."""

    closed = Signal()

    def __init__(self, actions: Actions, remembered: Remembered, over: QWidget) -> None:
        super().__init__(over)
        self._actions, self._remembered, self._over = actions, remembered, over
        self._place = ""
        self._acts: dict[str, Callable[[], object] | None] = {}
        self._before: QWidget | None = None
        self.setProperty("kind", "palette")
        self.setAccessibleName(self.tr("Gọi việc theo tên"))
        self.box = line(self.tr("Tên việc cần làm"), longest=MOST_LETTERS, hint=self.tr("Gõ vài chữ, không cần dấu"))
        self.model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Các việc tìm thấy"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Row(self.list))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.told = Words(kind="faint", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        for widget in (self.box, self.list, self.told):
            column.addWidget(widget)
        self.box.textChanged.connect(self._show_found)
        self.box.installEventFilter(self)
        self.list.clicked.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(self._tell)
        over.installEventFilter(self)
        actions.grown.connect(self._grew)
        self.hide()

    def call_up(self, place: str) -> None:
        """Above the work of this place, with the letters of last time gone."""
        if self.isVisible():
            self.put_away()
            return
        self._place, self._before = place, QApplication.focusWidget()
        self.box.clear()
        self._show_found("")
        self._fit()
        self.show()
        self.raise_()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def put_away(self) -> None:
        if not self.isVisible():
            return
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.closed.emit()

    def shown(self) -> tuple[str, ...]:
        """Names of the actions in the list, from above."""
        return tuple(str(self.model.item(row).data(NAME)) for row in range(self.model.rowCount()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        if watched is self.box and event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Esc and Enter belong to the box while it is there, not to the window's keys.
            event.setAccepted(event.key() in _OWN_KEYS)
        if watched is self.box and event.type() == QEvent.Type.FocusOut and not self.list.underMouse():
            self.put_away()
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            row = (self.list.currentIndex().row() + step) % max(1, self.model.rowCount())
            self.list.setCurrentIndex(self.model.index(row, 0))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return True
        return False

    @Slot()
    def _grew(self) -> None:
        """A place was made while somebody looks for a name: its own can be called too."""
        if self.isVisible():
            chosen = self.list.currentIndex().data(NAME)
            self._show_found(self.box.text())
            if chosen in self.shown():
                self.list.setCurrentIndex(self.model.index(self.shown().index(chosen), 0))

    @Slot(str)
    def _show_found(self, letters: str) -> None:
        self.model.clear()
        found = self._actions.found(letters, self._place, self._remembered.recent)
        self._acts = {action.name: action.act for action in found}
        for action in found:
            self.model.appendRow(_item(action))
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0, 0))
        else:
            self.told.setText(self.tr("Không có việc nào tên như vậy. Tìm hồ sơ: F3."))

    @Slot()
    def _tell(self) -> None:
        reason = self.list.currentIndex().data(WHY_NOT)
        self.told.setText(str(reason or self.tr("Enter: làm · ↑ ↓: chọn · Esc: quay lại")))

    @Slot()
    def _choose(self) -> None:
        name, reason = self.list.currentIndex().data(NAME), self.list.currentIndex().data(WHY_NOT)
        if not name or reason:
            return
        self._remembered.used(str(name))
        self.put_away()
        act = self._acts.get(str(name))
        if act is not None:
            act()

    def _fit(self) -> None:
        """In the upper middle, as wide as its words need and never beyond the window."""
        row = _row_height(self.list.fontMetrics())
        rows = min(ROWS_SHOWN, max(3, self._over.height() // 2 // row))
        self.list.setFixedHeight(rows * row + EDGES)
        width = min(self._over.width() - 4 * GRID, self.fontMetrics().averageCharWidth() * 72)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move(QPoint((self._over.width() - width) // 2, GRID * 8))


class _Row(QStyledItemDelegate):
    """Name on the left, key on the right; what cannot be done now is faint and says why."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, _row_height(option.fontMetrics))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        name, option.text = option.text, ""
        view: QWidget = option.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        area: QRect = option.rect.adjusted(GRID, 0, -GRID, 0)
        key, why_not = index.data(KEY), index.data(WHY_NOT)
        look, is_chosen = current_look(), bool(option.state & QStyle.StateFlag.State_Selected)
        ink, faint = (look.on_chosen, look.on_chosen) if is_chosen else (look.text, look.faint)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(QColor(faint if why_not else ink))
        metrics = painter.fontMetrics()
        beside = str(why_not or key or "")
        # A pixel more: words as wide as their room are shortened, for widths are rounded.
        room = min(metrics.horizontalAdvance(beside) + 1, area.width() // 2)
        right, left = area.adjusted(area.width() - room, 0, 0, 0), area.adjusted(0, 0, -room - GRID, 0)
        painter.drawText(left, _LEFT, metrics.elidedText(name, Qt.TextElideMode.ElideRight, left.width()))
        painter.setPen(QColor(faint))
        painter.drawText(right, _RIGHT, metrics.elidedText(beside, Qt.TextElideMode.ElideRight, right.width()))
        painter.restore()


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _item(action: Action) -> QStandardItem:
    item = QStandardItem(action.title)
    why_not = action.why_not()
    item.setData(action.name, NAME)
    item.setData(action.shown_key, KEY)
    item.setData(why_not, WHY_NOT)
    told = ", ".join(part for part in (action.title, action.shown_key, why_not) if part)
    item.setData(told, Qt.ItemDataRole.AccessibleTextRole)
    return item


def _row_height(metrics: QFontMetrics) -> int:
    return metrics.height() + GRID
