"""Questions and news beside the work: whose they are, and when they go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from counter_app.domain.errors import EnvironmentProblem
from counter_app.ui.feedback.feedback_controller import FeedbackController
from counter_app.ui.feedback.feedback_form import FeedbackForm
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.pictures import SAMPLE_CARD
from counter_app.ui.place import FEEDBACK, FIND, INTAKE, QUEUE
from tests.ui.desk_window import DeskWindow, dress_plainly, found

Open = Callable[..., DeskWindow]


def test_good_news_is_gone_once_another_place_is_entered(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    board = desk.window.notices
    desk.traffic.features.intake.take_card(SAMPLE_CARD)
    qtbot.waitUntil(lambda: board.panel("card") is not None)
    desk.window.go_to(FIND)
    assert board.panel("card") is None
    qtbot.waitUntil(desk.window.is_idle)


def test_a_question_of_one_place_waits_there_and_is_not_seen_elsewhere(open_window: Open) -> None:
    board = open_window().window.notices
    board.enter(INTAKE)
    panel = board.tell("card", "question", "Thẻ này là của ai?", place=INTAKE)
    assert panel.isVisible()
    board.enter(QUEUE)
    assert not panel.isVisible()
    board.enter(INTAKE)
    assert panel.isVisible()


def test_what_belongs_to_no_place_is_seen_everywhere(open_window: Open) -> None:
    board = open_window().window.notices
    panel = board.tell("print 1", "question", "Giấy đã ra chưa?")
    board.enter(QUEUE)
    assert panel.isVisible()
    assert board.panel("print 1") is panel


def test_the_same_place_again_takes_nothing_away(qtbot: QtBot) -> None:
    board = NoticeBoard()
    qtbot.addWidget(board)
    board.enter(INTAKE)
    board.tell("saved", "told-good", "Đã lưu")
    board.enter(INTAKE)
    assert board.panel("saved") is not None


def test_esc_in_a_panel_does_what_changes_nothing_and_gives_the_hand_back(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    board, field = desk.window.notices, desk.intake.form.note
    field.setFocus()
    panel = board.tell("trial", "question", "Bàn giao 3 hồ sơ?")
    done: list[str] = []
    panel.add_act("Thôi", Hearing(panel, board, done).leave, leaves=True)
    panel.add_act("Bàn giao", Hearing(panel, board, done).go, main=True).setFocus()
    QTest.keyClick(panel.findChildren(QPushButton)[-1], Qt.Key.Key_Escape)
    assert done == ["left"]
    assert board.panel("trial") is None
    assert desk.window.current_place == INTAKE
    assert field.hasFocus()


class Hearing(QObject):
    def __init__(self, panel: QObject, board: NoticeBoard, done: list[str]) -> None:
        super().__init__(panel)
        self._board, self._done = board, done

    def leave(self) -> None:
        self._done.append("left")
        self._board.remove("trial")

    def go(self) -> None:
        self._done.append("gone")


def test_a_question_beside_the_work_is_answered_by_keys_and_the_hand_goes_back(open_window: Open) -> None:
    """Where the printer cannot say whether paper came out every dossier asks: some twenty Tabs away, or the mouse."""
    desk = open_window()
    desk.window.go_to(INTAKE)
    board, said = desk.window.notices, Answers()
    board.remove("clock")
    name = desk.intake.form.person.name
    name.setFocus()
    QTest.keyClick(name, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert name.hasFocus(), "nothing is asked"
    board.tell("told", "told-good", "Đã in")
    for question in ("first", "second"):
        panel = board.tell(question, "question", "Giấy đã ra chưa?")
        panel.add_act("Chưa ra", said.no)
        panel.add_act("Đã ra", said.yes, main=True).setProperty("question", question)
    board.tell("form", "question", "Kiểm đếm").add_widget(QLineEdit())
    form = board.panel("form")
    assert form is not None
    form.add_act("Ghi nhận", said.no, main=True)
    QTest.keyClick(name, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    hand = QApplication.focusWidget()
    assert hand is not None
    assert (hand.accessibleName(), hand.property("question")) == ("Đã ra", "second")
    QTest.keyClick(hand, Qt.Key.Key_Return)
    assert said.given == ["yes"]
    board.remove("second")
    assert name.hasFocus()


class Answers(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.given: list[str] = []

    def yes(self) -> None:
        self.given.append("yes")

    def no(self) -> None:
        self.given.append("no")


def test_a_number_or_path_that_is_too_long_for_the_column_goes_on_in_its_next_line(
    qtbot: QtBot, open_window: Open
) -> None:
    """Eighty digits in a card's code made the column half as wide again and the form beside it narrower."""
    desk = open_window()
    before = desk.window._splitter.sizes()
    desk.traffic.features.scans.take(f"{'0' * 80}|271234567|Nguyễn Thị Đẹp|01021990|Nữ|{'A' * 120}|01012022")
    qtbot.waitUntil(lambda: desk.window.notices.panel("card") is not None and desk.window.is_idle())
    panel = desk.window.notices.tell("told", "told-problem", "Chưa ghi được tệp /" + "x" * 200)
    QApplication.processEvents()
    assert desk.window._splitter.sizes() == before
    assert panel.sentence.text() == "Chưa ghi được tệp /" + "x" * 200, "as it was said"


def test_what_an_act_met_is_seen_though_the_column_had_scrolled_to_the_hand(qtbot: QtBot, open_window: Open) -> None:
    """At twice the text F9 at the return seemed to do nothing: why not stood above the edge."""
    try:
        desk = open_window(scale=2.0)
        desk.window.go_to(FEEDBACK)
        found(desk.window, FeedbackController).begin()
        hand = found(desk.window, FeedbackForm).content
        hand.setFocus()
        qtbot.waitUntil(lambda: hand.visibleRegion().boundingRect().height() == hand.height())
        panel = desk.window.notices.tell_problem("told", EnvironmentProblem("Ổ đĩa đã đầy.", "The disk is full."))
        qtbot.waitUntil(lambda: panel.visibleRegion().boundingRect().height() == panel.height() > 0)
    finally:
        dress_plainly()
