"""The drawer is counted beside the work; whoever leaves with cash that nobody counted is asked once, never held."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_app.ui.till.till_controller import PANEL
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA
from tests.ui.desk_window import DeskWindow
from tests.ui.till_hands import Drawer, focused
from tests.ui.typing_hands import compose

Open = Callable[..., DeskWindow]


@pytest.fixture
def drawer(qtbot: QtBot, open_window: Open) -> Drawer:
    return Drawer(qtbot, open_window())


def test_it_is_counted_by_name_and_a_difference_needs_a_word(qtbot: QtBot, drawer: Drawer) -> None:
    assert any(action.name == "till" for action in drawer.desk.window.deeds.found("kiem dem", "find"))
    form = drawer.open()
    panel = drawer.desk.window.notices.panel(PANEL)
    assert panel is not None
    assert "Tiền mặt theo sổ: 50.000 đ" in panel.detail.text()
    compose(focused(), commit="40.000")
    assert form.difference.text() == "Thiếu 10.000 đ so với sổ."
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form.note.hasFocus() and drawer.desk.window.is_idle())
    assert drawer.counted() == 0
    assert "Giải thích" in drawer.till.form.problem.text()
    assert form.counted.text() == "40.000"
    compose(focused(), commit="Trả lại tiền thừa")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: drawer.counted() == 1 and drawer.desk.window.is_idle())


def test_note_by_note_the_sum_adds_up_by_itself(qtbot: QtBot, drawer: Drawer) -> None:
    form = drawer.open()
    form.by_piece.click()
    assert form.pieces[500_000].hasFocus()
    assert form.difference.text() == "Chưa đếm."
    form.pieces[20_000].setText("2")
    form.pieces[5_000].setText("2")
    assert form.counted.text() == "50.000 đ"
    assert form.difference.text() == "Khớp với sổ."
    form.pieces[5_000].setText("hai")
    assert form.counted.text() == ""
    drawer.press("Ghi nhận")
    assert "không phải số tờ" in drawer.till.form.problem.text()
    assert form.pieces[5_000].hasFocus()
    form.pieces[5_000].setText("2")
    drawer.press("Ghi nhận")
    qtbot.waitUntil(lambda: drawer.counted() == 1 and drawer.desk.window.is_idle())


def test_a_sum_that_cannot_be_read_has_the_hand_again(drawer: Drawer) -> None:
    form = drawer.open()
    form.counted.setText("nhiều")
    form.note.setFocus()
    drawer.press("Ghi nhận")
    assert form.counted.hasFocus()
    assert form.problem.isVisible()
    form.counted.setText("50.000")
    assert not form.problem.isVisible()


def test_whoever_signs_out_is_asked_once_and_never_held(qtbot: QtBot, drawer: Drawer) -> None:
    drawer.desk.window.rail.leave.click()
    assert drawer.seated
    panel = drawer.desk.window.notices.panel(PANEL)
    assert panel is not None
    assert "50.000 đ" in panel.sentence.text()
    drawer.press("Để sau, đổi người")
    assert not drawer.seated
    drawer.desk.seat.take(CLERK_LAN)
    drawer.settle()
    drawer.desk.window.rail.leave.click()
    assert not drawer.seated  # not a second time that day
    drawer.desk.seat.take(SUPERVISOR_HOA)
    drawer.settle()
    drawer.desk.window.rail.leave.click()
    assert drawer.seated  # another person has not been asked
    drawer.desk.window.rail.leave.click()
    assert not drawer.seated


def test_a_counted_drawer_is_not_spoken_of_until_cash_moves_again(qtbot: QtBot, drawer: Drawer) -> None:
    form = drawer.open()
    form.counted.setText("50.000")
    drawer.press("Ghi nhận")
    qtbot.waitUntil(lambda: drawer.counted() == 1)
    drawer.settle()
    assert drawer.till.offer() == ""
    drawer.take()
    assert "100.000 đ" in drawer.till.offer()


def test_closing_the_window_says_it_once_and_leads_to_the_count(qtbot: QtBot, drawer: Drawer) -> None:
    drawer.desk.window.close()
    panel = drawer.desk.window.notices.panel("closing")
    assert panel is not None
    assert drawer.desk.window.isVisible()
    assert "chưa kiểm đếm" in panel.sentence.text() + panel.detail.text()
    drawer.press("Kiểm đếm")
    qtbot.waitUntil(lambda: drawer.till.form is not None)
    assert drawer.desk.window.notices.panel("closing") is None
    drawer.settle()
    drawer.desk.window.close()
    again = drawer.desk.window.notices.panel("closing")
    assert again is None or "kiểm đếm" not in again.sentence.text() + again.detail.text()


def test_a_locked_screen_asks_nothing(drawer: Drawer) -> None:
    drawer.desk.seat.lock()
    assert drawer.till.offer() == ""


def test_what_was_missing_is_told_as_missing_when_it_is_saved(qtbot: QtBot, open_window: Open) -> None:
    """“Chênh lệch -10.000 đ” left whoever reads it to find out which way."""
    drawer = Drawer(qtbot, open_window())
    form = drawer.open()
    form.counted.setText("40.000")
    form.note.setText("Trả lại nhầm 10.000 đ")
    drawer.press("Ghi nhận")
    drawer.settle()
    told = drawer.desk.window.notices.panel("till told")
    assert told is not None
    assert (told.sentence.text(), told.detail.text()) == (
        "Đã ghi kiểm đếm: chênh lệch 10.000 đ.",
        "Thiếu 10.000 đ so với sổ.",
    )


def test_a_second_count_of_the_day_is_told_of_the_first_and_of_what_came_since(qtbot: QtBot, drawer: Drawer) -> None:
    """It asked as if nobody had counted: the same drawer was counted twice, and nobody knew which count held."""
    form = drawer.open()
    form.counted.setText("40.000")
    form.note.setText("Trả lại nhầm 10.000 đ")
    drawer.press("Ghi nhận")
    qtbot.waitUntil(lambda: drawer.counted() == 1)
    drawer.settle()
    drawer.take()
    drawer.open()
    told = drawer.told()
    assert "Đã kiểm đếm lúc 08:00 (Nguyễn Thị Lan): 40.000 đ. Thiếu 10.000 đ so với sổ." in told
    assert "Từ lần đếm ấy tiền mặt thu thêm 50.000 đ." in told
    assert "lần sau cùng được tính" in told
    assert "Sau lần kiểm đếm hôm nay" in drawer.till.offer()


def test_money_that_comes_in_while_the_drawer_is_counted_is_in_the_sum(drawer: Drawer) -> None:
    """The panel said that it agrees, and the save asked why it does not."""
    form = drawer.open()
    form.counted.setText("50.000")
    assert form.difference.text() == "Khớp với sổ."
    drawer.take()
    assert form is drawer.till.form
    assert form.counted.text() == "50.000"
    assert form.difference.text() == "Thiếu 50.000 đ so với sổ."
    assert "Tiền mặt theo sổ: 100.000 đ (phí 0 đ, lệ phí 100.000 đ)" in drawer.told()
