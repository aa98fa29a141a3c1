"""A bug in the making of a place: told where it was wanted, tried again the next time; no other place waits for it."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from counter_app.app.desk_parts import DeskParts
from counter_app.app.features import feedback, intake, register
from counter_app.app.frame import Frame
from counter_app.app.made_or_told import TOLD
from counter_app.app.making_ahead import MakingAhead
from counter_app.ui.place import FEEDBACK, FIND, INTAKE, TODAY
from counter_app.ui.register.register_controller import PANEL
from tests.ui.desk_window import DeskWindow, found
from tests.ui.intake_hands import Open

CITIZEN = "Nguyễn Thị Đẹp"


@pytest.fixture(name="breaks")
def what_breaks(monkeypatch: pytest.MonkeyPatch) -> Callable[[ModuleType], None]:
    """At its end, when it has brought what it brings, the first time; from then on it is whole."""

    def break_once(feature: ModuleType) -> None:
        whole, times = feature.build, iter([True])

        def build(parts: DeskParts, frame: Frame) -> object:
            made = whole(parts, frame)
            if next(times, False):
                raise KeyError(CITIZEN)
            return made

        monkeypatch.setattr(feature, "build", build)

    return break_once


def press(qtbot: QtBot, desk: DeskWindow, key: Qt.Key, shift: Qt.KeyboardModifier) -> list[BaseException]:
    with capture_exceptions() as faults:
        QTest.keyClick(desk.window, key, shift)
    qtbot.waitUntil(desk.window.is_idle)
    return [fault for _kind, fault, _trace in faults]


@pytest.mark.parametrize(
    ("feature", "key", "modifier", "place"),
    [
        (feedback, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier, FEEDBACK),
        (intake, Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, INTAKE),
    ],
)
def test_a_fault_is_told_calmly_and_the_next_press_of_the_key_makes_the_place(
    qtbot: QtBot,
    open_window: Open,
    breaks: Callable[[ModuleType], None],
    feature: ModuleType,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    place: str,
) -> None:
    desk = open_window(at_the_first_place=True, whole=False)
    before = desk.window.current_place
    breaks(feature)
    assert len(press(qtbot, desk, key, modifier)) == 1, "and the log has where"
    said = desk.window.notices.panel(TOLD)
    assert said is not None
    assert "lỗi ngoài dự kiến" in said.sentence.text()
    assert CITIZEN not in said.sentence.text()
    assert desk.window.current_place == before
    assert press(qtbot, desk, key, modifier) == []
    assert desk.window.current_place == place
    assert desk.window.notices.panel(TOLD) is None


def test_what_is_made_ahead_goes_past_a_fault_without_a_word_and_it_is_made_when_it_is_wanted(
    qtbot: QtBot, open_window: Open, breaks: Callable[[ModuleType], None], caplog: pytest.LogCaptureFixture
) -> None:
    desk = open_window(at_the_first_place=True, whole=False)
    breaks(feedback)
    breaks(register)
    found(desk.window, MakingAhead).start()
    qtbot.waitUntil(lambda: desk.window.places_left() == (FEEDBACK,), timeout=20_000)
    assert {FIND, TODAY} <= set(desk.window.place_names()) - set(desk.window.places_left())
    assert desk.window.notices.panel(TOLD) is None
    assert len(caplog.records) == 2
    assert CITIZEN not in caplog.text
    caplog.clear()
    desk.window.go_to(FEEDBACK)
    assert desk.window.is_furnished()


def test_a_key_whose_making_ahead_met_a_fault_is_not_dead(
    qtbot: QtBot, open_window: Open, breaks: Callable[[ModuleType], None], caplog: pytest.LogCaptureFixture
) -> None:
    desk = open_window(at_the_first_place=True, whole=False)
    breaks(register)
    found(desk.window, MakingAhead).start()
    with qtbot.waitSignal(desk.window.furnished, timeout=20_000):
        pass
    caplog.clear()
    assert press(qtbot, desk, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier) == []
    assert desk.window.notices.panel(PANEL) is not None


def test_a_fault_of_what_is_called_by_name_is_told_and_its_key_tried_again(
    qtbot: QtBot, open_window: Open, breaks: Callable[[ModuleType], None]
) -> None:
    desk = open_window(at_the_first_place=True, whole=False)
    breaks(register)
    assert len(press(qtbot, desk, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)) == 1
    assert desk.window.notices.panel(TOLD) is not None
    assert press(qtbot, desk, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier) == []
    assert desk.window.notices.panel(TOLD) is None
    assert desk.window.notices.panel(PANEL) is not None
