"""What a citizen says is taken down, answered and put off beside the list of the office."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_app.domain.entry_types import FEEDBACK_ANSWERED, FEEDBACK_MOVED, FEEDBACK_TAKEN
from counter_app.domain.feedback import FeedbackOutcome
from counter_app.services.steps.feedback import FeedbackAnswer, Feedbacks, TakenFeedback
from counter_app.ui.feedback.feedback_card import FeedbackCard
from counter_app.ui.feedback.feedback_controller import FeedbackController
from counter_app.ui.feedback.feedback_form import FeedbackForm
from counter_app.ui.feedback.feedback_screen import FeedbackScreen
from counter_app.ui.feedback.feedback_waiting import FeedbackWaiting
from counter_app.ui.place import FEEDBACK, HELP, TODAY
from tests.services.chosen_regulation import choose
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA
from tests.ui.desk_window import DeskWindow, found
from tests.ui.intake_hands import Open
from tests.ui.till_hands import focused

SAID = "Hẹn trả ngày 20/11 mà chưa có kết quả"


@dataclass
class Listening:
    """The place with a clerk in front of it."""

    qtbot: QtBot
    desk: DeskWindow

    def __post_init__(self) -> None:
        self.desk.window.go_to(FEEDBACK)
        self.settle()
        self.screen = found(self.desk.window, FeedbackScreen)
        self.card, self.form = found(self.desk.window, FeedbackCard), found(self.desk.window, FeedbackForm)
        self.controller = found(self.desk.window, FeedbackController)

    @property
    def service(self) -> Feedbacks:
        return self.desk.parts.steps.feedback

    def settle(self) -> None:
        self.qtbot.waitUntil(self.desk.window.is_idle)

    def take(self) -> str:
        taken = TakenFeedback(SAID, "Nguyễn Thị Đẹp", phone="0912 345 678", way="điện thoại")
        key = self.service.take(taken, CLERK_LAN)
        self.controller.reading.load()
        self.settle()
        return key

    def choose(self, row: int = 0) -> None:
        self.screen.table.selectRow(row)
        self.settle()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.desk.window, key)
        self.settle()

    def written(self, entry_type: str) -> int:
        return self.desk.work.entry_types().count(entry_type)


def listening(qtbot: QtBot, open_window: Open, profile: str = "dong_nai_2020") -> Listening:
    desk = open_window()
    choose(desk.work, profile)
    return Listening(qtbot, desk)


def begun(qtbot: QtBot, open_window: Open, profile: str = "dong_nai_2020") -> Listening:
    place = listening(qtbot, open_window, profile)
    QTest.keyClick(place.desk.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    place.settle()
    return place


def test_its_key_leads_there_and_an_empty_list_says_what_would_be_here(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    QTest.keyClick(desk.window, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(desk.window.is_idle)
    assert desk.window.current_place == FEEDBACK
    assert "Chưa có phản ánh, kiến nghị nào" in found(desk.window, FeedbackScreen).empty.text()


def enter(place: Listening) -> None:
    place.desk.window.show_place(TODAY)
    QTest.keyClick(place.desk.window, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    place.settle()


def test_the_keyboard_is_on_the_first_that_waits_which_is_marked_and_shown_whole(
    qtbot: QtBot, open_window: Open
) -> None:
    """The focus was in the list with no row marked: Enter and the arrows spoke of nothing that anybody saw."""
    place = listening(qtbot, open_window)
    answered = place.take()
    place.service.answer(answered, FeedbackAnswer(FeedbackOutcome.ANSWERED, "Đã có"), CLERK_LAN)
    place.desk.work.hands.pass_time(hours=1)
    waits = place.take()
    place.screen.table.sortByColumn(3, Qt.SortOrder.AscendingOrder)  # as it was received: the answered one first
    for _ in range(2):
        place.screen.choose_nothing()
        enter(place)
        assert focused() is place.screen.table
        assert [index.row() for index in place.screen.table.selectionModel().selectedRows()] == [1]
        assert place.card.row is not None
        assert place.card.row.key == waits


def test_where_nothing_waits_the_keyboard_is_in_the_first_field_of_a_new_one(qtbot: QtBot, open_window: Open) -> None:
    place = listening(qtbot, open_window)
    enter(place)
    assert focused() is place.form.person
    assert place.screen.empty.isVisible()
    key = place.take()
    place.service.answer(key, FeedbackAnswer(FeedbackOutcome.ANSWERED, "Đã có"), CLERK_LAN)
    enter(place)
    assert focused() is place.form.person


def test_its_key_pressed_there_leads_back_into_the_list(qtbot: QtBot, open_window: Open) -> None:
    place = listening(qtbot, open_window)
    place.take()
    place.choose()
    place.card.answer.document.setFocus()
    QTest.keyClick(place.desk.window, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    place.settle()
    assert focused() is place.screen.table


def test_two_keys_and_the_form_says_by_when_it_is_answered_before_anything_is_saved(
    qtbot: QtBot, open_window: Open
) -> None:
    place = begun(qtbot, open_window)
    assert focused() is place.form.person
    assert "cán bộ đầu mối (QĐ 31/2020/QĐ-UBND, điều 8.1)" in place.form.limits.text()
    assert "25/11/2026" in place.form.limits.text()
    assert "Phiếu lấy ý kiến" in [place.form.way.itemText(at) for at in range(place.form.way.count())]


def test_what_was_taken_stands_in_the_list_with_its_hour(qtbot: QtBot, open_window: Open) -> None:
    place = begun(qtbot, open_window)
    place.form.person.setText("Nguyễn Thị Đẹp")
    place.form.phone.setText("0912 345 678")
    place.form.content.setPlainText(f"{SAID}\nXin trả lời sớm")
    place.press(Qt.Key.Key_F9)
    assert place.written(FEEDBACK_TAKEN) == 1
    assert not place.form.isVisible()
    index = place.screen.model.index
    assert index(0, 0).data() == "25/11/2026\n08:00"
    assert "0912 345 678" not in index(0, 2).data()
    assert index(0, 1).data() == f"{SAID} Xin trả lời sớm\nPhản ánh, kiến nghị"
    assert place.screen.figures.text() == "Chờ trả lời: 1"


@pytest.mark.parametrize(("profile", "limited"), [("dong_nai_2020", True), ("national_2025", False)])
def test_after_it_was_taken_a_limit_is_promised_only_where_the_regulation_sets_one(
    qtbot: QtBot, open_window: Open, profile: str, limited: bool
) -> None:
    """Under the national law the notice sent the clerk to a column that was empty."""
    place = begun(qtbot, open_window, profile)
    place.form.person.setText("Nguyễn Thị Đẹp")
    place.form.phone.setText("0912 345 678")
    place.form.content.setPlainText(SAID)
    place.press(Qt.Key.Key_F9)
    told = place.desk.window.notices.panel(FEEDBACK)
    assert told is not None
    assert ("hạn trả lời" in told.sentence.text()) is limited
    place.settle()
    assert (place.screen.model.index(0, 0).data() == "không nêu hạn") is not limited, "never a clock alone"


def test_what_cannot_be_kept_is_said_under_the_form_and_stays_typed(qtbot: QtBot, open_window: Open) -> None:
    place = begun(qtbot, open_window)
    place.form.content.setPlainText(SAID)
    place.form.person.setText("Nguyễn Thị Đẹp")
    place.press(Qt.Key.Key_F9)
    assert "số điện thoại, thư điện tử hoặc địa chỉ" in place.form.problem.text()
    place.form.received.setText("hôm qua")
    place.press(Qt.Key.Key_F9)
    assert "hãy viết như 25/11/2026 15:30" in place.form.problem.text()
    assert place.form.content.toPlainText() == SAID
    assert place.written(FEEDBACK_TAKEN) == 0


def test_what_is_wrong_stays_said_until_what_it_speaks_of_is_changed(qtbot: QtBot, open_window: Open) -> None:
    """It went when the field "received" was left, and the clerk did not know why nothing had been saved."""
    place = begun(qtbot, open_window)
    place.form.content.setPlainText(SAID)
    place.form.person.setText("Nguyễn Thị Đẹp")
    place.press(Qt.Key.Key_F9)
    place.form.received.setFocus()
    place.form.address.setFocus()
    place.settle()
    assert "số điện thoại, thư điện tử hoặc địa chỉ" in place.form.problem.text()
    assert place.form.problem.isVisible()
    for field, text in ((place.form.received, "22/11/2026 09:00"), (place.form.person, "Nguyễn Thị Đẹp (mẹ)")):
        field.setText(text)
        field.editingFinished.emit()
        place.settle()
        assert place.form.problem.isVisible()
    place.form.phone.setText("0912 345 678")
    place.settle()
    assert not place.form.problem.isVisible()


def test_an_answer_closes_it_and_stands_beside_it(qtbot: QtBot, open_window: Open) -> None:
    place = listening(qtbot, open_window)
    place.take()
    place.choose()
    assert "thủ trưởng cơ quan (QĐ 31/2020/QĐ-UBND, điều 8.2)" in place.card.facts.text()
    place.card.answer.text.setPlainText("Kết quả đã có, mời đến nhận")
    place.press(Qt.Key.Key_F9)
    assert place.written(FEEDBACK_ANSWERED) == 1
    assert "Kết quả đã có, mời đến nhận" in place.card.state.text()
    assert not place.card.answer.isVisible()
    assert place.screen.figures.text() == "Chờ trả lời: 0"


def test_the_keyboard_goes_back_into_the_list_and_not_to_the_clock_that_is_asked_about(
    qtbot: QtBot, open_window: Open
) -> None:
    """The date of the clock's question had it: the next digits and arrows changed the time of the desk."""
    place = listening(qtbot, open_window)
    qtbot.waitUntil(lambda: place.desk.window.notices.panel("clock") is not None)
    place.take()
    place.choose()
    place.card.answer.text.setFocus()
    place.card.answer.text.setPlainText("Đã trả kết quả")
    place.press(Qt.Key.Key_F9)
    assert place.written(FEEDBACK_ANSWERED) == 1
    assert focused() is place.screen.table


def test_putting_off_is_asked_for_by_its_name_and_refused_with_the_article_the_second_time(
    qtbot: QtBot, open_window: Open
) -> None:
    place = listening(qtbot, open_window)
    place.take()
    place.choose()
    for when in ("04/12/2026 16:00", "08/12/2026 16:00"):
        if not place.card.later.isVisible():
            place.card.to_move.click()
        place.card.later.due.setText(when)
        place.card.later.reason.setText("Chờ sở trả lời")
        place.card.put_off.click()
        place.settle()
    assert place.written(FEEDBACK_MOVED) == 1
    assert "QĐ 31/2020/QĐ-UBND, điều 8.3" in place.card.problem.text()
    assert place.card.later.due.text() == "08/12/2026 16:00"


def test_late_is_said_in_the_regulations_own_words(qtbot: QtBot, open_window: Open) -> None:
    place = listening(qtbot, open_window)
    place.take()
    place.desk.work.hands.pass_time(days=20)
    place.controller.reading.load()
    place.settle()
    assert "trễ hạn (đang chờ xử lý)" in place.screen.model.index(0, 4).data().replace("\n", " ")
    assert place.screen.figures.text() == "Chờ trả lời: 1 · quá hạn: 1"
    place.choose()
    assert place.card.state.property("kind") == "problem"


def test_nothing_of_it_stays_for_the_next_person(qtbot: QtBot, open_window: Open) -> None:
    place = begun(qtbot, open_window)
    place.form.content.setPlainText(SAID)
    place.controller._seat.take(SUPERVISOR_HOA)
    place.settle()
    assert place.form.content.toPlainText() == ""
    assert not place.form.isVisible()


def test_what_waits_is_told_beside_the_day_and_leads_there(qtbot: QtBot, open_window: Open) -> None:
    place = listening(qtbot, open_window, "binh_dinh_2019")
    waiting = found(place.desk.window, FeedbackWaiting)
    place.desk.window.go_to(TODAY)
    place.settle()
    assert waiting.isHidden()
    key = place.take()
    place.take()
    place.desk.window.go_to(HELP)
    place.desk.window.go_to(TODAY)
    qtbot.waitUntil(lambda: not waiting.isHidden() and place.desk.window.is_idle())
    assert waiting.words.text() == "Chờ trả lời: 2 · gấp nhất: 27/11/2026 17:00"
    waiting.go.click()
    place.settle()
    assert place.desk.window.current_place == FEEDBACK
    place.service.answer(key, FeedbackAnswer(FeedbackOutcome.ANSWERED, "Đã có"), CLERK_LAN)
    place.desk.work.hands.pass_time(days=10)
    place.desk.window.go_to(TODAY)
    qtbot.waitUntil(lambda: "quá hạn: 1" in waiting.words.text() and place.desk.window.is_idle())


def test_the_way_that_is_chosen_changes_what_is_told_of_it(qtbot: QtBot, open_window: Open) -> None:
    place = begun(qtbot, open_window)
    assert "điều 8.1" in place.form.limits.text()
    place.form.way.choose("Phiếu lấy ý kiến")
    place.settle()
    assert "tổng hợp báo cáo" in place.form.limits.text()
    assert "QĐ 31/2020/QĐ-UBND, điều 7.4" in place.form.limits.text()
    place.form.kind.setCurrentIndex(1)  # a complaint
    place.settle()
    assert "không nêu thời hạn trả lời" in place.form.limits.text()
    assert "điều 7.4" not in place.form.limits.text()
    assert place.form.way.value() == "Phiếu lấy ý kiến"
