"""Once the window can be used, the places that nobody has wanted yet are made, one small piece a turn."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from counter_app.app.places import Places, read_modules
from counter_app.domain.errors import Problem
from counter_app.domain.fault_places import fault_places
from counter_app.ui.background import Background, Lane
from counter_app.ui.main_window import MainWindow

REST_MS = 20  # between two pieces the hand has its turn
LOOK_AGAIN_MS = 100  # while what was asked for is still being read

_log = logging.getLogger(__name__)


class MakingAhead(QObject):
    """Modules are read on a lane, widgets made in one turn and put into the window in another: none of them holds the
    hand up. A place that is wanted before its time is made at once, and left out here."""

    def __init__(self, places: Places, window: MainWindow, background: Background) -> None:
        super().__init__(window)
        self._places, self._window, self._background = places, window, background
        self._name = ""
        self._met_a_fault: set[str] = set()
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
        left = [name for name in self._places.left() if name not in self._met_a_fault]
        if not left:
            return
        if self._window.isVisible() and self._window.is_idle():
            self._name = left[0]
            self._background.run(Lane.MODULES, partial(read_modules, self._name), self._make, self._not_read)
        else:
            self._reading.start(LOOK_AGAIN_MS)

    def _make(self, _nothing: None) -> None:
        try:
            self._places.make(self._name)
        except Exception as fault:
            _log.error("made ahead: %s", fault_places(fault))
            self._leave_out()
        else:
            self._putting.start(REST_MS)

    @Slot()
    def _put_up(self) -> None:
        self._places.put_up(self._name)
        self._reading.start(REST_MS)

    def _not_read(self, _problem: Problem) -> None:
        """Logged by then."""
        self._leave_out()

    def _leave_out(self) -> None:
        """A bug in one keeps none of the others: it is tried when it is wanted, and told then."""
        self._met_a_fault.add(self._name)
        self._reading.start(REST_MS)

    def _timer(self, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(then)
        return timer
