"""Signs what is to be signed with the clerk's own token, one file after the other; the PIN is asked for once."""

from __future__ import annotations

from collections import deque
from functools import partial

from PySide6.QtCore import QObject, Slot

from counter_app.domain.errors import Problem
from counter_app.services.sign_in import Session
from counter_app.services.steps.digital_copy import DigitalCopy
from counter_app.services.steps.signing import ReadyToSign, ScanUnreadable, Signing, WrongPin
from counter_app.ui.background import Lane
from counter_app.ui.digitising.copies_panel import CopiesPanel
from counter_app.ui.digitising.held_pins import HeldPins
from counter_app.ui.digitising.pin_form import PinGiven
from counter_app.ui.digitising.sign_card import SignCard
from counter_app.ui.language import told
from counter_app.ui.workbench import Workbench


class SigningController(QObject):
    """`panel` says what is to be signed and asks for the PIN; `place` is where it stands."""

    def __init__(
        self, panel: CopiesPanel | SignCard, signing: Signing, pins: HeldPins, place: str, bench: Workbench
    ) -> None:
        seat, background, changes, notices = bench
        super().__init__(panel)
        self._panel, self._signing, self._place, self._seat = panel, signing, place, seat
        self._background, self._changes, self._notices = background, changes, notices
        self._pins = pins
        self._ready: ReadyToSign | None = None
        self._queue: deque[DigitalCopy] = deque()
        self._signed, self._many = 0, 0
        self._under_hand, self._left = "", dict[str, str]()  # why a file could not be signed, by its name
        self._is_busy = False
        panel.sign_wanted.connect(self._begin)
        panel.pin.given.connect(self._pin_given)
        pins.forgotten.connect(self._forget)

    @Slot()
    def _begin(self) -> None:
        session = self._seat.session
        if session is None or self._is_busy:
            return
        self._is_busy = True
        self._panel.say("")
        self._background.run(Lane.FILES, partial(self._signing.look, session), self._looked, self._failed)

    def _looked(self, ready: ReadyToSign | None) -> None:
        self._is_busy = False
        self._ready = ready
        if ready is None:
            self._panel.say(
                self.tr(
                    "Máy này chưa có thiết bị ký số, hoặc chưa cắm; {0} tệp vẫn nằm trong danh sách chờ ký. Thư viện "
                    "của thiết bị được khai ở Thiết lập (F10)."
                ).format(len(self._panel.unsigned()))
            )
        elif self._pins.of(ready.certificate):
            self._sign_all()
        else:
            self._panel.pin.ask(ready.certificate)

    @Slot(object)
    def _pin_given(self, given: PinGiven) -> None:
        if self._ready is not None:
            self._pins.keep(self._ready.certificate, given.pin)
            self._sign_all()

    @Slot()
    def _forget(self) -> None:
        """The next person has a token of their own; behind a lock nobody signs."""
        self._ready = None
        self._queue.clear()
        self._panel.pin.close_form()

    def _sign_all(self) -> None:
        self._queue, self._signed, self._left = deque(self._panel.unsigned()), 0, {}
        self._many = len(self._queue)
        self._next()

    def _next(self) -> None:
        session, ready = self._seat.session, self._ready
        if not self._queue or session is None or ready is None:
            self._end()
            return
        self._is_busy = True
        copy = self._queue.popleft()
        words = self.tr("Đang ký số {0}/{1}: {2} …").format(self._many - len(self._queue), self._many, copy.paper.title)
        self._notices.tell("signing", "question", words, place=self._place)
        call = partial(_sign, self._signing, copy, ready, self._pins.of(ready.certificate), session)
        self._under_hand = f"{copy.shown_code}, {copy.paper.title}"
        self._background.run(Lane.COPIES, call, self._one_signed, self._one_left)

    def _one_signed(self, _nothing: None) -> None:
        self._is_busy = False
        self._signed += 1
        self._next()

    def _one_left(self, problem: Problem) -> None:
        """A file that is gone keeps no other from being signed; a token that says no is not asked again."""
        if not isinstance(problem, ScanUnreadable):
            self._failed(problem)
            return
        self._is_busy = False
        self._left[self._under_hand] = told(problem)
        self._next()

    def _end(self) -> None:
        self._notices.remove("signing")
        if self._signed:
            words = self.tr("Đã ký số %n tệp.", "", self._signed)
            self._notices.tell("signing", "told-good", words, place=self._place)
        if self._signed or self._left:
            self._changes.journal_grew.emit()
        self._panel.say("\n".join(f"{name}: {why}" for name, why in self._left.items()))
        self._signed, self._left = 0, {}

    def _failed(self, problem: Problem) -> None:
        """A wrong PIN is forgotten and never tried again by itself: a token locks after a few."""
        self._is_busy = False
        self._queue.clear()
        self._end()
        if isinstance(problem, WrongPin) and self._ready is not None:
            self._pins.forget()
            self._panel.pin.ask(self._ready.certificate, told(problem))
        else:
            self._panel.say(told(problem))


def _sign(signing: Signing, copy: DigitalCopy, ready: ReadyToSign, pin: str, session: Session) -> None:
    signing.sign(copy, ready, pin, session)
