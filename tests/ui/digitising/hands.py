"""One dossier, open in the window, and a hand that has files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from counter_app.services.steps.digital_copy import DigitalCopy
from counter_app.ui.digitising.copies_panel import CopiesPanel, Part
from tests.services.desk import CLERK_LAN, receipt_of
from tests.ui.desk_window import DeskWindow, found
from tests.ui.typing_hands import compose

Open = Callable[..., DeskWindow]
NO_KEYS = Qt.KeyboardModifier.NoModifier


class Digitising:
    """One dossier, open in the window, and a hand that has files."""

    def __init__(self, qtbot: QtBot, desk: DeskWindow, folder: Path) -> None:
        self.qtbot, self.desk, self.folder = qtbot, desk, folder
        self.panel = found(desk.window, CopiesPanel)
        self.identity = desk.work.intake.receive(receipt_of(), CLERK_LAN).identity
        self.show(self.identity)

    def show(self, identity: str) -> None:
        self.identity = identity
        self.desk.traffic.features.dossiers.open(identity)
        self.qtbot.waitUntil(lambda: self.desk.pane.identity == identity and self.desk.window.is_idle())

    @property
    def told(self) -> str:
        panel = self.desk.window.notices.panel("digitise")
        assert panel is not None
        return panel.sentence.text()

    def call(self) -> None:
        """F8 and E."""
        self.desk.find.box.setFocus()
        QTest.keyClick(self.desk.window, Qt.Key.Key_F8)
        self.qtbot.waitUntil(self.desk.pane.deeds.isVisible)
        QTest.keyClick(self.desk.pane.deeds, Qt.Key.Key_E)
        self.qtbot.waitUntil(lambda: self.panel.isVisible() and self.desk.window.is_idle())

    def file(self, name: str, data: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(data)
        return path

    def drop(self, *paths: Path, on: QWidget | None = None) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        target = on or self.panel
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(target.rect().center(), copy, mime, left, NO_KEYS)
        pane = self.desk.pane
        QApplication.sendEvent(pane, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(pane, QDropEvent(QPointF(target.rect().center()), copy, mime, left, NO_KEYS))

    def wait_for_form(self) -> None:
        self.qtbot.waitUntil(
            lambda: self.panel.part is Part.FORM and self.panel.form.isVisible() and self.desk.window.is_idle(),
            timeout=20_000,
        )

    def settle(self) -> None:
        self.qtbot.waitUntil(self.desk.window.is_idle, timeout=20_000)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_KEYS) -> None:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, modifier)

    def tab_to(self, name: str) -> None:
        view = self.panel.form.fields[name]
        for _ in range(40):
            focused = QApplication.focusWidget()
            if focused is not None and view.isAncestorOf(focused):
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(name)

    def type(self, name: str, text: str) -> None:
        self.tab_to(name)
        widget = QApplication.focusWidget()
        assert isinstance(widget, QLineEdit)
        widget.selectAll()
        compose(widget, commit=text)

    def attach(self) -> None:
        before = len(self.copies())
        self.press(Qt.Key.Key_F9)
        self.qtbot.waitUntil(lambda: len(self.copies()) == before + 1 and self.desk.window.is_idle(), timeout=20_000)

    def copies(self) -> tuple[DigitalCopy, ...]:
        return self.desk.parts.digital_copies.of_dossier(self.identity)

    def only_scan(self) -> Path:
        (path,) = (self.folder / "desk.scans").iterdir()
        return path

    @property
    def rows(self) -> list[str]:
        return [row.accessibleName() for row in self.panel.rows]
