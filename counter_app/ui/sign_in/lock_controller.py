"""Locks the screen by a key or after some minutes without a hand, and gives it back exactly as it was."""

from __future__ import annotations

from functools import partial

import shiboken6
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from counter_app.domain.errors import Problem
from counter_app.services.sign_in import MustWait, Session, SignIn
from counter_app.ui.background import Background, Lane
from counter_app.ui.language import told
from counter_app.ui.sign_in.lock_screen import LockScreen
from counter_app.ui.sign_in.seat import Seat

MINUTE_MS = 60_000


class LockController(QObject):
    """`minutes` 0: the screen never locks itself."""

    def __init__(self, screen: LockScreen, sign_in: SignIn, seat: Seat, background: Background, minutes: int) -> None:
        super().__init__(screen)
        self._screen, self._sign_in, self._seat, self._background = screen, sign_in, seat, background
        self._focus: QWidget | None = None
        self._selected = (-1, 0, 0)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self.lock)
        self.lock_after(minutes * MINUTE_MS)
        screen.unlock_asked.connect(self._unlock)
        seat.changed.connect(self._watch)
        seat.locked_changed.connect(self._watch)

    def lock_after(self, milliseconds: int) -> None:
        self._milliseconds = milliseconds
        self._watch()

    @Slot()
    def note_hand(self) -> None:
        """Somebody is there: at keys or mouse, or with a scanner on a serial port."""
        self._watch()

    @Slot()
    def _watch(self) -> None:
        if self._milliseconds and self._seat.is_at_work:
            self._idle.start(self._milliseconds)
        else:
            self._idle.stop()

    @Slot()
    def lock(self) -> None:
        session = self._seat.session
        if session is None or self._seat.is_locked:
            return
        self._remember_hand()
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            """Lists, menus: what hangs over the window shows its content otherwise."""
        self._seat.lock()
        self._screen.show_locked(session.name)

    @Slot(str)
    def _unlock(self, password: str) -> None:
        session = self._seat.session
        if session is not None:
            call = partial(self._sign_in.sign_in, session.account, password)
            self._background.run(Lane.JOURNAL, call, self._opened, self._refused)

    def _opened(self, session: Session) -> None:
        known = self._seat.session
        self._screen.forget()
        if known is None or known.account != session.account:
            return
        if (known.role, known.must_change) != (session.role, session.must_change):
            self._seat.leave()  # what this person may do has changed: through the door once more
            return
        self._seat.unlock()
        focus, self._focus = self._focus, None
        if focus is not None and shiboken6.isValid(focus) and focus.isVisible():
            focus.setFocus()
            if isinstance(focus, QLineEdit):
                self._select_again(focus)

    def _remember_hand(self) -> None:
        """A field that loses the focus drops its selection."""
        self._focus = focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit):
            self._selected = focus.selectionStart(), len(focus.selectedText()), focus.cursorPosition()

    def _select_again(self, edit: QLineEdit) -> None:
        start, length, cursor = self._selected
        edit.setCursorPosition(cursor)
        if start >= 0:
            edit.setSelection(start, length)

    def _refused(self, problem: Problem) -> None:
        if isinstance(problem, MustWait):
            self._screen.show_wait(problem.seconds)
        else:
            self._screen.show_problem(told(problem))
