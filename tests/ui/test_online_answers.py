"""What came online, answered by keys alone: received, sent back once, refused."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from counter_app.domain import entry_types as types
from counter_app.domain import life_cycle as life
from counter_app.ui.intake.arrival_card import ArrivalCard
from counter_app.ui.place import ONLINE
from tests.services.desk import CLERK_LAN, receipt_of
from tests.ui.desk_window import found
from tests.ui.online_hands import CODE, Answering, Open, arrives
from tests.ui.typing_hands import compose


@pytest.fixture
def answering(qtbot: QtBot, open_window: Open) -> Answering:
    return Answering(qtbot, open_window())


def test_received_by_keys_alone_with_code_and_time_of_filing_kept(answering: Answering) -> None:
    desk = answering.desk
    answering.open_first()
    form = desk.intake.form.entered()
    assert (form.person.name, form.channel, form.arrived) == ("Nguyễn Thị Đẹp", "online", answering.first)
    assert all(one.there for one in form.components)
    assert desk.intake.heading.text() == "Hồ sơ trực tuyến"
    card = found(desk.window, ArrivalCard)
    assert CODE in card.title.text()
    assert card.left.text() == "còn 7 giờ · trước 08:00 25/11 (giờ làm việc)"
    answering.press(Qt.Key.Key_F9)
    assert desk.intake.saved.isVisible(), [line.sentence for line in desk.intake.problems._shown or []]
    assert desk.intake.saved.code.text() == CODE
    assert answering.status(answering.first) == life.RECEIVED
    case = desk.parts.steps.cases.open(answering.first)
    assert case.details["filed"] == "2026-11-23T08:00:00+07:00"
    answering.press(Qt.Key.Key_F5)
    assert [row.identity for row in answering.screen.model.rows()] == [answering.second]


def test_sent_back_once_with_everything_and_the_hand_is_in_the_inbox_again(answering: Answering) -> None:
    answering.open_first()
    answering.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert answering.form.isVisible()
    answering.type("corrections", "Ghi lại ngày sinh")
    answering.type("reason", "Tờ khai chưa đúng")
    answering.press(Qt.Key.Key_F9)
    assert answering.status(answering.first) == life.SENT_BACK
    assert answering.desk.window.current_place == ONLINE
    rows = answering.screen.model.rows()
    assert [row.identity for row in rows] == [answering.second, answering.first]
    assert rows[1].asked == ("Ghi lại ngày sinh",)
    assert answering.desk.parts.drafts.of("lan") == ()
    assert types.PAPER_SENT not in answering.desk.work.entry_types(), "online the notice goes out, and no paper"


def test_a_second_sending_back_is_refused_with_its_article(answering: Answering) -> None:
    desk = answering.desk
    answering.open_first()
    answering.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    answering.type("corrections", "Ghi lại ngày sinh")
    answering.type("reason", "Tờ khai chưa đúng")
    answering.press(Qt.Key.Key_F9)
    desk.parts.steps.supplements.receive(answering.first, (), CLERK_LAN)
    desk.traffic.features.intake.answer_online(answering.first)
    answering.settle()
    answering.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    answering.type("corrections", "Ghi lại nơi sinh")
    answering.type("reason", "Chưa đúng")
    answering.press(Qt.Key.Key_F9)
    assert answering.status(answering.first) == life.ARRIVED_ONLINE
    assert "điều 17.2.a" in answering.form.fields["ground"].said.text()
    answering.press(Qt.Key.Key_Escape)
    assert desk.intake.shows_form
    assert desk.intake.form.entered().arrived == answering.first


def test_refused_online(answering: Answering) -> None:
    answering.open_first()
    answering.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    answering.type("reasons", "Không thuộc thẩm quyền")
    answering.press(Qt.Key.Key_F9)
    assert answering.status(answering.first) == life.REFUSED
    assert answering.desk.window.current_place == ONLINE


def test_what_was_being_typed_is_put_aside_and_comes_back(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    identity = arrives(desk)
    compose(desk.intake.form.person.name, commit="Người đang ngồi")
    desk.traffic.features.intake.answer_online(identity)
    qtbot.waitUntil(lambda: desk.intake.form.entered().arrived == identity and desk.window.is_idle())
    panel = desk.window.notices.panel("aside")
    assert panel is not None
    next(one for one in panel.findChildren(QPushButton) if one.text() == "Lấy lại").click()
    qtbot.waitUntil(lambda: desk.intake.form.entered().person.name == "Người đang ngồi" and desk.window.is_idle())
    assert desk.intake.heading.text() == "Hồ sơ mới"
    assert desk.intake.save_next.isVisible()


def test_what_gave_way_to_an_online_dossier_is_offered_still_when_that_one_is_received(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window()
    identity = arrives(desk)
    desk.intake.form.person.name.setText("Người đang đứng đợi")
    desk.traffic.features.intake.answer_online(identity)
    qtbot.waitUntil(lambda: desk.intake.form.entered().arrived == identity and desk.window.is_idle())
    desk.intake.save.click()
    qtbot.waitUntil(lambda: not desk.intake.is_saving and desk.window.is_idle())
    assert desk.work.entry_types().count("DossierReceived") == 1
    panel = desk.window.notices.panel("aside")
    assert panel is not None
    next(one for one in panel.findChildren(QPushButton) if one.text() == "Lấy lại").click()
    qtbot.waitUntil(lambda: desk.intake.form.person.name.text() == "Người đang đứng đợi")


def test_a_half_answered_one_is_still_the_arrived_one_after_a_restart(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    identity = arrives(desk)
    desk.traffic.features.intake.answer_online(identity)
    qtbot.waitUntil(lambda: desk.intake.form.entered().arrived == identity and desk.window.is_idle())
    desk.traffic.features.intake.keep_draft()
    qtbot.waitUntil(desk.window.is_idle)
    desk.traffic.features.intake.restore()
    qtbot.waitUntil(lambda: desk.intake.form.entered().arrived == identity and desk.window.is_idle())
    assert found(desk.window, ArrivalCard).isVisible()


def test_answered_elsewhere_meanwhile_it_is_told_and_nothing_written(answering: Answering) -> None:
    answering.open_first()
    answering.desk.work.intake.receive(receipt_of(channel="online", arrived=answering.first), CLERK_LAN)
    before = answering.desk.work.entry_types()
    answering.press(Qt.Key.Key_F9)
    assert answering.desk.window.notices.panel("save") is not None
    assert answering.desk.work.entry_types() == before
