"""Handing in begins once the window can be used."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from counter_app.domain.errors import Problem
from counter_app.ui.background import Lane
from counter_app.ui.main_window import MainWindow
from counter_app.ui.workbench import Workbench

LOOK_AGAIN_MS = 50
MOST_LOOKS = 60  # three seconds: whoever is at work already does not keep the line waiting


class Beginning(QObject):
    """What speaks to the centre takes as long to be read as a fifth of a start, and would take it from the window."""

    def __init__(self, begin: Callable[[], None], window: MainWindow, bench: Workbench) -> None:
        super().__init__(window)
        self._begin, self._window = begin, window
        self._background, self._notices = bench.background, bench.notices
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_AGAIN_MS)
        window.closed.connect(self._timer.stop)

    @Slot()
    def _look(self) -> None:
        self._looks += 1
        if self._window.isVisible() and (self._window.is_idle() or self._looks >= MOST_LOOKS):
            self._timer.stop()
            self._background.run(Lane.MODULES, self._begin, self._begun, self._failed)

    def _begun(self, _nothing: None) -> None:
        """The band says how handing in goes."""

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem("begin", problem)
