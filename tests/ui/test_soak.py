"""Many void calls into Qt. PySide6 6.12 on Python 3.11 loses one reference to None with each and aborts after about
five thousand; a short run of tests ends before. SOAK_SECONDS=600 makes the second test that long.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.desk_window import DeskWindow

SECONDS = float(os.environ.get("SOAK_SECONDS", "2"))


def test_a_hundred_thousand_void_calls_lose_no_reference(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(100_000):
        label.setEnabled(True)
    assert abs(sys.getrefcount(None) - before) < 1_000


@pytest.mark.timeout(SECONDS + 300)
def test_the_window_itself_goes_from_place_to_place_and_loses_no_reference(
    open_window: Callable[..., DeskWindow], qtbot: QtBot
) -> None:
    """Whatever it calls, and calls back: events, slots, overridden methods."""
    desk = open_window()
    places = desk.window.place_names()
    before, rounds, until = 0, 0, time.monotonic() + SECONDS
    while time.monotonic() < until or rounds < 3:
        for place in places:
            desk.window.go_to(place)
            qtbot.waitUntil(desk.window.is_idle)
        QApplication.processEvents()
        rounds += 1
        before = before or sys.getrefcount(None)  # after the first round: places fill when they are first entered
    lost = before - sys.getrefcount(None)
    assert lost < 100 + rounds, f"{lost} references in {rounds} rounds"
