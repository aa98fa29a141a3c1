"""Dossiers that wait to be handed over, and a hand that does it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from counter_app.ui.handover.handover_card import HandoverCard
from counter_app.ui.handover.handover_controller import ASKING
from counter_app.ui.handover.handover_screen import HandoverScreen
from counter_app.ui.place import HANDOVER
from tests.services.desk import CLERK_LAN, person, receipt_of
from tests.ui.desk_window import DeskWindow, found

UNIT = "Tư pháp - Hộ tịch"


class Handing:
    """The place, and three dossiers that wait at the desk, an hour apart."""

    def __init__(self, qtbot: QtBot, desk: DeskWindow) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.screen, self.card = found(desk.window, HandoverScreen), found(desk.window, HandoverCard)
        self.identities = []
        for name in ("Nguyễn Thị Đẹp", "Trần Văn Bình", "Lê Thị Hương"):
            self.identities.append(
                desk.work.intake.receive(receipt_of(applicant=person(name=name)), CLERK_LAN).identity
            )
            desk.work.hands.pass_time(hours=1)
        desk.window.go_to(HANDOVER)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(self.desk.window.is_idle)

    def take_all(self) -> None:
        self.screen.take_all.click()
        self.settle()

    def type(self, text: str) -> None:
        before = self.screen.answer.text()
        self.screen.box.setText(text)
        QTest.keyClick(self.screen.box, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.screen.answer.text() != before)

    def status(self, identity: str) -> str:
        return self.desk.parts.steps.cases.open(identity).state.status

    def people(self) -> list[str]:
        return [row.person for row in self.screen.model.rows()]

    def hand_over(self) -> None:
        """F9, then Enter on what is asked."""
        QTest.keyClick(self.desk.window, Qt.Key.Key_F9)
        panel = self.desk.window.notices.panel(ASKING)
        assert panel is not None
        QTest.keyClick(panel.findChildren(QPushButton)[-1], Qt.Key.Key_Space)
        self.qtbot.waitUntil(lambda: self.desk.window.notices.panel(ASKING) is None)
        self.settle()
