"""Pressed twice, an act is done once: a double click, Enter held down, a hand that does not believe the first press."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from counter_app.ui.single_act import SingleAct
from tests.ui.acts import ACTS, ELSEWHERE, Act
from tests.ui.desk_window import DeskWindow

Open = Callable[..., DeskWindow]


@pytest.mark.parametrize("act", ACTS, ids=[act.name for act in ACTS])
def test_what_is_pressed_twice_is_done_once(qtbot: QtBot, open_window: Open, act: Act) -> None:
    desk = open_window(session=act.session)
    button = act.prepare(qtbot, desk)
    qtbot.waitUntil(desk.window.is_idle)
    assert button.isEnabled()
    before = act.done(desk)
    button.click()
    button.click()
    qtbot.waitUntil(lambda: act.done(desk) > before and desk.window.is_idle())
    assert act.done(desk) == before + 1
    assert [one.parent() for one in desk.window.findChildren(SingleAct) if one.is_under_way] == []


def test_every_act_of_the_window_is_tried(qtbot: QtBot, open_window: Open) -> None:
    """A new one joins the list."""
    desk = open_window()
    for place in desk.window.place_names():
        desk.window.go_to(place)
        qtbot.waitUntil(desk.window.is_idle)
    known = {act.controller for act in ACTS} | set(ELSEWHERE)
    assert {type(act.parent()) for act in desk.window.findChildren(SingleAct)} <= known
