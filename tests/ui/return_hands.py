"""Results that wait, and a hand that gives them out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_app.domain.intake import ChargedFee
from counter_app.services.steps.results import ArrivedResult
from counter_app.ui.place import RETURN
from counter_app.ui.returning.return_card import ReturnCard
from counter_app.ui.returning.return_screen import ReturnScreen
from counter_app.ui.wishes import DossierWish
from tests.services.desk import CLERK_LAN, receipt_of
from tests.ui.desk_window import DeskWindow, found

FEE = ChargedFee("le_phi", "Lệ phí", 15_000)


class Returning:
    def __init__(self, qtbot: QtBot, desk: DeskWindow) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.screen, self.card = found(desk.window, ReturnScreen), found(desk.window, ReturnCard)
        self.steps = desk.parts.steps
        desk.window.go_to(RETURN)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(self.desk.window.is_idle)

    def ready(self, **changes: object) -> str:
        identity = self.received(**changes)
        self.steps.results.arrive(identity, ArrivedResult(document="12/XN"), CLERK_LAN)
        return identity

    def received(self, **changes: object) -> str:
        return self.desk.work.intake.receive(receipt_of(**changes), CLERK_LAN).identity

    def scan(self, identity: str) -> None:
        self.desk.traffic.features.scans.dossier_scanned.emit(DossierWish(identity))
        self.settle()

    def record(self) -> None:
        QTest.keyClick(self.desk.window, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
        self.settle()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.desk.window, key)
        self.settle()

    def status(self, identity: str) -> str:
        return self.steps.cases.open(identity).state.status

    def facts(self, identity: str) -> dict[str, object]:
        header = self.steps.cases.open(identity).last("ResultReturned")
        assert header is not None
        assert header.header is not None
        return {**header.header.facts, **header.details}
