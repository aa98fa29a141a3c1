"""The first screen of the day through the real window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from counter_app.domain.entry_types import HANDED_OVER, RESULT_ARRIVED
from counter_app.ui.pictures import settle
from counter_app.ui.place import FIND, INTAKE, ONLINE, QUEUE, TODAY
from counter_app.ui.theme import GRID
from counter_app.ui.today.day_lists import DayList
from counter_app.ui.today.today_context import TodayContext
from counter_app.ui.today.today_controller import TodayController
from tests.services.desk import CLERK_LAN, person, receipt_of
from tests.services.steps.told_citizens import centre_told
from tests.services.taken_steps import take
from tests.ui.desk_window import DeskWindow, found

Open = Callable[..., DeskWindow]


@pytest.fixture
def desk(qtbot: QtBot, open_window: Open) -> DeskWindow:
    """Late, due and ready dossiers, none of them printed."""
    made = open_window()
    for name in ("Nguyễn Thị Đẹp", "Trần Văn Bình", "Lê Thị Hương"):
        identity = made.work.intake.receive(receipt_of(applicant=person(name=name)), CLERK_LAN).identity
        made.work.hands.pass_time(minutes=20)
    for step in (HANDED_OVER, RESULT_ARRIVED):
        take(made.work, step, identity)
    made.work.hands.pass_time(days=4)
    made.window.show_place(INTAKE)
    made.window.show_place(TODAY)
    qtbot.waitUntil(lambda: made.today.due.rowCount() == 2 and made.window.is_idle())
    return made


def labels(desk: DeskWindow) -> list[str]:
    return [button.text() for button in desk.today._choices.buttons() if not button.isHidden()]


def test_a_clerk_begins_the_day_with_the_day(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window(at_the_first_place=True)
    assert desk.window.current_place == TODAY
    qtbot.waitUntil(lambda: labels(desk) == ["Hẹn trả · 0", "Có kết quả · 0", "Giấy chưa in · 0", "Trực tuyến · 0"])
    assert "F2" in desk.today.lists[DayList.DUE].empty.text()
    assert desk.today.lists[DayList.DUE].empty.isVisible()
    assert "Thứ Hai 23/11/2026" in desk.today.heading.text()


def test_where_no_list_has_a_row_the_keyboard_stays_off_the_button_that_signs_out(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window(at_the_first_place=True)
    for place in (TODAY, ONLINE, TODAY):
        desk.window.show_place(place)
        qtbot.waitUntil(desk.window.is_idle)
        focus = desk.window.focusWidget()
        assert focus is not None
        assert not isinstance(focus, QAbstractButton), focus


def test_down_leads_from_the_figure_into_its_list(desk: DeskWindow) -> None:
    choice = desk.today._choice(DayList.DUE)
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    table = desk.today.tables[DayList.DUE]
    assert table.hasFocus()
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]


def test_each_list_stands_behind_its_figure(desk: DeskWindow) -> None:
    assert labels(desk) == ["Hẹn trả · 2", "Có kết quả · 1", "Giấy chưa in · 3", "Trực tuyến · 0"]
    assert "Hẹn hôm nay: 2" in desk.today.figures.text()
    desk.today.show_list(DayList.READY)
    assert desk.today.tables[DayList.READY].isVisible()
    assert not desk.today.acts.isVisible()


def test_midnight_makes_what_was_due_late(qtbot: QtBot, desk: DeskWindow) -> None:
    table = desk.today.tables[DayList.DUE]
    table.selectRow(1)
    chosen = table.currentIndex().data()
    desk.work.hands.pass_time(hours=17)
    qtbot.waitUntil(lambda: "Quá hạn: 2" in desk.today.figures.text(), timeout=10_000)
    assert desk.today.due.index(0, 0).data().startswith("Quá hạn\n")  # Saturday: no working day has gone by
    assert table.currentIndex().row() == 1
    assert table.currentIndex().data() != chosen


def test_what_is_chosen_stays_chosen_while_dossiers_come(qtbot: QtBot, desk: DeskWindow) -> None:
    desk.today.show_list(DayList.UNPRINTED)
    table = desk.today.tables[DayList.UNPRINTED]
    table.selectRow(1)
    chosen = table.currentIndex().siblingAtColumn(1).data()
    desk.work.intake.receive(receipt_of(), CLERK_LAN)
    desk.traffic.features.printing._changes.journal_grew.emit()
    qtbot.waitUntil(lambda: desk.today.unprinted.rowCount() == 4, timeout=10_000)
    assert table.currentIndex().siblingAtColumn(1).data() == chosen
    assert table.currentIndex().row() == 2


def test_slips_are_printed_from_here_one_or_all(qtbot: QtBot, desk: DeskWindow) -> None:
    desk.today.show_list(DayList.UNPRINTED)
    desk.today.tables[DayList.UNPRINTED].selectRow(0)
    desk.today.print_one.click()
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 1 and desk.today.unprinted.rowCount() == 2, timeout=10_000)
    desk.today.print_all.click()
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 3 and desk.today.unprinted.rowCount() == 0, timeout=10_000)
    assert "đã in ra" in desk.today.lists[DayList.UNPRINTED].empty.text()


def test_keys_lead_through_the_list_to_the_dossier(qtbot: QtBot, desk: DeskWindow) -> None:
    table = desk.today.tables[DayList.DUE]
    assert table.hasFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    row = desk.today.due.row_at(table.currentIndex().row())
    assert row is not None
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == row.line.code
    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.pane.identity == row.line.identity)
    assert desk.window.current_place == FIND


def test_drafts_and_the_queue_are_one_click_away(qtbot: QtBot, desk: DeskWindow) -> None:
    context = found(desk.window, TodayContext)
    assert "việc" in context.waiting.text()
    desk.parts.drafts.keep("lan", "intake", {"person": {"name": "Vũ Hữu Phước"}})
    desk.window.show_place(INTAKE)
    desk.window.show_place(TODAY)
    qtbot.waitUntil(lambda: "1 hồ sơ" in context.drafts.text())
    next(b for b in context.findChildren(QAbstractButton) if "Phước" in b.text()).click()
    assert desk.window.current_place == INTAKE
    desk.window.show_place(TODAY)
    context.queue.click()
    assert desk.window.current_place == QUEUE
    settle(desk.window)


def test_the_codes_in_every_list_of_the_day_are_whole_at_twice_the_text(qtbot: QtBot, desk: DeskWindow) -> None:
    """Slips not printed kept the minute of the receipt and half of each code."""
    try:
        desk.window.set_text_scale(2.0)
        for which in (DayList.DUE, DayList.READY, DayList.UNPRINTED):
            desk.today.show_list(which)
            settle(desk.window)
            table = desk.today.tables[which]
            cells = ((column, str(table.model().index(0, column).data() or "")) for column in range(4))
            column, code = next((at, text.partition("\n")[0]) for at, text in cells if text.startswith("H36"))
            assert table.columnWidth(column) - 3 * GRID >= table.fontMetrics().horizontalAdvance(code), which
    finally:
        desk.window.set_text_scale(1.0)


def test_whom_no_notice_reached_is_listed_with_the_number_until_somebody_called(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window(at_the_first_place=True)
    cases = desk.parts.steps.cases
    identity = desk.work.intake.receive(receipt_of(notify=("sms",)), CLERK_LAN).identity
    assert not any("Chưa báo được" in label for label in labels(desk))
    centre_told(desk.work.desk, cases, identity, sms="failed")
    found(desk.window, TodayController).entered()
    qtbot.waitUntil(lambda: "Chưa báo được · 1" in labels(desk))
    desk.today.show_list(DayList.UNTOLD)
    told = [desk.today.untold.index(0, column).data() for column in range(4)]
    assert told[0] == "Nguyễn Thị Đẹp\n0912 345 678"
    assert told[2] == "Đã tiếp nhận\nkhông gửi được"
    desk.today.tables[DayList.UNTOLD].selectRow(0)
    QTest.keyClick(desk.today.tables[DayList.UNTOLD], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.pane.identity == identity and desk.window.is_idle())
    desk.parts.steps.remarks.note(identity, "Đã báo", CLERK_LAN, called=True)
    found(desk.window, TodayController).entered()
    qtbot.waitUntil(lambda: desk.today.untold.rowCount() == 0)
