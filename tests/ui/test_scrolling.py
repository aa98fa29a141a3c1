"""A page that is longer than its window: the hand is seen wherever it goes in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from counter_app.ui.scrolling import Scrolling

Part = QLabel | QLineEdit


class Page(QWidget):
    """Forty fields, each under its label."""

    def __init__(self) -> None:
        super().__init__()
        self.labels = [QLabel(f"Ô {number}") for number in range(40)]
        self.fields = [QLineEdit() for _label in self.labels]
        column = QVBoxLayout(self)
        for label, field in zip(self.labels, self.fields, strict=True):
            column.addWidget(label)
            column.addWidget(field)


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def area(qtbot: QtBot, page: Page) -> Scrolling:
    area = Scrolling(page)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    return area


def is_seen(area: Scrolling, part: Part) -> bool:
    top = part.mapTo(area.viewport(), QPoint()).y()
    return top >= 0 and top + part.height() <= area.viewport().height()


@pytest.mark.parametrize("place", [39, 20])
def test_a_field_that_a_key_or_a_form_chose_is_seen_with_its_label(
    qtbot: QtBot, area: Scrolling, page: Page, place: int
) -> None:
    """Ctrl+N led into a field below the edge: what was typed there was seen by nobody."""
    page.fields[place].setFocus(Qt.FocusReason.ShortcutFocusReason)
    qtbot.waitUntil(lambda: is_seen(area, page.fields[place]))
    assert is_seen(area, page.labels[place])
    page.fields[0].setFocus()
    qtbot.waitUntil(lambda: is_seen(area, page.fields[0]))
    assert is_seen(area, page.labels[0])


def test_what_comes_up_over_the_hand_or_below_the_area_leaves_it_in_sight(
    qtbot: QtBot, area: Scrolling, page: Page
) -> None:
    hand = page.fields[3]
    hand.setFocus()
    qtbot.waitUntil(lambda: is_seen(area, hand))
    page.labels[0].setFixedHeight(400)
    qtbot.waitUntil(lambda: hand.y() > 400 and is_seen(area, hand))
    area.resize(300, 100)
    qtbot.waitUntil(lambda: area.viewport().height() <= 100 and is_seen(area, hand))


def test_what_an_act_met_is_seen_until_the_hand_goes_on(qtbot: QtBot, area: Scrolling, page: Page) -> None:
    """The refusal stood above the edge of a column that had followed the hand."""
    told, hand = page.labels[0], page.fields[39]
    hand.setFocus()
    qtbot.waitUntil(lambda: is_seen(area, hand))
    area.show_part(told)
    qtbot.waitUntil(lambda: is_seen(area, told))
    page.labels[20].setFixedHeight(400)  # laid out anew meanwhile
    qtbot.waitUntil(lambda: page.labels[20].height() == 400)
    QApplication.processEvents()
    assert is_seen(area, told)
    page.fields[38].setFocus()
    qtbot.waitUntil(lambda: is_seen(area, page.fields[38]))


def test_what_an_act_met_may_be_gone_again_before_it_is_shown(qtbot: QtBot, area: Scrolling, page: Page) -> None:
    told = QLabel("Đã rõ", page)
    area.show_part(told)
    delete(told)
    page.fields[39].setFocus()
    area.show_part(page.labels[0])
    qtbot.waitUntil(lambda: is_seen(area, page.labels[0]))


def test_whoever_has_scrolled_away_from_the_hand_reads_on_where_she_is(
    qtbot: QtBot, area: Scrolling, page: Page
) -> None:
    page.fields[0].setFocus()
    area.verticalScrollBar().setValue(500)
    page.labels[30].setFixedHeight(400)
    qtbot.waitUntil(lambda: page.labels[30].height() == 400)
    QApplication.processEvents()
    assert area.verticalScrollBar().value() == 500


def test_of_what_is_higher_than_the_area_the_beginning_is_seen(qtbot: QtBot, area: Scrolling, page: Page) -> None:
    high = page.fields[20]
    high.setFixedHeight(300)
    high.setFocus()
    qtbot.waitUntil(lambda: 0 <= high.mapTo(area.viewport(), QPoint()).y() < 10)


def test_nothing_goes_from_under_the_mouse_that_presses_it(qtbot: QtBot, area: Scrolling, page: Page) -> None:
    """Half of it below the edge: it would be let go of over something else."""
    field = next(one for one in page.fields if not is_seen(area, one))
    half = field.mapTo(area.viewport(), QPoint()).y() + field.height() // 2 - area.viewport().height()
    area.verticalScrollBar().setValue(half)
    before = area.verticalScrollBar().value()
    QTest.mousePress(field, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(field.hasFocus)
    QApplication.processEvents()
    assert area.verticalScrollBar().value() == before
    QTest.mouseRelease(field, Qt.MouseButton.LeftButton)
