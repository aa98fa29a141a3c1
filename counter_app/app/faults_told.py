"""A bug that the window's own thread met: in what came back from a lane, at a key, by a timer, in whichever place."""

from __future__ import annotations

import sys
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from counter_app.ui.background import UnexpectedFault
from counter_app.ui.main_window import MainWindow
from counter_app.ui.notices import NoticeBoard

TOLD = "a fault"


class FaultsTold(QObject):
    """The log has its place as before; the clerk is told once, calmly: a screen that stays as it was and says nothing
    is waited for, or pressed for ever."""

    _met = Signal()

    def __init__(self, window: MainWindow, notices: NoticeBoard) -> None:
        super().__init__(window)
        self._notices, self._is_over = notices, False
        self._before = sys.excepthook
        # In a turn of its own: what met it may be half drawn.
        self._met.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        window.closed.connect(self._stop)
        sys.excepthook = self.take

    def take(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        self._before(kind, fault, trace)
        if not self._is_over and isinstance(fault, Exception) and QThread.currentThread() is self.thread():
            self._met.emit()

    @Slot()
    def _tell(self) -> None:
        """Not again while it is seen: what is met while drawing would be met for ever."""
        if not self._is_over and not self._notices.tells(UnexpectedFault()):
            self._notices.tell_problem(TOLD, UnexpectedFault())

    @Slot()
    def _stop(self) -> None:
        self._is_over = True
        if sys.excepthook == self.take:
            sys.excepthook = self._before
