"""What holds of every place of the window, those to come among them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from counter_app.sync.connectivity import Line
from counter_app.ui.icons import Icon
from counter_app.ui.language import speak
from counter_app.ui.pictures import settle
from counter_app.ui.place import RULES
from counter_app.ui.rail import Rail
from counter_app.ui.rules.rules_screen import RulesScreen
from counter_app.ui.theme import BODY_POINTS, HEADING_POINTS, HIGH_CONTRAST, LIGHT, Look
from tests.ui.desk_window import DeskWindow, dress_plainly, found
from tests.ui.every_place import at_work, controls, cut_off, jumps, unclear

Open = Callable[..., DeskWindow]
SAID = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
SHOW_TEXT = (QLabel, QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView)
NO_KEYS = Qt.KeyboardModifier.NoModifier


def test_every_control_says_what_it_is(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    for place in at_work(qtbot, desk):
        assert controls(desk.window)
        assert unclear(desk.window) == [], place


def test_a_place_is_gone_to_whichever_way_its_button_is_acted_on(open_window: Open) -> None:
    """Screen readers turn a button that can be on or off where a hand would press it."""
    desk = open_window()
    for place in desk.window.place_names():
        button = next(one for one in desk.window.rail.findChildren(QAbstractButton) if one.property("place") == place)
        heard = QAccessible.queryAccessibleInterface(button)
        assert heard.role() == QAccessible.Role.CheckBox
        button.toggle()
        assert desk.window.current_place == place
        assert button.isChecked()
        button.click()
        assert (desk.window.current_place, button.isChecked()) == (place, True)


@pytest.mark.parametrize(
    ("scale", "english", "look"),
    [(1.0, False, LIGHT), (1.0, True, HIGH_CONTRAST), (2.0, False, HIGH_CONTRAST), (2.0, True, LIGHT)],
)
def test_nothing_is_clipped_on_the_common_screen_nor_in_the_smallest_window(
    qtbot: QtBot, open_window: Open, scale: float, english: bool, look: Look
) -> None:
    """At twice the text the smallest window is left out: nobody needs both."""
    speak(english)
    try:
        desk = open_window(scale=scale, look=look)
        for place in at_work(qtbot, desk):
            settle(desk.window)
            for width, height in ((960, 560), (1366, 728)) if scale == 1.0 else ((1366, 728),):
                desk.window.resize(width, height)
                for _ in range(3):
                    QApplication.processEvents()
                assert (desk.window.width(), desk.window.height()) == (width, height)
                assert cut_off(desk.window) == [], (place, width)
    finally:
        speak(False)
        dress_plainly()


def test_tab_goes_down_the_screen_and_reaches_every_control_of_the_work(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    desk.window.resize(1366, 2000)  # whatever scrolls is in sight
    for place in at_work(qtbot, desk):
        settle(desk.window)
        assert jumps(desk.window.put_up(desk.window.current_place).centre) == [], place


class Shows(QObject):
    """Every window that is shown, however short."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_no_part_of_the_window_flashes_as_a_window_of_its_own(qtbot: QtBot, open_window: Open) -> None:
    shows = Shows()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(shows)
    try:
        desk = open_window()
        for _place in at_work(qtbot, desk):
            pass
        desk.line.say(state=Line.OUTAGE, waiting_entries=3, conflicts=1)
        qtbot.waitUntil(lambda: "Mất kết nối" in desk.window.band.state.whole())
    finally:
        application.removeEventFilter(shows)
    assert shows.shown == ["MainWindow"]


def test_a_dragged_column_is_there_again_at_the_next_start(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    desk.window.go_to(RULES)
    settle(desk.window)
    table = found(desk.window, RulesScreen).table
    width = table.columnWidth(0)
    drag(table, width, width - 60)
    assert table.columnWidth(0) == width - 60
    desk.window.close()
    again = open_window()
    again.window.go_to(RULES)
    settle(again.window)
    assert found(again.window, RulesScreen).table.columnWidth(0) == width - 60


def drag(table: QTableView, begin: int, end: int) -> None:
    """The right edge of the first column, by hand."""
    viewport, left, none = table.horizontalHeader().viewport(), Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, x, button, held in (
        (QEvent.Type.MouseMove, begin, none, none),
        (QEvent.Type.MouseButtonPress, begin, left, left),
        (QEvent.Type.MouseMove, end, none, left),
        (QEvent.Type.MouseButtonRelease, end, left, none),
    ):
        place = QPointF(x, 10)
        everywhere = QPointF(viewport.mapToGlobal(place.toPoint()))
        QApplication.sendEvent(viewport, QMouseEvent(kind, place, everywhere, button, held, NO_KEYS))


def test_a_narrow_rail_shows_no_keys_however_late_they_are_named(qtbot: QtBot) -> None:
    """A key named after the rail had become narrow kept it wide at large text."""
    rail = Rail()
    qtbot.addWidget(rail)
    rail.add_place("today", "Hôm nay", Icon.TODAY, "F11")
    rail.set_narrow(narrow=True)
    rail.leave.show_key("Ctrl+Shift+L")
    assert rail.leave.key.isHidden()
    rail.set_narrow(narrow=False)
    assert not rail.leave.key.isHidden()


def test_no_list_shows_a_whole_number_of_a_citizen(qtbot: QtBot, open_window: Open) -> None:
    """Neither in its cells, nor in what the mouse or a screen reader is told of them."""
    desk, read = open_window(), 0
    for place in at_work(qtbot, desk):
        told = list(told_by_lists(desk.window))
        read += sum("•" in text for text in told)
        assert [text for text in told if re.search(r"\b\d{9}(\d{3})?\b", text)] == [], place
    assert read, "no list had a citizen in it"


def told_by_lists(window: QWidget) -> Iterator[str]:
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        if not view.isVisible() or model is None:
            continue
        for row in range(min(model.rowCount(), 30)):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                yield from (str(told) for role in SAID if (told := model.data(index, role)))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_there_are_two_sizes_of_text(qtbot: QtBot, open_window: Open, scale: float) -> None:
    try:
        desk = open_window(scale=scale)
        for place in at_work(qtbot, desk):
            shown = [one for one in desk.window.findChildren(QWidget) if one.isVisible() and isinstance(one, SHOW_TEXT)]
            sizes = {round(one.font().pointSizeF(), 1) for one in shown}
            assert sizes == {BODY_POINTS * scale, HEADING_POINTS * scale}, place
    finally:
        dress_plainly()
