"""A bug in what a place does with what came back is told calmly, as one in its making is."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from counter_app.app.faults_told import TOLD
from counter_app.domain.errors import Problem
from counter_app.ui.background import Background, Lane
from counter_app.ui.place import TODAY
from tests.ui.desk_window import DeskWindow, found
from tests.ui.intake_hands import Open

CITIZEN = "Nguyễn Thị Đẹp"


class Place(QObject):
    """Fails over what it asked for."""

    def listed(self, value: str) -> None:
        raise KeyError(value)

    def failed(self, problem: Problem) -> None:
        raise problem


@pytest.fixture(name="logged")
def what_is_logged(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """As the program's log would take it (settings/program_log.py)."""
    faults: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, fault, _trace: faults.append(fault))
    return faults


def ask(desk: DeskWindow, place: Place) -> None:
    found(desk.window, Background).run(Lane.READING, lambda: CITIZEN, place.listed, place.failed)


def test_it_is_logged_and_told_once_without_a_word_of_whom_it_was_about(
    qtbot: QtBot, logged: list[BaseException], open_window: Open
) -> None:
    desk, place = open_window(), Place()
    desk.window.show_place(TODAY)
    for times in (1, 2):
        ask(desk, place)
        qtbot.waitUntil(lambda times=times: len(logged) == times and desk.window.is_idle())  # type: ignore[misc]
    qtbot.waitUntil(lambda: desk.window.notices.panel(TOLD) is not None)
    said = desk.window.notices.panel(TOLD)
    assert said is not None
    assert "lỗi ngoài dự kiến" in said.sentence.text()
    assert CITIZEN not in said.sentence.text()
    assert desk.window.current_place == TODAY


def test_a_closed_window_leaves_faults_to_whoever_had_them_before(
    logged: list[BaseException], open_window: Open
) -> None:
    before = sys.excepthook
    desk = open_window()
    assert sys.excepthook != before
    desk.window.close()
    assert sys.excepthook == before
    assert logged == []
