from __future__ import annotations

import logging
import threading

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from counter_app.domain.errors import BadInput, Problem
from counter_app.ui.background import Background, Lane, UnexpectedFault
from counter_app.ui.overtaking import Overtaking


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.values: list[object] = []
        self.problems: list[Problem] = []
        self.threads: list[QThread] = []

    def hear(self, value: object) -> None:
        self.values.append(value)
        self.threads.append(QThread.currentThread())

    def fail(self, problem: Problem) -> None:
        self.problems.append(problem)


def test_a_value_comes_back_on_the_windows_thread(qtbot: QtBot, background: Background) -> None:
    listener = Listener()
    background.run(Lane.JOURNAL, threading.get_ident, listener.hear, listener.fail)
    qtbot.waitUntil(lambda: listener.values != [])
    assert listener.values[0] != threading.get_ident()
    assert listener.threads == [listener.thread()]


def test_one_lane_keeps_the_order_of_what_was_asked(qtbot: QtBot, background: Background) -> None:
    listener = Listener()
    for number in range(50):
        background.run(Lane.JOURNAL, lambda number=number: number, listener.hear, listener.fail)
    qtbot.waitUntil(lambda: len(listener.values) == 50)
    assert listener.values == list(range(50))


def test_a_problem_arrives_as_it_was_raised(qtbot: QtBot, background: Background) -> None:
    listener = Listener()
    background.run(Lane.READING, _refuse, listener.hear, listener.fail)
    qtbot.waitUntil(lambda: listener.problems != [])
    assert listener.problems[0].vi == "Không được."


def test_a_fault_is_told_calmly_and_logged_without_what_it_says(
    qtbot: QtBot, background: Background, caplog: pytest.LogCaptureFixture
) -> None:
    listener = Listener()
    with caplog.at_level(logging.ERROR):
        background.run(Lane.READING, _stumble, listener.hear, listener.fail)
        qtbot.waitUntil(lambda: listener.problems != [])
    assert isinstance(listener.problems[0], UnexpectedFault)
    assert "KeyError" in caplog.text
    assert "Nguyễn" not in caplog.text
    caplog.clear()


def test_what_was_cancelled_is_not_delivered(qtbot: QtBot, background: Background) -> None:
    listener, gate = Listener(), threading.Event()
    background.run(Lane.READING, gate.wait, listener.hear, listener.fail).cancel()
    background.run(Lane.READING, lambda: "never begun", listener.hear, listener.fail).cancel()
    background.run(Lane.READING, lambda: "last", listener.hear, listener.fail)
    gate.set()
    qtbot.waitUntil(lambda: listener.values != [])
    assert listener.values == ["last"]
    assert background.is_idle()


def test_a_question_that_is_asked_again_overtakes_the_one_before(qtbot: QtBot, background: Background) -> None:
    listener, gate, begun, look = Listener(), threading.Event(), threading.Event(), Overtaking(background)
    read: list[str] = []

    def first() -> str:
        begun.set()
        gate.wait()
        return "first"

    look.ask(first, listener.hear, listener.fail)
    assert begun.wait(10)
    look.ask(lambda: read.append("second"), listener.hear, listener.fail)
    look.ask(lambda: "third", listener.hear, listener.fail)
    gate.set()
    qtbot.waitUntil(lambda: listener.values != [] and background.is_idle())
    assert (listener.values, read) == (["third"], [])


def test_nobody_is_answered_who_wants_no_answer_any_more(qtbot: QtBot, background: Background) -> None:
    listener, look = Listener(), Overtaking(background)
    look.forget()  # nothing was asked yet
    look.ask(lambda: "unwanted", listener.hear, listener.fail)
    look.forget()
    look.ask(lambda: "wanted", listener.hear, listener.fail)
    qtbot.waitUntil(lambda: listener.values != [] and background.is_idle())
    assert listener.values == ["wanted"]


def test_closing_finishes_acts_and_drops_lists(qtbot: QtBot) -> None:
    lanes, listener, gate, done = Background(), Listener(), threading.Event(), []
    for lane in (Lane.JOURNAL, Lane.READING):
        lanes.run(lane, gate.wait, listener.hear, listener.fail)
        lanes.run(lane, lambda lane=lane: done.append(lane), listener.hear, listener.fail)
    threading.Timer(0.01, gate.set).start()
    lanes.close()
    assert done == [Lane.JOURNAL]
    assert listener.values == []


def test_a_look_in_the_lane_of_acts_is_no_act_and_holds_no_closing_up(qtbot: QtBot) -> None:
    lanes, listener, gate, done = Background(), Listener(), threading.Event(), []
    lanes.run(Lane.COPIES, gate.wait, listener.hear, listener.fail, is_look=True)
    lanes.run(Lane.COPIES, lambda: done.append("looked"), listener.hear, listener.fail, is_look=True)
    assert not lanes.is_acting()
    lanes.run(Lane.COPIES, lambda: done.append("kept"), listener.hear, listener.fail)
    assert lanes.is_acting()
    threading.Timer(0.01, gate.set).start()
    lanes.close()
    assert done == ["kept"]


def test_results_go_only_to_methods_of_objects(background: Background) -> None:
    with pytest.raises(TypeError):
        background.run(Lane.READING, int, lambda _value: None, Listener().fail)


def test_another_thread_may_speak_and_is_heard_on_the_windows_thread(qtbot: QtBot, background: Background) -> None:
    listener = Listener()
    speak = background.mouth(listener.hear)
    engine = threading.Thread(target=speak, args=("green",))
    engine.start()
    engine.join()
    assert listener.values == []
    qtbot.waitUntil(lambda: listener.values == ["green"])
    assert listener.threads == [listener.thread()]


def test_nothing_is_delivered_to_an_object_that_is_gone(qtbot: QtBot, background: Background) -> None:
    import shiboken6

    gone, listener, gate = Listener(), Listener(), threading.Event()
    background.run(Lane.READING, gate.wait, gone.hear, gone.fail)
    background.run(Lane.READING, lambda: "after", listener.hear, listener.fail)
    shiboken6.delete(gone)
    gate.set()
    qtbot.waitUntil(lambda: listener.values == ["after"])
    assert gone.values == []


def _refuse() -> object:
    raise BadInput("Không được.", "No.")


def _stumble() -> object:
    raise KeyError("Nguyễn Thị Đẹp")
