"""A screen that is locked, and a hand that opens it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from counter_app.ui.sign_in.lock_screen import LockScreen
from tests.ui.desk_window import DeskWindow, found

PASSWORD = "mật khẩu của tôi"


def lock_screen(desk: DeskWindow) -> LockScreen:
    return found(desk.window, LockScreen)


def unlock(qtbot: QtBot, desk: DeskWindow, password: str = PASSWORD) -> None:
    screen = lock_screen(desk)
    screen.password.setText(password)
    screen.enter.click()
    qtbot.waitUntil(desk.window.is_idle)
