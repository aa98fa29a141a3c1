"""Papers checked at the counter and not received: what is missing, or why it is refused, goes home on paper."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from counter_app.domain import entry_types as types
from counter_app.domain import life_cycle as life
from counter_app.ui.intake.entered import Entered
from counter_app.ui.intake.entered_people import EnteredPerson
from counter_app.ui.place import INTAKE
from tests.services.desk import receipt_of
from tests.ui.desk_window import DeskWindow
from tests.ui.online_hands import AnswerHand, Open


class AtTheCounter(AnswerHand):
    def fills(self) -> None:
        procedure = self.desk.work.reference.procedure(receipt_of().procedure_code, self.desk.work.clock.now().date())
        entered = Entered(person=EnteredPerson(name="Lê Thị Hương"), procedure=procedure.code)
        self.desk.intake.show_entered(entered, procedure)
        self.desk.intake.focus_start()
        self.desk.traffic.features.intake.keep_draft()
        self.settle()

    @property
    def only(self) -> str:
        (line,) = self.desk.parts.dossiers.find("le thi huong")
        return line.identity


@pytest.fixture
def counter(qtbot: QtBot, open_window: Open) -> AtTheCounter:
    return AtTheCounter(qtbot, open_window())


def papers(desk: DeskWindow, identity: str) -> list[str]:
    headers = desk.parts.steps.cases.open(identity).headers(types.PAPER_SENT)
    return [str(header.facts["form"]).partition(" (")[0] for header in headers]


def test_checked_and_not_received_the_missing_papers_are_ticked_and_form_02_printed(counter: AtTheCounter) -> None:
    counter.fills()
    counter.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    asked = counter.form.values().ticked("papers")
    assert asked == ("Giấy tờ chứng minh điều kiện",)
    assert "Lê Thị Hương" in counter.desk.intake.answer.about.text()
    # The card proves itself: not ticked, and asked for all the same it is refused with its article.
    counter.form.fields["papers"].put(["Căn cước", "Giấy tờ chứng minh điều kiện"])
    counter.press(Qt.Key.Key_F9)
    assert counter.form.isVisible()
    assert "không được yêu cầu nộp" in counter.form.fields["papers"].said.text()
    counter.form.fields["papers"].put(["Giấy tờ chứng minh điều kiện"])
    counter.press(Qt.Key.Key_F9)
    identity = counter.only
    assert counter.status(identity) == life.GUIDED
    counter.qtbot.waitUntil(lambda: papers(counter.desk, identity) == ["Mẫu số 02"])
    assert counter.desk.parts.drafts.of("lan") == ()
    assert counter.desk.intake.form.entered().is_blank
    assert counter.desk.window.current_place == INTAKE
    told = counter.desk.parts.dossiers.open(identity).timeline
    assert any("Giấy tờ chứng minh điều kiện" in text for line in told for text in line.details_vi)


def test_refused_at_the_counter_with_form_03(counter: AtTheCounter) -> None:
    counter.fills()
    counter.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    counter.press(Qt.Key.Key_F9)
    assert counter.form.isVisible(), "without a reason nothing is refused"
    counter.type("reasons", "Không thuộc phạm vi tiếp nhận (Điều 16)")
    counter.press(Qt.Key.Key_F9)
    identity = counter.only
    assert counter.status(identity) == life.REFUSED
    counter.qtbot.waitUntil(lambda: papers(counter.desk, identity) == ["Mẫu số 03"])
    assert counter.desk.parts.drafts.of("lan") == ()


@pytest.mark.parametrize("key", [Qt.Key.Key_B, Qt.Key.Key_R])
def test_without_a_name_or_a_procedure_it_is_told_beside_them(counter: AtTheCounter, key: Qt.Key) -> None:
    before = counter.desk.work.entry_types()
    counter.press(key, Qt.KeyboardModifier.ControlModifier)
    assert counter.desk.intake.shows_form
    said = [line.field for line in counter.desk.intake.problems._shown or []]
    assert "applicant.name" in said
    assert "procedure_code" in said
    assert counter.desk.work.entry_types() == before


def test_back_from_the_answer_everything_typed_is_there_and_f2_does_not_empty_it(counter: AtTheCounter) -> None:
    counter.fills()
    before = counter.desk.intake.form.entered()
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F2):
        counter.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
        assert counter.form.isVisible()
        counter.press(key)
        assert counter.desk.intake.shows_form
        assert counter.desk.intake.form.entered() == before


def test_another_catalogue_or_calendar_is_decided_anew(counter: AtTheCounter) -> None:
    counter.fills()
    counter.desk.intake.form.tick_all()
    counter.settle()
    intake = counter.desk.traffic.features.intake
    before = intake._context.due.text()
    counter.desk.work.hands.pass_time(days=1)
    intake._changes.reference_changed.emit()
    counter.settle()
    assert intake._context.due.text() != before


def test_every_field_of_the_answer_has_a_name(counter: AtTheCounter) -> None:
    counter.fills()
    for key in (Qt.Key.Key_B, Qt.Key.Key_R):
        counter.press(key, Qt.KeyboardModifier.ControlModifier)
        for kind in (QLineEdit, QPlainTextEdit, QPushButton):
            for widget in counter.form.findChildren(kind):
                if widget.isVisible():
                    assert widget.accessibleName() or (isinstance(widget, QPushButton) and widget.text()), widget
        counter.press(Qt.Key.Key_Escape)
