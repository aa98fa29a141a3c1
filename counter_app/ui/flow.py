"""A row that breaks into more rows where the text is large or the column narrow."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from counter_app.ui.theme import GRID


class Flow(QLayout):
    """Left to right, top to bottom, in the order in which widgets were added."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # by width: the boxes above ask hundreds of times while a window is built
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(GRID)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def items(self) -> tuple[QLayoutItem, ...]:
        return tuple(self._items)

    def count(self) -> int:
        return len(self._still())

    def itemAt(self, index: int) -> QLayoutItem | None:
        items = self._still()
        return items[index] if 0 <= index < len(items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self.invalidate()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def _still(self) -> list[QLayoutItem]:
        """None once Python has let the layout go: Qt goes on asking while the widgets around it end."""
        return getattr(self, "_items", [])

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Qt's word that something in here was added, taken, shown, hidden or has grown."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        left, top, height = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if left > rect.x() and left + size.width() > rect.right() + 1:
                left, top, height = rect.x(), top + height + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(left, top), size.boundedTo(QSize(rect.width(), size.height()))))
            left, height = left + size.width() + self.spacing(), max(height, size.height())
        return top + height - rect.y()


class FlowRow(QWidget):
    """A widget around a flow, so that boxes above ask it for its height."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.flow = Flow(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self.flow.addWidget(widget)

    def add(self, widget: QWidget) -> None:
        self.flow.addWidget(widget)

    def empty(self) -> None:
        """Take everything away."""
        while (item := self.flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
