"""Nothing that one person chose stands on the screen when the next one sits down."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from counter_app.ui.place import FEEDBACK, MAIL, ONLINE, QUEUE, RETURN, RULES, TODAY
from counter_app.ui.queue.queue_screen import QueueView
from counter_app.ui.table import Table
from counter_app.ui.today.day_lists import DayList
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA
from tests.ui.acts import taken_feedback
from tests.ui.desk_window import DeskWindow
from tests.ui.intake_hands import Open
from tests.ui.online_hands import Answering
from tests.ui.oversight_hands import VOID, Day
from tests.ui.postal_hands import Mail
from tests.ui.return_hands import Returning
from tests.ui.rule_hands import chosen_unverified


def _inbox(qtbot: QtBot, desk: DeskWindow) -> Table:
    return Answering(qtbot, desk).screen.table


def _queue(qtbot: QtBot, desk: DeskWindow) -> Table:
    Day(qtbot, desk).receive()
    desk.window.go_to(QUEUE)
    button = next(one for one in desk.queue._views.buttons() if one.property("view") == QueueView.RECENT.value)
    button.click()
    table = desk.queue.table
    qtbot.waitUntil(lambda: table.model().rowCount() > 0 and desk.window.is_idle())
    table.selectRow(0)
    desk.detail.reason.setText("Mất điện")
    qtbot.waitUntil(desk.detail.facts.isVisible)
    return table


def _feedback(qtbot: QtBot, desk: DeskWindow) -> Table:
    card = taken_feedback(qtbot, desk)
    assert card.title.isVisible()
    return next(one for one in desk.window.findChildren(Table) if one.isVisible())


def _overseen(qtbot: QtBot, desk: DeskWindow) -> Table:
    day = Day(qtbot, desk)
    day.steps.corrections.ask(day.receive(), VOID, CLERK_LAN)
    day.show(DayList.ASKED, 1)
    return desk.today.tables[DayList.ASKED]


def _returning(qtbot: QtBot, desk: DeskWindow) -> Table:
    returning = Returning(qtbot, desk)
    returning.ready()
    returning.screen.box.setText("Nguyễn Thị Đẹp")
    QTest.keyClick(returning.screen.box, Qt.Key.Key_Return)
    returning.settle()
    returning.screen.box.setText("Nguyễn Thị Đẹp")
    returning.screen.arrival_box.setText("0001")
    returning.screen.table.selectRow(0)
    return returning.screen.table


def _mail(qtbot: QtBot, desk: DeskWindow) -> Table:
    mail = Mail(qtbot, desk)
    identity = mail.take_in("Nguyễn Thị Đẹp")
    mail.go()
    assert mail.screen.choose(identity)
    qtbot.waitUntil(mail.card.title.isVisible)
    return mail.screen.table


def _rules(qtbot: QtBot, desk: DeskWindow) -> Table:
    chosen_unverified(qtbot, desk)
    return next(one for one in desk.window.findChildren(Table) if one.isVisible())


PLACES = {
    MAIL: _mail,
    ONLINE: _inbox,
    QUEUE: _queue,
    FEEDBACK: _feedback,
    TODAY: _overseen,
    RETURN: _returning,
    RULES: _rules,
}


@pytest.mark.parametrize("place", PLACES)
def test_the_next_person_finds_no_row_chosen_nothing_of_it_beside_the_list_and_nothing_typed(
    qtbot: QtBot, open_window: Open, place: str
) -> None:
    desk = open_window()
    prepare: Callable[[QtBot, DeskWindow], Table] = PLACES[place]
    table = prepare(qtbot, desk)
    qtbot.waitUntil(desk.window.is_idle)
    assert desk.window.current_place == place
    chosen = set(_said_beside(desk, place))
    desk.seat.leave()
    desk.seat.take(SUPERVISOR_HOA)
    qtbot.waitUntil(desk.window.is_idle)
    assert not table.selectionModel().hasSelection() or table.hasFocus()
    assert _of_somebody(chosen)
    assert _of_somebody(chosen) & set(_said_beside(desk, place)) == set()
    assert _typed(desk, place) == []


def _parts(desk: DeskWindow, place: str) -> tuple[QWidget, QWidget]:
    view = desk.window._views[place]
    return view.centre, view.context


def _said_beside(desk: DeskWindow, place: str) -> list[str]:
    column = _parts(desk, place)[1]
    return [one.text() for one in column.findChildren(QLabel) if one.isVisibleTo(column) and one.text()]


def _of_somebody(said: set[str]) -> set[str]:
    """What is of one dossier, one person, one rule, and not of the place."""
    marks = ("Nguyễn Thị Đẹp", "H36.", "chưa kiểm chứng", "Khổ A5")
    return {words for words in said if any(mark in words for mark in marks)}


def _typed(desk: DeskWindow, place: str) -> list[str]:
    return [field.text() for part in _parts(desk, place) for field in part.findChildren(QLineEdit) if field.text()]
