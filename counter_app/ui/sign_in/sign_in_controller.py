"""Signs people in and out. The slow check of a password runs on the journal's lane, never here."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.domain.errors import Problem
from counter_app.domain.people import Person
from counter_app.services.sign_in import MustWait, Session, SignIn
from counter_app.ui.background import Background, Lane
from counter_app.ui.language import either, told
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.sign_in.seat import Seat
from counter_app.ui.sign_in.sign_in_screen import NewPassword, SignInRequest, SignInScreen
from counter_app.ui.single_shot import single_shot

# A new desk opens its door before the centre has told who works here.
LOOK_AGAIN_MS = 1_000


class SignInController(QObject):
    other_wanted = Signal()  # at the locked screen somebody else wants to sit down

    def __init__(
        self, screen: SignInScreen, sign_in: SignIn, seat: Seat, background: Background, notices: NoticeBoard
    ) -> None:
        super().__init__(screen)
        self._screen, self._sign_in, self._seat = screen, sign_in, seat
        self._background, self._notices = background, notices
        self._half: Session | None = None
        self._look_again = single_shot(self, LOOK_AGAIN_MS, self.show_people)
        screen.sign_in_requested.connect(self._ask)
        screen.password_chosen.connect(self._change)
        screen.changing_left.connect(self.leave)
        screen.lock.other_asked.connect(self.other_wanted)

    @Slot()
    def show_people(self) -> None:
        self._background.run(Lane.READING, self._listed, self._show_people, self._failed)

    def _listed(self) -> tuple[tuple[Person, ...], tuple[str, ...]]:
        return self._sign_in.people(), self._sign_in.recent()

    @Slot()
    def leave(self) -> None:
        """The next person sits down; the draft of this one stays."""
        self._screen.forget()
        self._seat.leave()

    def show_locked(self, *, locked: bool) -> None:
        self._screen.show_locked(locked=locked)

    @Slot()
    def turn_scan_away(self) -> None:
        """A scan at the door lands nowhere, and says so."""
        if self._seat.is_locked:
            self._screen.lock.show_problem(self.tr("Màn hình đang khóa; mở khóa rồi quét lại."))
        elif self._seat.session is None:
            self._screen.show_problem(self.tr("Chưa ai đăng nhập; đăng nhập rồi quét lại."))

    def _show_people(self, listed: tuple[tuple[Person, ...], tuple[str, ...]]) -> None:
        people, recent = listed
        self._screen.show_people(people, recent)
        if not people and self._seat.session is None:
            self._look_again.start()

    @Slot(object)
    def _ask(self, request: SignInRequest) -> None:
        call = partial(self._sign_in.sign_in, request.account, request.password)
        self._background.run(Lane.JOURNAL, call, self._signed_in, self._failed)

    def _signed_in(self, session: Session) -> None:
        if session.must_change:
            self._half = session
            self._screen.ask_new_password()
        else:
            self._sit_down(session)

    @Slot(object)
    def _change(self, chosen: NewPassword) -> None:
        if chosen.new != chosen.again:
            self._screen.show_problem(self.tr("Hai lần gõ mật khẩu mới không giống nhau; hãy gõ lại."))
        elif self._half is not None:
            call = partial(self._sign_in.change_password, self._half, chosen.old, chosen.new)
            self._background.run(Lane.JOURNAL, call, self._sit_down, self._failed)

    def _sit_down(self, session: Session) -> None:
        self._half = None
        self._screen.forget()
        self._seat.take(session)
        for place, warning in enumerate(session.warnings):
            self._notices.tell(f"session {place}", "told-warning", either(warning.vi, warning.en))

    def _failed(self, problem: Problem) -> None:
        if isinstance(problem, MustWait):
            self._screen.show_wait(problem.seconds)
        else:
            self._screen.show_problem(told(problem))
