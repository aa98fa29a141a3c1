"""One act at a time: its buttons rest while it goes on, say so, and come back whatever came of it."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from counter_app.domain.errors import BadInput, Problem
from counter_app.ui.act_button import ActButton
from counter_app.ui.background import Background, Lane
from counter_app.ui.marked import KeyButton
from counter_app.ui.single_act import SingleAct


class Desk(QObject):
    """Two buttons and a field; what is asked for waits for `goes_on`."""

    def __init__(self, qtbot: QtBot, background: Background) -> None:
        super().__init__()
        self.qtbot, self.page = qtbot, QWidget()
        self.save, self.other, self.field = KeyButton("Ghi nhận", "F9"), ActButton("Từ chối"), QLineEdit()
        column = QVBoxLayout(self.page)
        for widget in (self.save, self.other, self.field):
            column.addWidget(widget)
        self.act = SingleAct(background, self, self.save, self.other)
        self.goes_on, self.asked, self.heard = threading.Event(), 0, list[str]()
        self.save.clicked.connect(self.press)
        qtbot.addWidget(self.page)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def press(self) -> bool:
        return self.act.run(Lane.JOURNAL, self.work, self.done, self.refused)

    def work(self) -> str:
        self.asked += 1
        assert self.goes_on.wait(10)
        return "xong"

    def done(self, value: str) -> None:
        self.heard.append(value)

    def refused(self, problem: Problem) -> None:
        self.heard.append(problem.en)

    def let_go(self) -> None:
        self.goes_on.set()
        self.qtbot.waitUntil(lambda: bool(self.heard))


def test_a_second_press_while_it_goes_on_is_no_second_act(qtbot: QtBot, background: Background) -> None:
    desk = Desk(qtbot, background)
    assert desk.press()
    assert not desk.press()
    assert not desk.save.isEnabled()
    assert not desk.other.isEnabled()
    desk.let_go()
    assert desk.asked == 1
    assert desk.save.isEnabled()
    assert desk.press()
    desk.qtbot.waitUntil(lambda: len(desk.heard) == 2)


def test_what_takes_long_is_said_on_the_button_and_goes_with_the_end(qtbot: QtBot, background: Background) -> None:
    desk = Desk(qtbot, background)
    desk.press()
    assert desk.save.words.text() == "Ghi nhận"  # at once it would only flicker
    qtbot.waitUntil(lambda: desk.save.words.text() == "Đang ghi …")
    assert desk.save.accessibleName() == "Đang ghi …"
    desk.save.say("Ghi nhận 3 hồ sơ")  # somebody counts meanwhile
    assert desk.save.words.text() == "Đang ghi …"
    desk.let_go()
    assert desk.save.words.text() == "Ghi nhận 3 hồ sơ"


def test_a_refusal_gives_the_buttons_back(qtbot: QtBot, background: Background) -> None:
    desk = Desk(qtbot, background)
    desk.act.run(Lane.JOURNAL, _refuse, desk.done, desk.refused)
    qtbot.waitUntil(lambda: desk.heard == ["no"])
    assert desk.save.isEnabled()
    assert desk.other.isEnabled()


def test_the_hand_is_on_the_button_again_unless_it_has_moved(qtbot: QtBot, background: Background) -> None:
    desk = Desk(qtbot, background)
    desk.save.setFocus()
    desk.save.click()
    assert not desk.save.hasFocus()
    desk.let_go()
    assert desk.save.hasFocus()
    desk.heard.clear()
    desk.goes_on.clear()
    desk.save.click()
    other = QLineEdit(desk.page)
    other.show()
    other.setFocus()
    desk.let_go()
    assert other.hasFocus()


def test_what_made_no_sense_before_makes_none_afterwards(qtbot: QtBot, background: Background) -> None:
    desk = Desk(qtbot, background)
    desk.press()
    desk.save.setEnabled(False)
    desk.other.setEnabled(True)
    assert not desk.other.isEnabled()
    desk.let_go()
    assert not desk.save.isEnabled()
    assert desk.other.isEnabled()


def test_a_form_made_anew_while_it_goes_on_rests_as_well(qtbot: QtBot, background: Background) -> None:
    desk = Desk(qtbot, background)
    desk.press()
    fresh = ActButton("Ghi nhận")
    qtbot.addWidget(fresh)
    desk.act.stands_on(fresh)
    assert not fresh.isEnabled()
    desk.let_go()
    assert fresh.isEnabled()


def _refuse() -> str:
    raise BadInput("không", "no")
