"""A window with cash in its drawer, and a hand that counts it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from counter_app.domain.entry_types import TILL_COUNTED
from counter_app.domain.fee_account import Money, PaidBy
from counter_app.domain.intake import ChargedFee
from counter_app.ui.till.till_controller import PANEL, TillController
from counter_app.ui.till.till_form import TillForm
from tests.services.desk import CLERK_LAN, receipt_of
from tests.ui.desk_window import DeskWindow, found

FEE = Money("le_phi", "Lệ phí", 50_000)


class Drawer:
    """A window with 50.000 đ of cash in its drawer."""

    def __init__(self, qtbot: QtBot, desk: DeskWindow) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.till = found(desk.window, TillController)
        self.take()

    def take(self) -> None:
        charged = ChargedFee(FEE.kind, FEE.name, FEE.amount)
        identity = self.desk.work.intake.receive(receipt_of(fees=(charged,)), CLERK_LAN).identity
        self.desk.parts.steps.fees.take(identity, (FEE,), PaidBy.CASH, CLERK_LAN)
        self.desk.traffic.features.printing._changes.journal_grew.emit()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.till._look_soon.isActive() and self.desk.window.is_idle())

    def open(self) -> TillForm:
        self.till.open()
        self.qtbot.waitUntil(lambda: self.till.form is not None)
        assert self.till.form is not None
        return self.till.form

    def told(self) -> str:
        panel = self.desk.window.notices.panel(PANEL)
        assert panel is not None
        return panel.detail.text()

    def press(self, words: str) -> None:
        panel = self.desk.window.notices.panel(PANEL) or self.desk.window.notices.panel("closing")
        assert panel is not None
        next(button for button in panel.findChildren(QPushButton) if button.text() == words).click()

    @property
    def seated(self) -> bool:
        return self.desk.seat.session is not None

    def counted(self) -> int:
        return self.desk.work.entry_types().count(TILL_COUNTED)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
