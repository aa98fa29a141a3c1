"""How one comes to digitising, and whether every part of it says what it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_app.ui.digitising.copies_panel import CopiesPanel
from counter_app.ui.language import speak
from counter_app.ui.pictures import settle
from counter_app.ui.place import FIND
from counter_app.ui.steps.step_controller import StepController
from counter_app.ui.theme import HIGH_CONTRAST, LIGHT, Look
from tests.print.scan_samples import jpeg
from tests.ui.desk_window import dress_plainly, found
from tests.ui.digitising.hands import Digitising, Open
from tests.ui.every_place import cut_off, unclear
from tests.ui.intake_hands import fill


def test_after_receiving_one_key_leads_to_digitising_its_papers(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    fill(qtbot, desk)
    desk.intake.form.tick_all()
    qtbot.waitUntil(desk.window.is_idle)
    QTest.keyClick(desk.window, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: desk.intake.saved.isVisible() and desk.window.is_idle())
    QTest.keyClick(desk.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    panel = found(desk.window, CopiesPanel)
    qtbot.waitUntil(lambda: panel.isVisible() and desk.window.is_idle())
    assert desk.window.current_place == FIND
    assert panel.add.hasFocus()


def test_the_deed_is_in_the_list_of_deeds_and_by_name_in_ctrl_k(work: Digitising) -> None:
    (action,) = work.desk.window.deeds.found("so hoa giay", FIND)
    assert action.act is not None
    assert action.why_not() == ""
    action.act()
    work.settle()
    assert work.panel.isVisible()
    assert found(work.desk.window, StepController)._plan is None


@pytest.mark.parametrize(("scale", "english", "look"), [(1.0, True, HIGH_CONTRAST), (2.0, False, LIGHT)])
def test_every_part_is_whole_and_says_what_it_is(
    qtbot: QtBot, open_window: Open, tmp_path: Path, scale: float, english: bool, look: Look
) -> None:
    speak(english)
    try:
        work = Digitising(qtbot, open_window(scale=scale, look=look), tmp_path)
        window = work.desk.window
        work.drop(work.file("a.jpg", jpeg((827, 1_169), 100)), work.file("bang.txt", b"x"))
        work.wait_for_form()
        for act in (lambda: None, work.attach, lambda: work.panel.rows[0].button.click(), work.panel.page.back.click):
            act()
            settle(window)
            assert unclear(window) == []
            assert cut_off(window) == []
        work.panel.earlier.click()
        settle(window)
        assert cut_off(window) == []
    finally:
        speak(False)
        dress_plainly()
