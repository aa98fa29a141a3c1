"""Once the window can be used, the places that nobody has wanted yet are made, one small piece a turn."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from counter_app.app.places import Places, read_modules
from counter_app.domain.errors import Problem
from counter_app.ui.background import Background, Lane
from counter_app.ui.main_window import MainWindow

REST_MS = 20  # between two pieces the hand has its turn
LOOK_AGAIN_MS = 100  # while what was asked for is still being read


class MakingAhead(QObject):
    """Modules are read on a lane, widgets made in one turn and put into the window in another: none of them holds the
    hand up. A place that is wanted before its time is made at once, and left out here."""

    def __init__(self, places: Places, window: MainWindow, background: Background) -> None:
        super().__init__(window)
        self._places, self._window, self._background = places, window, background
        self._name = ""
        self._reading, self._putting = self._timer(self._read), self._timer(self._put_up)
        window.closed.connect(self.stop)

    @Slot()
    def start(self) -> None:
        self._reading.start(LOOK_AGAIN_MS)

    @Slot()
    def stop(self) -> None:
        self._reading.stop()
        self._putting.stop()

    @Slot()
    def _read(self) -> None:
        left = self._places.left()
        if not left:
            return
        if self._window.isVisible() and self._window.is_idle():
            self._name = left[0]
            self._background.run(Lane.MODULES, partial(read_modules, self._name), self._make, self._not_read)
        else:
            self._reading.start(LOOK_AGAIN_MS)

    def _make(self, _nothing: None) -> None:
        self._places.make(self._name)
        self._putting.start(REST_MS)

    @Slot()
    def _put_up(self) -> None:
        self._places.put_up(self._name)
        self._reading.start(REST_MS)

    def _not_read(self, _problem: Problem) -> None:
        """A bug, logged by then: nothing more is made ahead, and what is wanted is tried when it is wanted."""

    def _timer(self, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(then)
        return timer
