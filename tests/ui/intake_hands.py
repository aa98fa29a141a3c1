"""A hand at the intake's form: a card, a procedure, every paper there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from counter_app.domain.entry_types import DOSSIER_RECEIVED
from counter_app.ui.marked import Panel
from tests.services.desk import STATUS
from tests.ui.desk_window import DeskWindow
from tests.ui.typing_hands import press, scan

CARD = "075190012345||Nguyễn Thị Đẹp|01021990|Nữ|Số 1, phố Thử Nghiệm|21112021"
OTHER_CARD = "075090054321||Trần Văn Ánh|05061990|Nam|Số 2, phố Thử Nghiệm|21112021"
Open = Callable[..., DeskWindow]


def choose(qtbot: QtBot, desk: DeskWindow, letters: str, code: str) -> None:
    """As a clerk does: letters, then Enter on the line wanted."""
    picker = desk.intake.form.procedure
    picker.edit.setFocus()
    picker.edit.setText(letters)
    picker.edit.textEdited.emit(letters)
    qtbot.waitUntil(lambda: picker.list.isVisible() and picker.list.count() > 0)
    rows = [row for row in range(picker.list.count()) if picker.list.item(row).data(Qt.ItemDataRole.UserRole) == code]
    for _ in range(rows[0]):
        press(picker.edit, "", Qt.Key.Key_Down)
    picker._key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: picker.code == code)


def fill(qtbot: QtBot, desk: DeskWindow, card: str = CARD) -> None:
    scan(desk.intake.form.person.phone, card)
    choose(qtbot, desk, "tinh trang hon nhan", STATUS)
    desk.intake.form.all_there.click()


def question(desk: DeskWindow, name: str) -> Panel | None:
    return desk.window.notices.panel(name)


def answer(panel: Panel | None, words: str) -> None:
    assert panel is not None
    next(button for button in panel.findChildren(QPushButton) if button.text() == words).click()


def received(desk: DeskWindow) -> int:
    return desk.work.entry_types().count(DOSSIER_RECEIVED)
