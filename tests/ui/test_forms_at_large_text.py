"""Forms of steps and panels at twice the text: whole words, each control named, nothing beyond the edge."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.ui.incident.incident_controller import IncidentController
from counter_app.ui.language import speak
from counter_app.ui.place import TODAY
from counter_app.ui.register.register_controller import RegisterController
from counter_app.ui.report.report_controller import ReportController
from counter_app.ui.steps.all_plans import PLANS
from counter_app.ui.theme import DARK, HIGH_CONTRAST, Look
from counter_app.ui.till.till_controller import TillController
from tests.services.desk import receipt_of
from tests.ui.desk_window import DeskWindow, dress_plainly, found
from tests.ui.every_place import cut_off, unclear
from tests.ui.step_hands import FEE, Steps, with_supervisor

Open = Callable[..., DeskWindow]
Opener = TillController | RegisterController | ReportController | IncidentController
PANELS: tuple[type[Opener], ...] = (TillController, RegisterController, ReportController, IncidentController)
LARGE = pytest.mark.parametrize(("english", "look"), [(False, DARK), (True, HIGH_CONTRAST)])


def settled(qtbot: QtBot, desk: DeskWindow) -> None:
    for _ in range(3):
        QApplication.processEvents()
        qtbot.waitUntil(desk.window.is_idle)


def stands_whole(qtbot: QtBot, desk: DeskWindow, name: str) -> None:
    """Once Qt has laid out what came last; and the hand is seen in it, however far down its field is."""

    def whole() -> None:
        assert (cut_off(desk.window), unclear(desk.window)) == ([], []), name
        hand = QApplication.focusWidget()
        assert hand is not None
        assert hand.visibleRegion().boundingRect().height() == hand.height(), (name, hand.accessibleName())

    qtbot.waitUntil(whole)


@LARGE
def test_no_form_of_a_step_is_clipped(qtbot: QtBot, open_window: Open, english: bool, look: Look) -> None:
    """A form that says what it still needs, too: every step is saved as it opens."""
    speak(english)
    try:
        desk = open_window(scale=2.0, look=look)
        with_supervisor(desk)
        steps = Steps(qtbot, desk, receipt_of(fees=(FEE,)))
        possible = [one.deed.name for one in desk.pane.offered if one.why_not is None and one.deed.name in PLANS]
        assert len(possible) > 12
        for name in possible:
            steps.controller.begin(name)
            qtbot.waitUntil(lambda: steps.form.isVisible() and desk.window.is_idle())
            if PLANS[name].needs:
                steps.form.save_and_print.click()
            settled(qtbot, desk)
            stands_whole(qtbot, desk, name)
            QTest.keyClick(steps.form, Qt.Key.Key_Escape)
            settled(qtbot, desk)
    finally:
        speak(False)
        dress_plainly()


@LARGE
def test_no_panel_is_clipped(qtbot: QtBot, open_window: Open, english: bool, look: Look) -> None:
    speak(english)
    try:
        desk = open_window(scale=2.0, look=look)
        desk.window.go_to(TODAY)
        for kind in PANELS:
            panel = found(desk.window, kind)
            panel.open()
            settled(qtbot, desk)
            assert panel.form is not None
            stands_whole(qtbot, desk, kind.__name__)
            panel.put_away()
    finally:
        speak(False)
        dress_plainly()
