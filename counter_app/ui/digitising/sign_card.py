"""Beside the list of what is to be signed: how much it is, and one act that signs the chosen rows or all of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.scanned_paper import SIGNING_CITATION
from counter_app.services.steps.digital_copy import DigitalCopy
from counter_app.services.steps.waiting_signatures import CopyToSign, ToSign
from counter_app.ui.digitising.pin_form import PinForm
from counter_app.ui.esc import leaves_by_esc
from counter_app.ui.flow import FlowRow
from counter_app.ui.marked import KeyButton, Words
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.theme import GRID


class SignCard(QWidget):
    sign_wanted = Signal()
    look_wanted = Signal()  # at the dossier of the chosen row

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[CopyToSign, ...] = ()
        self._chosen: tuple[CopyToSign, ...] = ()
        self._wanted: tuple[DigitalCopy, ...] = ()
        self.heading = Words(self.tr("Chờ ký số"), "heading", wraps=True)
        self.counted, self.said = Words(wraps=True), Words(kind="problem", wraps=True)
        self.sign = KeyButton(self.tr("Ký số các tệp đang chọn"), "Ctrl+S", kind="main")
        self.sign_all = KeyButton(self.tr("Ký số tất cả"), "Ctrl+Shift+S")
        self.look = KeyButton(self.tr("Mở hồ sơ để xem"))
        self.pin = PinForm()
        rule_behind_is(self, "intake.scan_signed")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        acts = FlowRow(self.sign, self.sign_all, self.look)
        for widget in (self.heading, self.counted, acts, self.said, self.pin):
            column.addWidget(widget)
        self.sign.clicked.connect(self._sign_chosen)
        self.sign_all.clicked.connect(self._sign_all)
        self.look.clicked.connect(self.look_wanted)
        leaves_by_esc(self.pin, self._leave_pin)
        self.say("")
        self.show_found(ToSign())

    def show_found(self, found: ToSign) -> None:
        self._all = found.rows
        dossiers = len({row.identity for row in found.rows})
        more = "" if found.whole else self.tr(" Còn nữa: ký xong phần này thì phần sau hiện ra.")
        files, of = self.tr("%n tệp", "", len(found.rows)), self.tr("%n hồ sơ", "", dossiers)
        words = self.tr("{0} của {1} chờ ký số ({2}).").format(files, of, SIGNING_CITATION)
        self.counted.setText(words + more if found.rows else self.tr("Không có tệp nào chờ ký số."))
        self._rest()

    def choose(self, rows: tuple[CopyToSign, ...]) -> None:
        self._chosen = rows
        self._rest()

    def unsigned(self) -> tuple[DigitalCopy, ...]:
        """What was asked for last."""
        return self._wanted

    def say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def forget(self) -> None:
        """Nothing of one person's work stays for the next."""
        self._wanted, self._chosen = (), ()
        self.say("")
        self.show_found(ToSign())

    def _rest(self) -> None:
        self.sign.setEnabled(bool(self._chosen))
        self.look.setEnabled(bool(self._chosen))
        self.sign_all.setEnabled(bool(self._all))

    def _leave_pin(self) -> None:
        self.pin.close_form()
        self.sign_all.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sign_chosen(self) -> None:
        self._want(self._chosen)

    def _sign_all(self) -> None:
        self._want(self._all)

    def _want(self, rows: tuple[CopyToSign, ...]) -> None:
        self._wanted = tuple(row.copy for row in rows)
        if self._wanted:
            self.sign_wanted.emit()
