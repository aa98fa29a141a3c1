"""Python's garbage collector, on the window's thread alone."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

LOOK_MS = 1_000
YOUNG, OLD = 1, 2  # generations of the collector
QUIET_SECONDS = 0.05  # of the processor between two looks: somebody at work spends more
PAUSE_LOOKS = 2  # quiet ones in a row: a single one may only have come late
MOST_PUT_OFF = 600  # looks


class Collecting(QObject):
    """By itself the collector runs on whatever thread allocates next: a lane or sync would end widgets and timers of a
    form that the window has let go of, which Qt answers with a crash. From `begin` to `end` it runs here, once a second
    and as deep as it would have by itself. The deepest rounds take as long as a turn may: they wait for a pause."""

    def __init__(self, parent: QObject, spent: Callable[[], float] = time.thread_time) -> None:
        """`spent`: seconds of the processor that the window's thread has used."""
        super().__init__(parent)
        self._spent = spent
        self._spent_before = spent()
        self._quiet = self._put_off = 0  # looks in a row
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
        self._quiet = self._quiet + 1 if self._spent() - self._spent_before < QUIET_SECONDS else 0
        due = _due()
        if due == OLD and self._quiet < PAUSE_LOOKS and self._put_off < MOST_PUT_OFF:
            self._put_off += 1
            due = YOUNG
        elif due == OLD:
            self._put_off = 0
        if due is not None:
            gc.collect(due)
        self._spent_before = self._spent()


def _due() -> int | None:
    pairs = enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
    return max((generation for generation, (counted, most) in pairs if counted > most), default=None)
