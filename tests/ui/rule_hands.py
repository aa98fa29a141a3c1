"""A hand at the rules in force."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from counter_app.ui.place import RULES
from counter_app.ui.rules.rules_screen import RulePane, RulesScreen
from tests.ui.desk_window import DeskWindow, found


def chosen_unverified(qtbot: QtBot, desk: DeskWindow) -> RulePane:
    desk.window.go_to(RULES)
    screen, pane = found(desk.window, RulesScreen), found(desk.window, RulePane)
    qtbot.waitUntil(lambda: screen.model.rowCount() > 100 and desk.window.is_idle())
    screen.box.setText("kho a5 giay tiep nhan")
    screen.table.selectRow(0)
    assert pane.status.isVisible()
    return pane
