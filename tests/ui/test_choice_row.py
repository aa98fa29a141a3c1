"""The focus in a row of choices that folds: it stays in the row whichever of them has no room any more."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from counter_app.ui.act_button import EnterButton
from counter_app.ui.choice_row import ChoiceRow

WIDE, NARROW = 900, 250


@pytest.fixture
def row(qtbot: QtBot) -> Iterator[ChoiceRow]:
    """Between two fields that would take the focus; the first choice is the chosen one."""
    window, buttons = QWidget(), [EnterButton(f"Danh sách thứ {number}") for number in range(4)]
    qtbot.addWidget(window)
    row, column = ChoiceRow(*buttons), QVBoxLayout(window)
    for button in buttons:
        button.setCheckable(True)
        row.offer(button)
    for widget in (QLineEdit(), row, QLineEdit()):
        column.addWidget(widget)
    window.resize(WIDE, 200)
    buttons[0].setChecked(True)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and buttons[-1].isVisible())
    yield row
    window.close()


def widen(qtbot: QtBot, row: ChoiceRow, width: int) -> None:
    row.window().resize(width, 200)
    qtbot.waitUntil(lambda: row.more.isVisible() is (width == NARROW))


def test_from_a_choice_that_folds_it_goes_to_the_chosen_one(qtbot: QtBot, row: ChoiceRow) -> None:
    row._choices[-1].setFocus()
    widen(qtbot, row, NARROW)
    assert QApplication.focusWidget() is row._choices[0]


def test_from_the_menu_that_is_needed_no_longer_it_goes_to_the_chosen_one(qtbot: QtBot, row: ChoiceRow) -> None:
    widen(qtbot, row, NARROW)
    row.more.setFocus()
    widen(qtbot, row, WIDE)
    assert QApplication.focusWidget() is row._choices[0]


def test_where_none_is_chosen_it_goes_to_the_menu(qtbot: QtBot, row: ChoiceRow) -> None:
    row._choices[0].setChecked(False)
    row._choices[-1].setFocus()
    widen(qtbot, row, NARROW)
    assert QApplication.focusWidget() is row.more
