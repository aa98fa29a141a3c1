"""Listens to every key of the window, keeps scans out of the field that had the focus, gives hands back their keys."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.ui.scans.scan_pace import ScanPace, Verdict

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# Scanners type capitals with Shift and, on Windows, other letters with the keypad's Alt codes.
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier)


class ScanListener(QObject):
    """`scanned(text)` once for each scan. Active only while `window` is the active window and `listen(True)`."""

    scanned = Signal(str)

    def __init__(self, window: QWidget, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._window, self._now = window, now
        self._pace = ScanPace()
        self._held: list[QEvent] = []
        self._giving_back = False
        self._listening = True
        self._composing = False
        self._swallow_release = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setTimerType(Qt.TimerType.PreciseTimer)
        self._patience.timeout.connect(self._give_back)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def listen(self, on: bool) -> None:
        self._give_back()
        self._listening = on

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._listening or self._giving_back or not self._is_for_us(watched):
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyRelease:
            return self._released(event)
        if isinstance(event, QInputMethodEvent):
            return self._composed(event)
        return False

    def _is_for_us(self, watched: QObject) -> bool:
        """The first receiver only: a key that a field does not want travels on to its parents."""
        if not isinstance(watched, QWidget) or watched.window() is not self._window:
            return False
        focus = QApplication.focusWidget()
        return watched is (focus if focus is not None else self._window)

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() in ENTER and event.modifiers() in PLAIN:
            return self._entered()
        text = event.text()
        if event.isAutoRepeat() or not text or not text.isprintable() or event.modifiers() not in PLAIN:
            # The Shift before a capital is a key of its own and no reason to stop listening.
            return self._hold(event) if self._pace.is_holding and _is_shift(event) else self._let_go()
        return self._hear(text, event)

    def _released(self, event: QKeyEvent) -> bool:
        if self._swallow_release and event.key() in ENTER:
            self._swallow_release = False
            return True
        return self._hold(event) if self._pace.is_holding else False

    def _composed(self, event: QInputMethodEvent) -> bool:
        """A Vietnamese input method may hand on a scanner's letters as a composition: inside a burst it is part of it.

        Outside of one it is a person typing and none of our business.
        """
        if not self._pace.is_sure:
            self._composing = bool(event.preeditString())
            return self._let_go()
        if event.commitString():
            return self._hear(event.commitString(), event)
        return self._hold(event)

    def _hear(self, text: str, event: QEvent) -> bool:
        if self._composing:
            return self._let_go()
        if self._pace.hear(text, self._now()) is Verdict.LET_GO:
            self._give_back()
            self._pace.hear(text, self._now())
        return self._hold(event)

    def _hold(self, event: QEvent) -> bool:
        self._held.append(_copy(event))
        self._patience.start(int(self._pace.gap() * 1000))
        return True

    def _entered(self) -> bool:
        self._composing = False
        if self._pace.enter(self._now()) is not Verdict.SCANNED:
            return self._let_go()
        text = self._pace.text
        self._forget()
        self._swallow_release = True
        self.scanned.emit(text)
        return True

    def _let_go(self) -> bool:
        self._give_back()
        return False

    def _give_back(self) -> None:
        """Hand the held events on, in order, to whoever has the focus now."""
        held = self._held
        self._forget()
        receiver = QApplication.focusWidget() or self._window
        self._giving_back = True
        try:
            for event in held:
                QApplication.sendEvent(QApplication.focusWidget() or receiver, event)
        finally:
            self._giving_back = False

    def _forget(self) -> None:
        self._patience.stop()
        self._held = []
        self._pace.forget()


def _is_shift(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Shift, Qt.Key.Key_Alt)


def _copy(event: QEvent) -> QEvent:
    """An event of our own: the original dies with its delivery."""
    if isinstance(event, QKeyEvent):
        return QKeyEvent(
            event.type(),
            event.key(),
            event.modifiers(),
            event.nativeScanCode(),
            event.nativeVirtualKey(),
            event.nativeModifiers(),
            event.text(),
            event.isAutoRepeat(),
            event.count(),
        )
    assert isinstance(event, QInputMethodEvent)
    copy = QInputMethodEvent(event.preeditString(), event.attributes())
    copy.setCommitString(event.commitString(), event.replacementStart(), event.replacementLength())
    return copy
