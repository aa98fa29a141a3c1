"""The slip after saving: the printer fails, cannot say, is off."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from counter_app.domain.entry_types import SLIP_OUTCOME
from counter_app.print.printers import PrintState
from counter_app.ui.marked import Panel
from tests.ui.intake_hands import Open, answer, fill, question, received


def test_a_printer_that_fails_leaves_the_receipt_standing(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    desk.tray.jams = True
    fill(qtbot, desk)
    desk.intake.save.click()
    identity = lambda: desk.traffic.features.intake._last  # noqa: E731
    qtbot.waitUntil(lambda: identity() is not None and question(desk, f"print {identity().identity}") is not None)
    assert received(desk) == 1
    desk.tray.jams = False
    answer(question(desk, f"print {identity().identity}"), "In lại")
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 1)


@pytest.mark.parametrize(("words", "sheets"), [("Đã ra", 1), ("Chưa ra, in lại", 2)])
def test_where_the_printer_cannot_say_the_clerk_is_asked(
    qtbot: QtBot, open_window: Open, words: str, sheets: int
) -> None:
    desk = open_window()
    desk.tray.says = PrintState.CANNOT_SAY
    fill(qtbot, desk)
    desk.intake.save.click()
    qtbot.waitUntil(lambda: received(desk) == 1 and desk.traffic.features.intake._last is not None)
    last = desk.traffic.features.intake._last
    assert last is not None
    qtbot.waitUntil(lambda: question(desk, f"print {last.identity}") is not None)
    desk.tray.says = PrintState.PRINTED
    answer(question(desk, f"print {last.identity}"), words)
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == sheets and desk.work.entry_types().count(SLIP_OUTCOME) == sheets)


def test_while_the_earlier_job_cannot_be_taken_back_nothing_is_printed_again_and_the_question_stays(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window()
    desk.tray.says = PrintState.CANNOT_SAY
    fill(qtbot, desk)
    desk.intake.save.click()
    panels = desk.window.notices.findChildren
    qtbot.waitUntil(lambda: any("Đã ra" in words_of(panel) for panel in panels(Panel)) and desk.window.is_idle())
    (asked,) = [one for one in panels(Panel) if "Đã ra" in words_of(one)]
    desk.tray.keeps_jobs = True
    answer(asked, "Chưa ra, in lại")
    qtbot.waitUntil(lambda: any("Chưa hủy được" in one.sentence.text() for one in panels(Panel)))
    (again,) = [one for one in panels(Panel) if "Đã ra" in words_of(one)]
    assert len(desk.tray.sheets) == 1
    desk.tray.keeps_jobs = False
    answer(again, "Chưa ra, in lại")
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 2)
    assert desk.tray.taken_back == desk.tray.marks[:1]


def test_a_printer_that_is_switched_off_is_asked_about_with_where_to_look(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    desk.tray.says = PrintState.WAITING
    fill(qtbot, desk)
    desk.intake.save.click()
    panels = desk.window.notices.findChildren
    qtbot.waitUntil(lambda: any("Đã ra" in words_of(panel) for panel in panels(Panel)))
    (panel,) = [one for one in panels(Panel) if "Đã ra" in words_of(one)]
    assert "máy đã bật và nối dây chưa" in panel.detail.text()


def words_of(panel: Panel) -> set[str]:
    return {button.text() for button in panel.findChildren(QPushButton)}
