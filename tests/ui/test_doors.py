"""Screens before the work, and over it: the first start, sign-in, lock and the box that calls things by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from counter_app.domain.people import Person
from counter_app.store import accounts
from counter_app.ui.first_start.pictures import sample_pages
from counter_app.ui.language import speak
from counter_app.ui.palette.palette import Palette
from counter_app.ui.sign_in.sign_in_screen import SignInScreen
from counter_app.ui.theme import HIGH_CONTRAST, LIGHT, Look, text_scale
from tests.services.desk import MORNING
from tests.ui.desk_window import DeskWindow, dress_plainly, found
from tests.ui.every_place import controls, cut_off, jumps, unclear

Open = Callable[..., DeskWindow]
PEOPLE = [Person("lan", "Nguyễn Thị Lan", "clerk", "=x"), Person("hung", "Trần Văn Hùng", "clerk", "=x")]
DRESSES = [(1.0, False, LIGHT), (1.0, True, HIGH_CONTRAST), (2.0, False, HIGH_CONTRAST), (2.0, True, LIGHT)]
SIZES = ((1366, 728), (960, 560))


@pytest.fixture(params=DRESSES, ids=lambda one: f"{one[0]:g}-{'en' if one[1] else 'vi'}")
def worn(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[tuple[float, Look]]:
    scale, english, look = request.param
    speak(english)
    yield scale, look
    speak(False)
    dress_plainly()


def hold(window: QWidget, shown: QWidget, name: str) -> None:
    """At the common size and the smallest; at twice the text the smallest is left out, nobody needs both."""
    for width, height in SIZES[: 1 if text_scale() > 1 else 2]:
        window.resize(width, height)
        for _ in range(3):
            QApplication.processEvents()
        assert (window.width(), window.height()) == (width, height)
        assert cut_off(window) == [], (name, width)
    assert unclear(window) == [], name
    window.resize(1366, 2000)
    for _ in range(3):
        QApplication.processEvents()
    assert jumps(shown) == [], name


def test_every_page_of_the_first_start(worn: tuple[float, Look], qtbot: QtBot, tmp_path: Path) -> None:
    dress_plainly(*worn)
    window, pages = sample_pages(tmp_path)
    qtbot.addWidget(window)
    window.show()
    seen = 0
    for name, page in pages.items():
        window.show_page(page)
        seen += len(controls(page))
        hold(window, page, name)
    assert seen > 20


def test_the_door_the_change_of_a_password_the_lock_and_the_palette(
    worn: tuple[float, Look], qtbot: QtBot, open_window: Open
) -> None:
    scale, look = worn
    desk = open_window(scale=scale, look=look)
    with desk.work.desk.database.write() as connection:
        accounts.replace_people(connection, PEOPLE, MORNING)
    palette = found(desk.window, Palette)
    palette.call_up(desk.window.current_place)
    palette.box.setText("in")
    assert palette.isVisible()
    hold(desk.window, palette, "palette")
    palette.put_away()
    desk.traffic.features.lock.lock()
    door = found(desk.window, SignInScreen)
    assert door.lock.isVisible()
    hold(desk.window, door.lock, "lock")
    door.lock.password.setText("x")
    door.lock.enter.click()
    qtbot.waitUntil(lambda: not door.lock.isVisible() and desk.window.is_idle())
    desk.window.rail.leave.click()
    qtbot.waitUntil(lambda: door.person.count() == len(PEOPLE) and desk.window.is_idle())
    for number in range(door.count()):
        if door.widget(number) is not door.lock:
            door.setCurrentIndex(number)
            hold(desk.window, door.widget(number), f"door {number}")
