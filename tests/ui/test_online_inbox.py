"""The inbox of what came online: what stands in it, and how staff hear of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from counter_app.services.steps.online_inbox import OnlineInbox
from counter_app.ui.marked import Panel
from counter_app.ui.online.arrival_watch import PANEL, ArrivalWatch
from counter_app.ui.online.inbox_screen import InboxScreen
from counter_app.ui.place import FIND, INTAKE, ONLINE
from counter_app.ui.today.day_lists import DayList
from tests.services.chosen_regulation import choose
from tests.ui.desk_window import DeskWindow, found
from tests.ui.online_hands import CODE, Answering, InboxHand, Open, arrives


@pytest.fixture
def answering(qtbot: QtBot, open_window: Open) -> Answering:
    return Answering(qtbot, open_window())


def test_the_most_urgent_stands_first_and_beside_it_what_was_filed(answering: Answering) -> None:
    model = answering.screen.model
    assert [row.identity for row in model.rows()] == [answering.first, answering.second]
    assert model.index(0, 0).data() == "còn 7 giờ\ntrước 08:00 25/11"
    assert answering.card.title.text().startswith(CODE)
    assert "NĐ 118/2025/NĐ-CP, điều 17.2.c" in answering.card.facts.text()
    assert "to-khai.pdf" in answering.card.files.rows[0].name.text()
    assert "chưa về" in answering.card.files.rows[0].words.text()
    assert "0751" not in model.index(0, 2).data().replace("0751•", ""), "numbers are masked"


def test_what_did_not_come_from_a_registered_account_says_so_in_the_list_and_beside_it(
    qtbot: QtBot, open_window: Open
) -> None:
    """It was only said when the clerk had typed to the end and saved."""
    desk = open_window()
    choose(desk.work, "hai_duong_2025")
    arrives(desk, service_level="full", registered=False)
    arrives(desk, "Trần Văn Bình", None, service_level="full", registered=True)
    hand = InboxHand(qtbot, desk)
    hand.press(Qt.Key.Key_F5)
    model = hand.screen.model
    barred, free = (str(model.index(row, 4).data()) for row in range(2))
    assert barred.endswith("Không từ tài khoản đã đăng ký")
    assert "tài khoản" not in free
    assert "không tiếp nhận được; từ chối và hướng dẫn đăng ký (Dự thảo Hải Dương 2025, điều 12.3" in (
        hand.card.facts.text()
    )


def watched(qtbot: QtBot, desk: DeskWindow) -> Panel | None:
    """What the watch says once it has looked again."""
    found(desk.window, ArrivalWatch).look()
    qtbot.waitUntil(desk.window.is_idle)
    return desk.window.notices.panel(PANEL)


def test_whatever_place_is_in_front_staff_hear_of_what_came_and_until_when_it_is_answered(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window()
    desk.window.show_place(ONLINE)
    desk.window.show_place(INTAKE)
    assert watched(qtbot, desk) is None
    arrives(desk)
    panel = watched(qtbot, desk)
    assert panel is not None
    assert panel.sentence.text() == "Hồ sơ trực tuyến mới: 1; chờ trả lời: 1."
    for words in (CODE, "Nguyễn Thị Đẹp", "trước 08:00 25/11", "Phải báo cán bộ trước 10:00 23/11"):
        assert words in panel.detail.text()
    assert watched(qtbot, desk) is panel, "nothing new: the same panel"
    next(one for one in panel.findChildren(QPushButton) if one.text() == "Để sau").click()
    assert watched(qtbot, desk) is None, "told once"
    arrives(desk, "Trần Văn Bình", None)
    panel = watched(qtbot, desk)
    assert panel is not None
    assert panel.sentence.text() == "Hồ sơ trực tuyến mới: 1; chờ trả lời: 2."
    next(one for one in panel.findChildren(QPushButton) if one.text() == "Mở hồ sơ trực tuyến").click()
    assert desk.window.current_place == ONLINE
    assert desk.window.notices.panel(PANEL) is None


def test_f1_tells_the_rule_with_its_article(qtbot: QtBot, answering: Answering) -> None:
    answering.press(Qt.Key.Key_F1)
    panel = answering.desk.window.notices.panel("rule")
    assert panel is not None
    assert "17.2.c" in panel.detail.text()


def test_an_empty_inbox_says_what_would_be_here(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    QTest.keyClick(desk.window, Qt.Key.Key_F5)
    qtbot.waitUntil(desk.window.is_idle)
    screen = found(desk.window, InboxScreen)
    assert screen.empty.isVisible()
    assert "Cổng dịch vụ công" in screen.empty.text()


def test_the_dossier_itself_is_one_key_away(answering: Answering) -> None:
    answering.press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert answering.desk.window.current_place == FIND
    assert answering.desk.pane.identity == answering.first


def test_today_lists_what_waits_online_and_enter_opens_it_to_be_answered(answering: Answering) -> None:
    answering.press(Qt.Key.Key_F11)
    today = answering.desk.today
    today.show_list(DayList.ONLINE)
    today.focus_list()
    assert today.online.rowCount() == 2
    today.tables[DayList.ONLINE].choose_first()
    answering.press(Qt.Key.Key_Return)
    assert answering.desk.window.current_place == INTAKE
    assert answering.desk.intake.form.entered().arrived == answering.first


def test_what_was_found_by_name_is_answered_from_there_and_prints_no_slip_yet(
    qtbot: QtBot, answering: Answering
) -> None:
    desk = answering.desk
    desk.traffic.features.dossiers.open(answering.first)
    qtbot.waitUntil(lambda: desk.pane.identity == answering.first and desk.window.is_idle())
    assert desk.window.current_place == FIND
    assert not desk.pane.print.isVisible(), "nothing was received: there is no slip"
    desk.pane.focus_acts()
    assert desk.pane.answer.hasFocus()
    QTest.keyClick(desk.pane.answer, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.window.current_place == INTAKE and desk.window.is_idle())
    assert desk.intake.form.entered().arrived == answering.first
    desk.intake.save.click()
    qtbot.waitUntil(lambda: not desk.intake.is_saving and desk.window.is_idle())
    desk.traffic.features.dossiers.open(answering.first)
    qtbot.waitUntil(lambda: desk.pane.print.isVisible() and desk.window.is_idle())
    assert not desk.pane.answer.isVisible()


def test_what_arrived_is_read_without_a_line(answering: Answering) -> None:
    """The engine never was asked: everything stands in this desk's own database."""
    inbox = OnlineInbox(answering.desk.parts.steps.cases)
    assert len(inbox.inbox().rows) == 2
    assert answering.desk.line.nudges == 0
