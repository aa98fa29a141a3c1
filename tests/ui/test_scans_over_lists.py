"""A scan while a list, a menu or what a field offers is open over the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QCompleter, QMenu, QWidget
from pytestqt.qtbot import QtBot

from counter_app.ui.scans.open_lists import keys_in
from tests.ui.scan_bench import CARD, Bench, standing
from tests.ui.typing_hands import compose, enter, press, type_fast

OVER_THE_WINDOW = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return standing(qtbot)


def keys_of_an_open_list() -> QWidget:
    """Qt gives keys to what is open over the window, and there to what has the focus in it."""
    popup = QApplication.activePopupWidget()
    assert popup is not None
    return keys_in(popup)


@OVER_THE_WINDOW
def test_a_scan_over_an_open_choice_closes_it_and_chooses_nothing(bench: Bench) -> None:
    bench.choice.addItems(["Nam", "Nữ"])
    bench.choice.setFocus()
    bench.choice.showPopup()
    type_fast(keys_of_an_open_list(), CARD)
    enter(keys_of_an_open_list())
    assert bench.heard == [CARD]
    assert QApplication.activePopupWidget() is None
    assert bench.choice.currentText() == "Nam"


@OVER_THE_WINDOW
def test_a_scan_over_an_open_menu_closes_it_and_presses_nothing(bench: Bench) -> None:
    menu = QMenu(bench)
    menu.addAction("Nữ")
    pressed: list[bool] = []
    menu.triggered.connect(lambda _action: pressed.append(True))
    menu.popup(bench.mapToGlobal(bench.rect().center()))
    menu.setActiveAction(menu.actions()[0])
    type_fast(keys_of_an_open_list(), CARD)
    enter(keys_of_an_open_list())
    assert (bench.heard, pressed) == ([CARD], [])
    assert QApplication.activePopupWidget() is None


@pytest.fixture
def offered(bench: Bench, qtbot: QtBot) -> Bench:
    """What was typed before is offered below the field."""
    bench.name.setCompleter(QCompleter(["Phòng Kinh tế", "Phòng Văn hóa"], bench.name))
    press(bench.name, "P")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    assert bench.name.text() == "P"
    return bench


@OVER_THE_WINDOW
def test_a_scan_while_something_is_offered_stays_out_of_the_field(offered: Bench) -> None:
    offered.time += 1
    type_fast(keys_of_an_open_list(), CARD)
    enter(keys_of_an_open_list())
    assert offered.heard == [CARD]
    assert offered.name.text() == "P"
    assert QApplication.activePopupWidget() is None


@OVER_THE_WINDOW
def test_a_hand_types_on_while_something_is_offered(offered: Bench, qtbot: QtBot) -> None:
    for letter in "hò":
        offered.time += 0.2
        press(keys_of_an_open_list(), letter)
    compose(offered.name, "n", commit="ng")
    qtbot.waitUntil(lambda: offered.name.text() == "Phòng")
    press(keys_of_an_open_list(), "", Qt.Key.Key_Down)
    enter(keys_of_an_open_list())
    assert offered.name.text() == "Phòng Kinh tế"
    assert offered.heard == []


@OVER_THE_WINDOW
def test_a_list_of_another_window_is_none_of_ours(bench: Bench, qtbot: QtBot) -> None:
    other = QComboBox()
    qtbot.addWidget(other)
    other.addItems(["Nam", "Nữ"])
    other.show()
    other.showPopup()
    type_fast(keys_of_an_open_list(), CARD)
    assert bench.heard == []
    other.hidePopup()
