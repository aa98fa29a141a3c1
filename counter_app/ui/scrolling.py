"""A page that is longer than its window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget
from shiboken6 import isValid

from counter_app.ui.application import application
from counter_app.ui.single_shot import single_shot
from counter_app.ui.theme import GRID


class Scrolling(QScrollArea):
    """Up and down alone; the focus goes into it, never onto it, and is seen wherever it goes: Qt scrolls for the Tab
    key alone, and what a form or a key chose below the edge was typed into unseen."""

    def __init__(self, page: QWidget | None = None) -> None:
        super().__init__()
        self._part: QWidget | None = None  # to be seen rather than the hand
        self._follows = False  # the hand is in it, and nobody has scrolled away from it
        self._soon = single_shot(self, 0, self._show)  # what came up with it is laid out first
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        application().focusChanged.connect(self._focus_moved)
        if page is not None:
            self.setWidget(page)

    @Slot(QWidget)
    def show_part(self, part: QWidget) -> None:
        """Rather than the hand, until that goes on."""
        self._part = part
        self._soon.start()

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _left: QWidget | None, _now: QWidget | None) -> None:
        """Not while a button of the mouse is down: what it presses must not go from under it."""
        self._part, self._follows = None, self._hand() is not None
        if self._follows and not QApplication.mouseButtons():
            self._soon.start()

    @Slot()
    def _scrolled(self) -> None:
        self._follows = self._sees_hand()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What comes up over the hand must not push it out of sight."""
        if self._follows and watched is self.widget() and event.type() == QEvent.Type.Resize:
            self._soon.start()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Nor must what comes up below the area cover it."""
        super().resizeEvent(event)
        if self._follows and event.size().height() < event.oldSize().height():
            self._soon.start()

    def _hand(self) -> QWidget | None:
        """Whatever has the focus, where that is in the page."""
        hand, page = QApplication.focusWidget(), self.widget()
        return hand if hand is not None and page is not None and page.isAncestorOf(hand) else None

    def _sees_hand(self) -> bool:
        hand = self._hand()
        if hand is None:
            return False
        top = self._top(hand)
        return top < self.viewport().height() and top + hand.height() > 0

    def _top(self, part: QWidget) -> int:
        return part.mapTo(self.viewport(), QPoint()).y()

    def _show(self) -> None:
        """The hand with the line above it, which says what a field is."""
        hand = self._hand()
        if hand is not None:
            self._bring(hand, hand.fontMetrics().lineSpacing() + GRID)
        if self._part is not None and isValid(self._part) and self._part.isVisible():
            self._bring(self._part, GRID)

    def _bring(self, part: QWidget, above: int) -> None:
        """With as many pixels above it as there is room for; of what is higher than the area, the beginning."""
        top = self._top(part) + self.verticalScrollBar().value()
        room = max(self.viewport().height() - part.height(), 0)
        self.ensureVisible(0, top + part.height() + GRID, 0, 0)
        self.ensureVisible(0, top - min(above, room), 0, 0)
