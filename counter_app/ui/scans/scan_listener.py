"""Listens to every key of the window, keeps scans out of the field that had the focus, gives hands back their keys."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.services.scans import most_likely
from counter_app.ui.application import application
from counter_app.ui.scans.open_lists import close_over, keys_in, open_over
from counter_app.ui.scans.scan_pace import ScanPace, Verdict
from counter_app.ui.scans.typed_burst import TypedBurst

BY_HAND = (QInputEvent, QInputMethodEvent)
HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# Scanners type capitals with Shift and, on Windows, other letters with the keypad's Alt codes.
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier)
# What a scanner that reads UTF-8 as Latin-1 types for half of a Vietnamese letter; no keyboard has these.
UPPER_CONTROLS = frozenset(map(chr, range(0x80, 0xA1))) | {"\xad"}


class ScanListener(QObject):
    """`scanned(text)` once for each scan. Active only while `window` is the active window and `listen(True)`.

    `wanted` says of a scan whether it is one for the window; what is not goes to the field as it was typed. Whoever
    wants to know of any hand at keys or mouse hears it here too: a second listener to the whole program would make
    every turn that draws dearer.
    """

    scanned = Signal(str)
    hand_moved = Signal()

    def __init__(self, window: QWidget, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._window, self._now = window, now
        self.wanted: Callable[[str], bool] = _always
        self._pace, self._burst = ScanPace(), TypedBurst()
        self._held: list[QEvent] = []
        self._giving_back = False
        self._listening = True
        self._swallow_release = False
        self._waited_twice = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setTimerType(Qt.TimerType.PreciseTimer)
        self._patience.timeout.connect(self._waited)
        _FirstShown(window, self._begin)

    def listen(self, on: bool) -> None:
        self._give_back()
        self._listening = on

    def _begin(self) -> None:
        application().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # By its class first: thousands of events come by in a turn that draws the window, hardly one is of a hand, and
        # what an event's number means is dear to ask.
        if not isinstance(event, BY_HAND):
            return False
        if event.type() in HANDS:
            self.hand_moved.emit()
        if not self._listening or self._giving_back or not self._is_for_us(watched):
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyRelease:
            return self._released(event)
        if isinstance(event, QInputMethodEvent):
            return self._composed(event)
        return isinstance(event, QKeyEvent) and self._announced(event)

    def _is_for_us(self, watched: QObject) -> bool:
        """The first receiver only: a key that a field does not want travels on to its parents."""
        if not isinstance(watched, QWidget):
            return False
        opened = open_over(self._window)
        if opened is not None and watched is keys_in(opened):
            return True
        if watched.window() is not self._window:
            return False
        focus = QApplication.focusWidget()
        return watched is (focus if focus is not None else self._window)

    def _announced(self, event: QKeyEvent) -> bool:
        """Before Enter comes Qt asks whether it is a shortcut, and an open list takes that for the choice."""
        if not self._pace.is_sure or event.key() not in ENTER or open_over(self._window) is None:
            return False
        event.accept()
        return True

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() in ENTER and event.modifiers() in PLAIN:
            return self._entered(event)
        text = event.text()
        if event.key() == Qt.Key.Key_Backspace and self._pace.is_holding and event.modifiers() in PLAIN:
            return self._retyped(event)
        if event.isAutoRepeat() or not _is_text(text) or event.modifiers() not in PLAIN:
            # The Shift before a capital is a key of its own and no reason to stop listening.
            return self._hold(event) if self._pace.is_holding and _is_shift(event) else self._let_go()
        self._hear(_pressed_at(event))
        self._burst.key(text)
        return self._hold(event)

    def _retyped(self, event: QKeyEvent) -> bool:
        """Unikey takes letters away and types them anew; it presses Backspace faster than any hand."""
        if self._pace.hear(self._now(), _pressed_at(event)) is Verdict.LET_GO:
            return self._let_go()
        self._burst.backspace()
        return self._hold(event)

    def _released(self, event: QKeyEvent) -> bool:
        if self._swallow_release and event.key() in ENTER:
            self._swallow_release = False
            return True
        return self._hold(event) if self._pace.is_holding else False

    def _composed(self, event: QInputMethodEvent) -> bool:
        """A Vietnamese input method may hand on a scanner's keys as a composition, one key a time.

        A hand's composition waits a thirtieth of a second at most; what brings more than one key is no scanner.
        """
        replaces = event.replacementLength() if event.replacementStart() == -event.replacementLength() else 0
        if event.replacementLength() != replaces or (replaces and not self._pace.is_holding):
            return self._let_go()
        self._hear()
        self._burst.compose(event.preeditString(), event.commitString(), replaces)
        if self._burst.strange and not self._pace.is_sure:
            return self._let_go()
        return self._hold(event)

    def _hear(self, pressed: float | None = None) -> None:
        """One more event of the burst, or the first of a new one."""
        if self._pace.hear(self._now(), pressed) is Verdict.LET_GO:
            self._give_back()
            self._pace.hear(self._now(), pressed)

    def _waited(self) -> None:
        """Nothing came. Where the program itself stood still the system's keys are looked at first."""
        if self._pace.stood_still(self._now()) and not self._waited_twice:
            self._waited_twice = True
            self._patience.start(int(self._pace.gap() * 1000))
        else:
            self._give_back()

    def _hold(self, event: QEvent) -> bool:
        self._held.append(_copy(event))
        self._waited_twice = False
        self._patience.start(int(self._pace.gap() * 1000))
        return True

    def _entered(self, event: QKeyEvent) -> bool:
        letters = len(self._burst.shown.strip())
        if self._pace.enter(self._now(), letters, _pressed_at(event)) is not Verdict.SCANNED:
            return self._let_go()
        text = most_likely(self._burst.readings(), by_itself=self._burst.marks_came_by_themselves)
        if not self.wanted(text):
            return self._let_go()
        self._forget()
        close_over(self._window)
        self._swallow_release = True
        QGuiApplication.inputMethod().reset()  # or it goes on with the scan's last word
        self.scanned.emit(text)
        return True

    def _let_go(self) -> bool:
        self._give_back()
        return False

    def _give_back(self) -> None:
        """Hand the held events on, in order, to whoever has the focus now."""
        held = self._held
        self._forget()
        first = QApplication.focusWidget() or self._window
        self._giving_back = True
        try:
            for event in held:
                opened = open_over(self._window) if isinstance(event, QKeyEvent) else None
                receiver = keys_in(opened) if opened is not None else QApplication.focusWidget()
                QApplication.sendEvent(receiver or first, event)
        finally:
            self._giving_back = False

    def _forget(self) -> None:
        self._patience.stop()
        self._held = []
        self._pace.forget()
        self._burst = TypedBurst()


class _FirstShown(QObject):
    """Until a window is shown nobody types into it, and making it is some thousand events."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._then = window, then
        if window.isVisible():
            then()
        else:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._window.removeEventFilter(self)
            self._then()
        return False


def _pressed_at(event: QKeyEvent) -> float | None:
    """Seconds of the system's clock of keys; None where it gave none."""
    return event.timestamp() / 1000 if event.timestamp() else None


def _is_text(text: str) -> bool:
    return bool(text) and all(char.isprintable() or char in UPPER_CONTROLS for char in text)


def _always(_text: str) -> bool:
    return True


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
