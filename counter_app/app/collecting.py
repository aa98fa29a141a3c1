"""Python's garbage collector, on the window's thread alone."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

LOOK_MS = 1_000


class Collecting(QObject):
    """By itself the collector runs on whatever thread allocates next: a lane or sync would end widgets and timers of a
    form that the window has let go of, which Qt answers with a crash. From `begin` to `end` it runs here, once a second
    and as deep as it would have by itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        gc.disable()
        self._timer.start()

    def end(self) -> None:
        self._timer.stop()
        gc.enable()

    @Slot()
    def look(self) -> None:
        """The oldest generation that is due, and with it the younger ones."""
        due = [
            generation
            for generation, (counted, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if counted > most
        ]
        if due:
            gc.collect(due[-1])
