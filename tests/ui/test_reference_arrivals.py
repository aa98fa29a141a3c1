"""Reference data that the engine fetched are told to every view, from the engine's own thread."""

from __future__ import annotations

import threading
from collections.abc import Callable

from pytestqt.qtbot import QtBot

from counter_app.ui.changes import Changes
from tests.ui.desk_window import DeskWindow

Open = Callable[..., DeskWindow]


def test_reference_data_that_came_are_told_once(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    changes = desk.window.findChild(Changes)
    told: list[None] = []
    changes.reference_changed.connect(lambda: told.append(None))
    with qtbot.waitSignal(changes.reference_changed, timeout=10_000):
        engine = threading.Thread(target=lambda: desk.line.say(reference_arrivals=1))
        engine.start()
        engine.join()
    with qtbot.waitSignal(changes.waiting_changed, timeout=10_000):
        desk.line.say(reference_arrivals=1, waiting_entries=3)
    assert len(told) == 1
