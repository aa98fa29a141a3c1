"""A page large enough to be read: over the right part of the window, beside the fields that it is compared with."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from counter_app.ui.digitising.page_view import PageView
from counter_app.ui.marked import Words
from counter_app.ui.scrolling import Scrolling
from counter_app.ui.theme import GRID

PART_OF_THE_WINDOW = 58  # percent of its width


class PageSheet(QFrame):
    """Esc takes it away and leaves no place."""

    left = Signal()

    def __init__(self, page: PageView, cautions: Words) -> None:
        super().__init__()
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFrameShape(QFrame.Shape.Box)
        inside = QWidget()
        around = self._around = Scrolling(inside)
        inside.setProperty("kind", "paper")
        column = QVBoxLayout(inside)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        column.addWidget(cautions)
        column.addWidget(page)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(around)
        page.left.connect(self.left)
        for button in (page.before, page.after, page.back):
            button.installEventFilter(self)
        self.hide()

    def put_over(self, window: QWidget) -> None:
        """As long as it is seen it keeps to the window's right side."""
        if self.parentWidget() is not window:
            self.setParent(window)
            window.installEventFilter(self)
        self._fit(window)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        window = self.parentWidget()
        if watched is window:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._fit(window)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if by is not None:
                self._scroll(by)
                return True
        return super().eventFilter(watched, event)

    def _scroll(self, by: int) -> None:
        """An arrow would lead to the button beside: here it moves the page."""
        bar = self._around.verticalScrollBar()
        bar.setValue(bar.value() + by * bar.pageStep() // 3)

    def event(self, event: QEvent) -> bool:
        wanted = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if wanted and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _fit(self, window: QWidget) -> None:
        wide = window.width() * PART_OF_THE_WINDOW // 100
        self.setGeometry(window.width() - wide, 0, wide, window.height())
