"""Asks for the PIN of a signing token; it leaves the screen as soon as it was given."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from counter_app.domain.signing_certificate import SigningCertificate
from counter_app.domain.times import date_vi
from counter_app.ui.flow import FlowRow
from counter_app.ui.marked import KeyButton, Words, line
from counter_app.ui.theme import GRID

LONGEST_PIN = 64


@dataclass(frozen=True)
class PinGiven:
    pin: str = field(repr=False)


class PinForm(QWidget):
    given = Signal(object)  # PinGiven

    def __init__(self) -> None:
        super().__init__()
        self.told, self.said = Words(wraps=True), Words(kind="problem", wraps=True)
        self.pin = line(self.tr("Mã PIN của thiết bị ký số"), longest=LONGEST_PIN)
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.sign = KeyButton(self.tr("Ký"), kind="main")  # Enter in the field does it: F9 is the forms’ beside it
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        label = Words(self.pin.accessibleName(), "faint", wraps=True)
        for widget in (self.told, label, self.pin, self.said, FlowRow(self.sign)):
            column.addWidget(widget)
        self.sign.clicked.connect(self._give)
        self.pin.returnPressed.connect(self._give)
        self.hide()

    def ask(self, certificate: SigningCertificate, problem: str = "") -> None:
        self.told.setText(
            self.tr("Ký bằng chứng thư của {0} ({1}), có hiệu lực đến {2}.").format(
                certificate.holder, certificate.issuer, date_vi(certificate.valid_to.date())
            )
        )
        self.said.setText(problem)
        self.said.setVisible(bool(problem))
        self.pin.clear()
        self.show()
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        self.pin.clear()
        self.hide()

    def _give(self) -> None:
        pin = self.pin.text()
        if pin:
            self.close_form()
            self.given.emit(PinGiven(pin))
