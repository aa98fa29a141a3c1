"""What the centre left out reaches whoever answers for the office in two presses, and is settled by keys alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_app.domain import entry_types as types
from counter_app.domain import life_cycle as life
from counter_app.services.handing_in import QueueView
from counter_app.ui.language import speak
from counter_app.ui.marked import Choice as Picked
from counter_app.ui.oversight.decision_card import DecisionCard
from counter_app.ui.place import FIND, QUEUE, TODAY
from counter_app.ui.queue.queue_screen import QueueDetail
from counter_app.ui.steps.field_views import FieldView
from counter_app.ui.steps.step_form import StepForm
from counter_app.ui.today.day_lists import DayList
from counter_app.ui.wishes import SETTLE, StepWish
from counter_app.wire.header import read_header
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA, receipt_of
from tests.ui.conflict_hands import (
    code_taken,
    handed_over_twice,
    not_permitted,
    side_by_side,
    with_another_supervisor,
)
from tests.ui.desk_window import DeskWindow, dress_plainly, found
from tests.ui.step_hands import with_supervisor
from tests.ui.typing_hands import type_by_tab

Open = Callable[..., DeskWindow]
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Hand:
    """The supervisor's, at the window of a desk with one conflict."""

    def __init__(self, qtbot: QtBot, desk: DeskWindow) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.form, self.card = found(desk.window, StepForm), found(desk.window, DecisionCard)

    def idle(self) -> None:
        self.qtbot.waitUntil(self.desk.window.is_idle)

    def to_the_list(self) -> None:
        self.idle()
        QTest.keyClick(self.desk.window, Qt.Key.Key_F3, SHIFT)
        table = self.desk.today.tables[DayList.TROUBLED]
        self.qtbot.waitUntil(lambda: table.currentIndex().isValid() and self.desk.window.is_idle())

    def to_the_form(self) -> None:
        QTest.keyClick(self.desk.window, Qt.Key.Key_F9)
        self.qtbot.waitUntil(lambda: self.form.isVisible() and self.desk.window.is_idle())

    def pick(self, place: int) -> None:
        field = self.form.fields["choice"]
        assert isinstance(field.input, Picked)
        field.input.setCurrentIndex(place)

    def save(self, why: str = "Hai quầy cùng bàn giao") -> None:
        type_by_tab(self.field("reason"), why)
        self.idle()
        QTest.keyClick(self.desk.window, Qt.Key.Key_F9)
        self.idle()

    def field(self, name: str) -> FieldView:
        return self.form.fields[name]

    def pairs(self) -> dict[str, str]:
        return dict(self.form.pairs.texts())

    def settlements(self) -> list[dict[str, object]]:
        with self.desk.work.desk.database.read() as connection:
            rows = connection.exec_driver_sql("SELECT header FROM entries ORDER BY sequence").scalars().all()
        headers = [read_header(header) for header in rows]
        return [header.facts for header in headers if header.type == types.CONFLICT_SETTLED]


@pytest.fixture
def hand(qtbot: QtBot, open_window: Open) -> Hand:
    desk = open_window(session=SUPERVISOR_HOA)
    with_supervisor(desk)
    return Hand(qtbot, desk)


def test_two_presses_from_anywhere_to_a_form_that_says_both_sides(hand: Hand) -> None:
    handed_over_twice(hand.desk)
    hand.to_the_list()
    assert hand.desk.window.current_place == TODAY
    hand.to_the_form()
    assert hand.desk.window.current_place == FIND
    said = hand.pairs()
    assert said["Đang được tính"].splitlines()[1] == "Nơi nhận: Phòng Tư pháp"
    assert "Trần Thị Bích" in said["Đang được tính"]
    assert said["Bị để ngoài"].splitlines()[1] == "Nơi nhận: Phòng Nội vụ"
    assert "Nguyễn Thị Lan, Quầy 1" in said["Bị để ngoài"]
    assert said["Phí, lệ phí"] == "Không có khoản nào thu hai lần."
    assert "không rút lại được" in hand.form.told.text()


def test_settled_by_keys_it_is_written_once_and_waits_for_nobody_any_more(hand: Hand) -> None:
    identity = handed_over_twice(hand.desk)
    hand.to_the_list()
    hand.to_the_form()
    hand.save()
    assert [facts["outcome"] for facts in hand.settlements()] == ["confirmed"]
    assert hand.desk.parts.steps.conflicts.troubled() == ()
    line = next(one for one in hand.desk.parts.dossiers.open(identity).timeline if one.settled)
    assert line.verdict_vi == "không tính, lãnh đạo đã giải quyết"
    hand.desk.window.show_place(TODAY)
    table = hand.desk.today.tables[DayList.TROUBLED]
    hand.qtbot.waitUntil(lambda: table.model().rowCount() == 0 and hand.desk.window.is_idle())


def test_without_a_reason_nothing_is_written_and_the_form_says_so(hand: Hand) -> None:
    handed_over_twice(hand.desk)
    hand.to_the_list()
    hand.to_the_form()
    hand.save(" ")
    assert hand.settlements() == []
    assert hand.field("reason").said.isVisible()


def test_the_band_leads_a_supervisor_to_the_list_and_a_clerk_to_what_this_desk_wrote(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window()
    handed_over_twice(desk)
    for session, place in ((CLERK_LAN, QUEUE), (SUPERVISOR_HOA, TODAY)):
        desk.seat.take(session)
        qtbot.waitUntil(desk.window.is_idle)
        desk.window.band.supervisor.click()
        qtbot.waitUntil(desk.window.is_idle)
        assert desk.window.current_place == place


def test_in_the_queue_the_row_leads_there_too_for_whoever_may(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window(session=SUPERVISOR_HOA)
    handed_over_twice(desk)
    hand, detail = Hand(qtbot, desk), found(desk.window, QueueDetail)
    for session in (CLERK_LAN, SUPERVISOR_HOA):
        desk.seat.take(session)
        desk.window.show_place(QUEUE)
        next(one for one in desk.queue._views.buttons() if one.property("view") == QueueView.TROUBLED.value).click()
        qtbot.waitUntil(lambda: desk.queue.model.rowCount() == 1 and desk.window.is_idle())
        desk.queue.table.selectRow(0)
        qtbot.waitUntil(lambda: detail.open.isVisible() and desk.window.is_idle())
        assert detail.settle.isVisible() is (session is SUPERVISOR_HOA)
    hand.to_the_form()
    assert "Bị để ngoài" in hand.pairs()


def test_what_was_not_permitted_says_why_and_can_be_let_count_from_the_list_and_from_the_queue(hand: Hand) -> None:
    not_permitted(hand.desk)
    hand.to_the_list()
    assert "Bị để ngoài" in hand.card.told.text()
    hand.to_the_form()
    said = hand.pairs()
    assert "người ghi không có quyền" in said["Vì sao"]
    assert said["Nếu tính"] == "Việc này được tính; hồ sơ chuyển sang: đã tiếp nhận."
    hand.pick(1)
    hand.save("Đã phân công, sổ ghi thiếu")
    assert [(facts["outcome"], facts["status"]) for facts in hand.settlements()] == [("in_order", life.RECEIVED)]
    assert hand.desk.parts.steps.conflicts.troubled() == ()


def test_a_code_that_was_taken_is_only_seen_and_told_no_more(hand: Hand) -> None:
    identity = code_taken(hand.desk)
    hand.to_the_list()
    assert "Bị để ngoài" not in hand.card.told.text()
    hand.to_the_form()
    assert [option.words.vi for option in hand.field("choice").field.options] == ["Đã xem; giữ nguyên"]
    assert "cũng là mã của hồ sơ khác" in hand.pairs()["Người nộp"]
    hand.save("Đã báo trung tâm")
    line = next(one for one in hand.desk.parts.dossiers.open(identity).timeline if one.settled)
    assert line.verdict_vi == "vẫn được tính, mã hồ sơ trùng; lãnh đạo đã xem"
    assert hand.desk.parts.steps.conflicts.troubled() == ()


def test_of_two_dossiers_side_by_side_each_answer_says_what_becomes_of_both(hand: Hand) -> None:
    with_another_supervisor(hand.desk)
    first, second = side_by_side(hand.desk)
    hand.to_the_list()
    hand.to_the_form()
    said = hand.pairs()
    assert said["Tiền đang giữ"] == "Thứ nhất: 0 đ · thứ hai: 15.000 đ"
    assert "bị hủy khi người thứ hai duyệt" in said["Thứ nhất đi tiếp"]
    assert "bị hủy khi trung tâm xác nhận" in said["Thứ hai đi tiếp"]
    assert hand.field("how").isVisible()
    hand.pick(1)
    assert not hand.field("how").isVisible()
    hand.pick(0)
    hand.field("how").put("now")
    hand.field("account").put("hai")
    type_by_tab(hand.field("password"), "đúng mật khẩu")
    hand.save("Phòng Tư pháp đã nhận hồ sơ")
    cases = hand.desk.parts.steps.cases
    assert (cases.open(second).state.status, cases.open(second).state.replaced_by) == (life.VOID, first)
    assert [facts["outcome"] for facts in hand.settlements()] == ["confirmed"]
    assert hand.desk.parts.steps.fees.account(first).total_owed == 0


def test_where_nobody_else_supervises_the_void_is_left_to_a_clerk(hand: Hand) -> None:
    _first, second = side_by_side(hand.desk)
    hand.to_the_list()
    hand.to_the_form()
    assert [option.value for option in hand.field("how").field.options] == ["clerk"]
    assert not hand.field("password").isVisible()
    hand.save("Phòng Tư pháp đã nhận hồ sơ")
    assert [facts["outcome"] for facts in hand.settlements()] == ["confirmed"]
    assert hand.desk.parts.steps.corrections.waiting(second) is None


def test_a_form_that_was_asked_for_comes_up_no_more_once_another_dossier_was_opened(hand: Hand) -> None:
    """It waited for its dossier for good, and stood there when that one was looked at in the afternoon."""
    asked_for = handed_over_twice(hand.desk)
    other = hand.desk.work.intake.receive(receipt_of(), CLERK_LAN).identity
    hand.idle()
    dossiers = hand.desk.traffic.features.dossiers
    dossiers.take_step(StepWish(asked_for, SETTLE))
    for identity in (other, asked_for):
        dossiers.open(identity)
        hand.qtbot.waitUntil(lambda identity=identity: hand.desk.pane.identity == identity)
        hand.idle()
    assert not hand.form.isVisible()


def test_the_second_goes_on_where_that_is_chosen(hand: Hand) -> None:
    side_by_side(hand.desk)
    hand.to_the_list()
    hand.to_the_form()
    hand.pick(1)
    hand.save("Công dân đã cầm giấy mới")
    assert [(facts["outcome"], facts["status"]) for facts in hand.settlements()] == [("in_order", "void")]


@pytest.mark.parametrize("make", [handed_over_twice, side_by_side, not_permitted, code_taken])
def test_at_twice_the_size_and_in_english_no_word_of_the_form_is_cut(
    qtbot: QtBot, open_window: Open, make: Callable[[DeskWindow], object]
) -> None:
    speak(True)
    try:
        hand = Hand(qtbot, open_window(session=SUPERVISOR_HOA, scale=2.0))
        make(hand.desk)
        hand.to_the_list()
        hand.to_the_form()
        for _name, value in hand.form.pairs._labels:
            if not value.isHidden():
                assert value.height() >= value.heightForWidth(value.width()), value.text()
        assert hand.form.width() <= hand.form.parentWidget().width()
        assert "ồ sơ" not in "".join((*hand.pairs(), *hand.pairs().values()))
    finally:
        speak(False)
        dress_plainly()
