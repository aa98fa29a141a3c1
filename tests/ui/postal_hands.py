"""A postal employee and a clerk at the window, with a hand on the keyboard and a scanner."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from counter_app.services.steps.manifests import Manifest
from counter_app.ui.place import MAIL
from counter_app.ui.postal.postal_screen import PostalCard, PostalScreen
from counter_app.wire.manifest_text import make_manifest_text
from tests.services.desk import DESK_KEY, person, receipt_of
from tests.services.steps.postal_hands import POSTMAN
from tests.ui.desk_window import DeskWindow, found

HOST = "tracuu.example.vn"


class Mail:
    def __init__(self, qtbot: QtBot, desk: DeskWindow) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.services = desk.parts.services

    @property
    def screen(self) -> PostalScreen:
        return found(self.desk.window, PostalScreen)

    @property
    def card(self) -> PostalCard:
        return found(self.desk.window, PostalCard)

    def take_in(self, name: str) -> str:
        return self.services.postal_intake.accept(receipt_of(applicant=person(name=name)), POSTMAN).identity

    def text(self, manifest: Manifest) -> str:
        count = len(manifest.dossiers)
        return make_manifest_text(HOST, manifest.number, manifest.identity, manifest.made, count, DESK_KEY)

    def scan(self, text: str) -> None:
        self.desk.traffic.features.scans.take(text)
        self.settle()

    def go(self) -> None:
        self.desk.window.go_to(MAIL)
        self.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused: QWidget = QApplication.focusWidget() or self.desk.window
        QTest.keyClick(focused, key, modifier)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(self.desk.window.is_idle)

    def rows(self) -> list[str]:
        return [one.person for one in self.screen.model.rows()]
