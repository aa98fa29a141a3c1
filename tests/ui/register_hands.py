"""The register, called by name."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from counter_app.ui.register.register_controller import RegisterController
from tests.services.desk import CLERK_LAN, receipt_of
from tests.ui.desk_window import DeskWindow, found
from tests.ui.intake_hands import Open


def opened(qtbot: QtBot, open_window: Open, *, new_year: bool = False) -> tuple[DeskWindow, RegisterController]:
    desk = open_window()
    for _ in range(2):
        desk.work.intake.receive(receipt_of(), CLERK_LAN)
    if new_year:
        desk.work.hands.pass_time(days=40)
    register = found(desk.window, RegisterController)
    register.open()
    qtbot.waitUntil(lambda: register.form is not None and register.form.volume.count() > 0 and desk.window.is_idle())
    return desk, register
