"""The register in the window: chosen beside the work, printed with one question, closed with a name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_app.domain.entry_types import REGISTER_CLOSED
from counter_app.services.steps.registers import Volume
from counter_app.ui.register.register_controller import ASKING, PANEL, RegisterController
from counter_app.ui.register.register_form import ALL
from tests.print.paper_reading import extracted
from tests.services.desk import SUPERVISOR_HOA
from tests.ui.desk_window import DeskWindow, found
from tests.ui.intake_hands import Open, answer, question
from tests.ui.register_hands import opened
from tests.ui.till_hands import focused


def ask(qtbot: QtBot, desk: DeskWindow) -> None:
    answer(question(desk, PANEL), "Khóa sổ năm")
    qtbot.waitUntil(desk.window.is_idle)


def close(qtbot: QtBot, desk: DeskWindow) -> None:
    ask(qtbot, desk)
    answer(question(desk, ASKING), "Khóa sổ")


def test_it_is_called_by_name_and_prints_the_chosen_volume(qtbot: QtBot, open_window: Open) -> None:
    desk, register = opened(qtbot, open_window)
    assert "register" in [action.name for action in desk.window.deeds.found("so theo doi", "intake")]
    assert register.form is not None
    assert "2 hồ sơ, đến số 2 (quầy này)" in register.form.volume.currentText()
    answer(question(desk, "register"), "In sổ")
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 1 and desk.window.is_idle())
    assert "H36.37.05-261123-0002" in extracted(desk.tray.sheets[0])
    assert register.form is None


def test_its_key_opens_it_beside_whatever_is_in_front(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    register = found(desk.window, RegisterController)
    QTest.keyClick(desk.window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: register.form is not None and desk.window.is_idle())


def test_a_span_without_dossiers_and_a_date_that_is_none_are_said_under_the_form(
    qtbot: QtBot, open_window: Open
) -> None:
    desk, register = opened(qtbot, open_window)
    assert register.form is not None
    register.form.first.setText("31/02/2026")
    register.print_volumes()
    assert "31/12/2026" in register.form.problem.text()
    register.form.first.setText("01/01/2026")
    register.form.last.setText("31/01/2026")
    register.form.last.editingFinished.emit()
    qtbot.waitUntil(lambda: not register.form or not register.form.volume.isEnabled())
    register.print_volumes()
    qtbot.waitUntil(lambda: "Không có hồ sơ nào" in register.form.problem.text())
    assert desk.tray.sheets == []


def test_a_year_that_runs_is_not_closed_and_an_old_one_is_with_its_heads_name(qtbot: QtBot, open_window: Open) -> None:
    desk, register = opened(qtbot, open_window)
    assert register.form is not None
    register.form.head.setText("Lê Văn Trưởng")
    ask(qtbot, desk)
    assert "31/12/2026" in register.form.problem.text()
    desk.work.hands.pass_time(days=40)
    close(qtbot, desk)
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 1 and desk.window.is_idle())
    assert desk.work.entry_types().count(REGISTER_CLOSED) == 1
    assert "Sổ này khóa ngày 02/01/2027, gồm 2 hồ sơ" in extracted(desk.tray.sheets[0])
    register.open()
    qtbot.waitUntil(lambda: register.form is not None and "khóa ngày 02/01/2027" in register.form.volume.currentText())
    answer(question(desk, "register"), "In sổ")
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 2 and desk.window.is_idle())
    assert desk.tray.sheets[1] == desk.tray.sheets[0]


def test_what_stands_against_it_is_said_before_the_question_that_is_for_ever(qtbot: QtBot, open_window: Open) -> None:
    """The clerk answered whether to close for ever, and was told afterwards that the year still ran or the name was
    wanting."""
    desk, register = opened(qtbot, open_window)
    form = register.form
    assert form is not None
    ask(qtbot, desk)
    assert question(desk, ASKING) is None
    assert "Thủ trưởng đơn vị" in form.problem.text()
    assert form.head.hasFocus()
    form.head.setText("Lê Văn Trưởng")
    ask(qtbot, desk)
    assert question(desk, ASKING) is None
    assert "31/12/2026" in form.problem.text()


def test_why_it_cannot_be_closed_stays_said_until_something_is_changed(qtbot: QtBot, open_window: Open) -> None:
    """It went when a field was left, though nothing had been typed."""
    desk, register = opened(qtbot, open_window)
    form = register.form
    assert form is not None
    ask(qtbot, desk)
    form.first.setFocus()
    form.last.setFocus()
    qtbot.waitUntil(desk.window.is_idle)
    assert form.problem.isVisible()
    form.head.setText("Lê Văn Trưởng")
    assert not form.problem.isVisible()


def test_what_was_asked_about_is_closed_whatever_is_typed_under_the_question(qtbot: QtBot, open_window: Open) -> None:
    desk, register = opened(qtbot, open_window, new_year=True)
    assert register.form is not None
    register.form.head.setText("Lê Văn Trưởng")
    ask(qtbot, desk)
    register.form.head.setText("")
    register.form.first.setText("01/01/2027")
    asked = question(desk, ASKING)
    assert asked is not None
    assert "Lê Văn Trưởng" in asked.detail.text()
    answer(asked, "Khóa sổ")
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 1 and desk.window.is_idle())
    assert "Lê Văn Trưởng" in extracted(desk.tray.sheets[0])


def test_after_the_question_the_hand_is_in_the_form_again(qtbot: QtBot, open_window: Open) -> None:
    """It went to the field behind the form: the head's name was typed for an applicant's number."""
    desk, register = opened(qtbot, open_window, new_year=True)
    assert register.form is not None
    register.form.head.setText("Lê Văn Trưởng")
    ask(qtbot, desk)
    answer(question(desk, ASKING), "Thôi")
    assert register.form.head.hasFocus()
    assert desk.work.entry_types().count(REGISTER_CLOSED) == 0


def test_this_desk_s_own_volume_is_chosen_first_and_never_the_whole_office_unasked(
    qtbot: QtBot, open_window: Open
) -> None:
    """With several volumes the last line, every volume of the office, stood there: a ream of paper for one click."""
    _desk, register = opened(qtbot, open_window)
    form = register.form
    assert form is not None
    own = Volume(2026, 1, own=True, count=2, last=2)
    form.volume.clear()
    form.show_volumes((own, replace(own, number=2, own=False)))
    assert form.chosen == 1
    form.volume.setCurrentIndex(2)
    form.show_volumes((own, replace(own, number=2, own=False)))
    assert form.chosen == ALL


def test_closing_is_asked_about_first_and_esc_closes_nothing(qtbot: QtBot, open_window: Open) -> None:
    """A closed volume is never opened again, and one click closed it."""
    desk, register = opened(qtbot, open_window, new_year=True)
    assert register.form is not None
    register.form.head.setText("Lê Văn Trưởng")
    ask(qtbot, desk)
    asked = question(desk, ASKING)
    assert asked is not None
    assert "Khóa quyển 1 năm 2026?" in asked.sentence.text()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert question(desk, ASKING) is None
    assert register.form.head.text() == "Lê Văn Trưởng"
    assert desk.work.entry_types().count(REGISTER_CLOSED) == 0


@pytest.mark.parametrize("act", ["Khóa sổ năm", "In sổ"])
def test_what_was_being_read_for_one_person_is_not_the_next_ones(qtbot: QtBot, open_window: Open, act: str) -> None:
    """The form of who came was there already, and over it the question to whoever had gone."""
    desk, register = opened(qtbot, open_window, new_year=True)
    assert register.form is not None
    register.form.head.setText("Lê Văn Trưởng")
    answer(question(desk, PANEL), act)
    desk.seat.take(SUPERVISOR_HOA)
    register.open()
    qtbot.waitUntil(desk.window.is_idle)
    assert question(desk, ASKING) is None
    assert question(desk, PANEL) is not None
    assert desk.tray.sheets == []


def test_why_one_person_may_not_close_is_not_told_to_the_next(qtbot: QtBot, open_window: Open) -> None:
    desk, register = opened(qtbot, open_window)
    answer(question(desk, PANEL), "Khóa sổ năm")
    desk.seat.take(SUPERVISOR_HOA)
    register.open()
    qtbot.waitUntil(desk.window.is_idle)
    assert register.form is not None
    assert not register.form.problem.text()
