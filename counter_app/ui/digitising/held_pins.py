"""The PIN of the signing token, remembered in one place for the whole window: asked for once, in memory only, and gone
when the person goes, when the screen is locked and after a wrong try."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.domain.signing_certificate import SigningCertificate
from counter_app.ui.sign_in.seat import Seat


class HeldPins(QObject):
    forgotten = Signal()  # nobody is there whose PIN it is: whoever signs with it stops after the file under hand

    def __init__(self, seat: Seat, parent: QObject) -> None:
        super().__init__(parent)
        self._seat = seat
        self._pins: dict[str, str] = {}  # by token
        seat.changed.connect(self._let_go)
        seat.locked_changed.connect(self._look)

    def of(self, certificate: SigningCertificate) -> str:
        """ "" where it is not known."""
        return self._pins.get(certificate.token, "")

    def keep(self, certificate: SigningCertificate, pin: str) -> None:
        self._pins[certificate.token] = pin

    def forget(self) -> None:
        """After a wrong try: whoever signs asks again."""
        self._pins.clear()

    @Slot()
    def _look(self) -> None:
        if self._seat.is_locked:
            self._let_go()

    @Slot()
    def _let_go(self) -> None:
        self._pins.clear()
        self.forgotten.emit()
