"""What goes to the post and what came from it, by its name in Ctrl+K: one press records and prints, once."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from counter_app.domain.intake import ReturnWay
from counter_app.services.steps.results import ArrivedResult, Return, ReturnedBy
from counter_app.ui.actions import Action
from counter_app.ui.handover.postal_printing import PANEL, _Asked
from counter_app.ui.marked import ActButton
from counter_app.ui.place import HANDOVER
from tests.print.paper_reading import extracted
from tests.services.desk import CLERK_LAN, receipt_of
from tests.ui.desk_window import DeskWindow
from tests.ui.intake_hands import Open


@pytest.fixture(name="desk")
def desk_with_a_posted_result(qtbot: QtBot, open_window: Open) -> DeskWindow:
    desk = open_window()
    steps = desk.parts.steps
    identity = desk.work.intake.receive(receipt_of(return_way=ReturnWay.POST), CLERK_LAN).identity
    steps.handovers.hand_over(identity, "Tư pháp", CLERK_LAN)
    steps.results.arrive(identity, ArrivedResult(document="12/GXN"), CLERK_LAN)
    steps.results.hand_out(identity, Return(ReturnedBy.POST, mail="EA123456789VN"), CLERK_LAN)
    desk.window.show_place(HANDOVER)
    qtbot.waitUntil(desk.window.is_idle)
    return desk


def press(desk: DeskWindow, name: str) -> None:
    action = next(one for one in desk.window.deeds.found("buu chinh", HANDOVER) if one.name == name)
    assert isinstance(action, Action)
    assert action.act is not None
    action.act()


def askers(desk: DeskWindow) -> list[_Asked]:
    """Of presses that are still to be answered."""
    return desk.window.findChildren(_Asked)


def test_pressed_twice_one_list_is_made_and_printed_and_pressed_later_the_last_one_is_had_again(
    qtbot: QtBot, desk: DeskWindow
) -> None:
    press(desk, "postal.results")
    press(desk, "postal.results")
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 1 and desk.window.is_idle())
    qtbot.waitUntil(lambda: not askers(desk))
    assert "EA123456789VN" in extracted(desk.tray.sheets[0])
    assert desk.work.entry_types().count("HandoverListed") == 1
    press(desk, "postal.results")
    qtbot.waitUntil(lambda: desk.window.notices.panel(PANEL) is not None and desk.window.is_idle())
    panel = desk.window.notices.panel(PANEL)
    assert panel is not None
    assert "chưa vào danh sách" in panel.sentence.text()
    again = next(button for button in panel.findChildren(ActButton) if button.text().startswith("In lại"))
    again.click()
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 2 and desk.window.is_idle())
    qtbot.waitUntil(lambda: not askers(desk))
    assert desk.tray.sheets[1] == desk.tray.sheets[0]
    assert desk.work.entry_types().count("HandoverListed") == 1


def test_where_nothing_came_by_post_it_says_what_to_do(qtbot: QtBot, desk: DeskWindow) -> None:
    press(desk, "postal.dossiers")
    qtbot.waitUntil(lambda: desk.window.notices.panel(PANEL) is not None and desk.window.is_idle())
    panel = desk.window.notices.panel(PANEL)
    assert panel is not None
    qtbot.waitUntil(lambda: not askers(desk))
    assert "tiếp nhận với kênh “bưu chính”" in panel.sentence.text()
    assert desk.tray.sheets == []
