"""Buttons: Enter presses all of them; one that begins what takes a while cannot be pressed again until that is over."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from counter_app.ui.plain_text import as_said, on_button
from counter_app.ui.theme import current_look

RING = 2  # pixels, as broad as the edge around it


class EnterButton(QPushButton):
    """Pressed by Enter as by Space. Qt leaves that to the desktop: under some of them Enter did nothing at all.

    Its words are shown letter by letter: an & in a name is no mark of a key.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(on_button(text))

    def setText(self, text: str) -> None:
        super().setText(on_button(text))

    def text(self) -> str:
        return as_said(super().text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dark edge on the ground of a main button is no sign that the keys mean it: a pale ring within is."""
        super().paintEvent(event)
        if self.hasFocus() and self.property("kind") == "main":
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(current_look().on_accent), RING))
            inside = QRectF(self.rect()).adjusted(*(1.5 * RING,) * 2, *(-1.5 * RING,) * 2)
            painter.drawRoundedRect(inside, RING, RING)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # a key held down has pressed what was there before already
            self.click()


class ActButton(EnterButton):
    """`setEnabled` says whether its act makes sense; while the act goes on the button rests, whatever makes sense."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._text, self._is_possible, self._is_busy = text, True, False
        if text:
            self.setAccessibleName(text)

    def setEnabled(self, possible: bool) -> None:
        self._is_possible = possible
        super().setEnabled(possible and not self._is_busy)

    def say(self, text: str) -> None:
        """What it does. While it is busy the words wait for the end."""
        self._text = text
        if not self._is_busy:
            self._show_text(text)

    def set_busy(self, *, busy: bool) -> None:
        self._is_busy = busy
        super().setEnabled(self._is_possible and not busy)
        if not busy:
            self._show_text(self._text)

    def say_busy(self, words: str) -> None:
        """That it goes on, in place of what it does."""
        if self._is_busy:
            self._show_text(words)

    def _show_text(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
