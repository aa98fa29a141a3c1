"""Windows over real services; a test that leaves a lane running, or logs a fault, fails."""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.app.lasting import let_go
from counter_app.ui.background import THREAD_PREFIX, Background
from tests.ui.desk_window import DeskWindow, open_desk_window

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen screen says of every window that it cannot pass size hints on: no fault of ours."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True))


@pytest.fixture(autouse=True)
def no_lane_left() -> Iterator[None]:
    yield
    left = [thread.name for thread in threading.enumerate() if thread.name.startswith(THREAD_PREFIX)]
    assert left == []


@pytest.fixture(autouse=True)
def nothing_kept_for_good() -> Iterator[None]:
    """A program has one window to its end; a test leaves what it made to the collector again."""
    yield
    let_go()


@pytest.fixture(autouse=True)
def no_fault_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A test that expects a fault clears the log."""
    yield
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    lanes = Background()
    yield lanes
    lanes.close()


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., DeskWindow]]:
    """Opens windows on the same folder, one after the other, at a new dossier; closes them at the end."""
    opened: list[DeskWindow] = []

    def open_one(*, at_the_first_place: bool = False, **how: object) -> DeskWindow:
        made = open_desk_window(tmp_path, **how)  # type: ignore[arg-type]
        opened.append(made)
        made.window.show()
        if made.parts.session is not None and not at_the_first_place:
            made.traffic.features.intake.new_or_back()
        made.window.activateWindow()
        qtbot.waitUntil(lambda: made.window.isActiveWindow() and made.window.is_idle())
        return made

    yield open_one
    for made in opened:
        made.window.may_close = _yes
        made.window.close()
        made.window.deleteLater()
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    opened.clear()
    gc.collect()  # here, on the window's thread: a lane of the next test would end timers that are not its own


def _yes() -> bool:
    return True
