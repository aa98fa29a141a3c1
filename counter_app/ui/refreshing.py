"""A list that is in front is read again soon after a change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

RELOAD_MS = 1_000  # while many rows come in at once the list is read once a second


class Refreshing(QObject):
    """Connect what changes to `soon`, what must show at once to `now`. Out of sight nothing is read: entering the
    place does. At most once in `pause` milliseconds."""

    def __init__(self, screen: QWidget, load: Callable[[], None], pause: int = RELOAD_MS) -> None:
        super().__init__(screen)
        self._screen, self._load = screen, load
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause)
        self._pause.timeout.connect(self.now)

    @Slot()
    def soon(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    @Slot()
    def now(self) -> None:
        if self._screen.isVisible():
            self._load()
