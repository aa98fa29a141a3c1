"""Every form, card and panel of the window that something is typed into: how one comes to it, and how one leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from counter_app.services.sign_in import Session
from counter_app.ui.feedback.feedback_card import AnswerForm, FeedbackCard, MoveForm
from counter_app.ui.feedback.feedback_controller import FeedbackController
from counter_app.ui.feedback.feedback_form import FeedbackForm
from counter_app.ui.feedback.feedback_screen import FeedbackScreen
from counter_app.ui.handover.handover_card import HandoverCard
from counter_app.ui.incident.incident_controller import IncidentController
from counter_app.ui.incident.incident_form import IncidentForm
from counter_app.ui.intake.intake_form import IntakeForm
from counter_app.ui.oversight.decision_card import DecisionCard
from counter_app.ui.oversight.statement_card import StatementCard
from counter_app.ui.pads.pad_controller import PadController
from counter_app.ui.pads.pad_form import PadForm
from counter_app.ui.place import FEEDBACK, FIND, HANDOVER, HELP, INTAKE, QUEUE, RETURN, RULES, TODAY
from counter_app.ui.queue.queue_screen import QueueDetail
from counter_app.ui.register.register_controller import RegisterController
from counter_app.ui.register.register_form import RegisterForm
from counter_app.ui.returning.return_card import ReturnCard
from counter_app.ui.returning.return_screen import ReturnScreen, Side
from counter_app.ui.rules.rule_switch import RuleSwitch
from counter_app.ui.rules.rules_screen import RulePane, RulesScreen
from counter_app.ui.settings.calendar_section import CalendarSection
from counter_app.ui.settings.machine_section import MachineSection
from counter_app.ui.steps.step_form import StepForm
from counter_app.ui.till.till_controller import TillController
from counter_app.ui.till.till_form import TillForm
from counter_app.ui.today.day_lists import DayList
from counter_app.ui.wishes import SETTLE, StepWish
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA
from tests.ui.acts import ADMIN_TUAN, section, taken_feedback
from tests.ui.conflict_hands import handed_over_twice
from tests.ui.desk_window import DeskWindow, found
from tests.ui.intake_hands import fill
from tests.ui.oversight_hands import LATER_DUE, Day
from tests.ui.return_hands import Returning
from tests.ui.rule_hands import chosen_unverified
from tests.ui.step_hands import Steps
from tests.ui.till_hands import Drawer

Field = QLineEdit | QPlainTextEdit


@dataclass(frozen=True)
class Form:
    """`begin` brings it up with somebody's hand in the field that it gives; `leave` goes away from it without saving,
    `back` comes to the same thing again. `of` is the class that its fields stand in."""

    name: str
    of: type[QWidget]
    begin: Callable[[QtBot, DeskWindow], Field]
    leave: Callable[[QtBot, DeskWindow], object]
    back: Callable[[QtBot, DeskWindow], Field]
    place: str
    session: Session = CLERK_LAN


def esc(qtbot: QtBot, desk: DeskWindow) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    qtbot.waitUntil(desk.window.is_idle)


def elsewhere(qtbot: QtBot, desk: DeskWindow) -> None:
    desk.window.go_to(HELP)
    qtbot.waitUntil(desk.window.is_idle)


def _hand_in(field: Field) -> Field:
    field.setFocus()
    assert field.hasFocus()
    return field


# --------------------------------------------------------------------------------------------------------- intake


def _intake(qtbot: QtBot, desk: DeskWindow) -> Field:
    desk.window.go_to(INTAKE)
    return _hand_in(desk.intake.form.note)


def _answer(key: Qt.Key, name: str) -> Callable[[QtBot, DeskWindow], Field]:
    def begin(qtbot: QtBot, desk: DeskWindow) -> Field:
        if not desk.intake.form.person.name.text():
            fill(qtbot, desk)
        qtbot.waitUntil(desk.window.is_idle)
        QTest.keyClick(desk.window, key, Qt.KeyboardModifier.ControlModifier)
        form = desk.intake.answer
        qtbot.waitUntil(lambda: form.isVisible() and desk.window.is_idle())
        edit = next(one for one in form.findChildren(StepForm) if one.isVisible()).fields[name].input
        assert isinstance(edit, QLineEdit | QPlainTextEdit)
        return _hand_in(edit)

    return begin


# --------------------------------------------------------------------------------------------------------- dossier


def _step(qtbot: QtBot, desk: DeskWindow) -> Field:
    return _note_of(Steps(qtbot, desk))


def _step_again(qtbot: QtBot, desk: DeskWindow) -> Field:
    steps = Steps.__new__(Steps)
    steps.qtbot, steps.desk, steps.services = qtbot, desk, desk.parts.steps
    steps.identity = desk.pane.identity
    return _note_of(steps)


def _note_of(steps: Steps) -> Field:
    steps.call("note")
    edit = steps.form.fields["note"].input
    assert isinstance(edit, QLineEdit | QPlainTextEdit)
    return _hand_in(edit)


def _settling(qtbot: QtBot, desk: DeskWindow) -> Field:
    """The form of a conflict, from the list that the band leads to."""
    identity = handed_over_twice(desk)
    desk.traffic.features.dossiers.take_step(StepWish(identity, SETTLE))
    return _why_settled(qtbot, desk)


def _settling_again(qtbot: QtBot, desk: DeskWindow) -> Field:
    desk.traffic.features.dossiers.take_step(StepWish(desk.pane.identity, SETTLE))
    return _why_settled(qtbot, desk)


def _why_settled(qtbot: QtBot, desk: DeskWindow) -> Field:
    form = found(desk.window, StepForm)
    qtbot.waitUntil(lambda: form.isVisible() and desk.window.is_idle())
    edit = form.fields["reason"].input
    assert isinstance(edit, QLineEdit)
    return _hand_in(edit)


# --------------------------------------------------------------------------------------------------------- panels


def _till(qtbot: QtBot, desk: DeskWindow) -> Field:
    return _hand_in(Drawer(qtbot, desk).open().note)


def _till_again(qtbot: QtBot, desk: DeskWindow) -> Field:
    till = found(desk.window, TillController)
    till.open()
    qtbot.waitUntil(lambda: till.form is not None)
    assert till.form is not None
    return _hand_in(till.form.note)


def _register(qtbot: QtBot, desk: DeskWindow) -> Field:
    register = found(desk.window, RegisterController)
    register.open()
    qtbot.waitUntil(desk.window.is_idle)
    assert register.form is not None
    return _hand_in(register.form.head)


def _pads(qtbot: QtBot, desk: DeskWindow) -> Field:
    pads = found(desk.window, PadController)
    pads.open()
    qtbot.waitUntil(desk.window.is_idle)
    assert pads.form is not None
    return _hand_in(pads.form.reason)


def _incident(qtbot: QtBot, desk: DeskWindow) -> Field:
    incident = found(desk.window, IncidentController)
    incident.open()
    qtbot.waitUntil(desk.window.is_idle)
    assert incident.form is not None
    return _hand_in(incident.form.description)


# --------------------------------------------------------------------------------------------------------- cards


def _return(qtbot: QtBot, desk: DeskWindow) -> Field:
    returning = Returning(qtbot, desk)
    for _ in range(2):
        returning.ready(fees=())
    desk.window.go_to(FIND)
    desk.window.go_to(RETURN)
    returning.settle()
    return _collected(qtbot, desk, 0)


def _collected(qtbot: QtBot, desk: DeskWindow, row: int) -> Field:
    desk.window.go_to(RETURN)
    qtbot.waitUntil(desk.window.is_idle)
    found(desk.window, ReturnScreen).table.selectRow(row)
    qtbot.waitUntil(desk.window.is_idle)
    card = found(desk.window, ReturnCard)
    card.no_slip.setChecked(True)
    return _hand_in(card.proof)


def _other_result(qtbot: QtBot, desk: DeskWindow) -> None:
    assert _collected(qtbot, desk, 1).text() == ""


def _first_result(qtbot: QtBot, desk: DeskWindow) -> Field:
    return _collected(qtbot, desk, 0)


def _back_side(qtbot: QtBot, desk: DeskWindow) -> Field:
    desk.window.go_to(RETURN)
    screen = found(desk.window, ReturnScreen)
    screen.show_side(Side.BACK)
    return _hand_in(screen.document)


def _receiver(qtbot: QtBot, desk: DeskWindow) -> Field:
    desk.window.go_to(HANDOVER)
    return _hand_in(found(desk.window, HandoverCard).receiver)


def _remark(qtbot: QtBot, desk: DeskWindow) -> Field:
    day = Day(qtbot, desk)
    for _ in range(2):
        day.steps.corrections.ask(day.receive(), LATER_DUE, CLERK_LAN)
    day.show(DayList.ASKED, 2)
    return _hand_in(day.card.said)


def _overseen(row: int) -> Callable[[QtBot, DeskWindow], Field]:
    def choose(qtbot: QtBot, desk: DeskWindow) -> Field:
        desk.window.go_to(TODAY)
        desk.today.tables[DayList.ASKED].selectRow(row)
        qtbot.waitUntil(desk.window.is_idle)
        return found(desk.window, DecisionCard).said

    return choose


def _statement(qtbot: QtBot, desk: DeskWindow) -> Field:
    desk.window.go_to(TODAY)
    qtbot.waitUntil(desk.window.is_idle)
    desk.today.show_list(DayList.CLAIMED)
    return _hand_in(found(desk.window, StatementCard).pasted)


def _ground(qtbot: QtBot, desk: DeskWindow) -> Field:
    return _hand_in(chosen_unverified(qtbot, desk).switch.ground)


def _other_rule(qtbot: QtBot, desk: DeskWindow) -> None:
    screen = found(desk.window, RulesScreen)
    screen.box.setText("")
    other = next(
        row for row, rule in enumerate(screen.model.rows()) if rule.unverified and rule.id != "forms.slip_size"
    )
    screen.table.selectRow(other)
    assert found(desk.window, RulePane).switch.ground.text() == ""


def _ground_again(qtbot: QtBot, desk: DeskWindow) -> Field:
    box = found(desk.window, RulesScreen).box
    for letters in ("khongcodau", ""):  # no row is the current one now
        box.setText(letters)
    return _ground(qtbot, desk)


def _port(qtbot: QtBot, desk: DeskWindow) -> Field:
    machine = section(qtbot, desk, "machine", MachineSection)
    return _hand_in(machine.token_driver)


def _decision(qtbot: QtBot, desk: DeskWindow) -> Field:
    return _hand_in(section(qtbot, desk, "calendar", CalendarSection).number)


def _feedback(qtbot: QtBot, desk: DeskWindow) -> Field:
    desk.window.go_to(FEEDBACK)
    found(desk.window, FeedbackController).begin()
    qtbot.waitUntil(desk.window.is_idle)
    return _hand_in(found(desk.window, FeedbackForm).content)


def _feedback_answer(qtbot: QtBot, desk: DeskWindow) -> Field:
    return _hand_in(taken_feedback(qtbot, desk).answer.document)


def _feedback_answer_again(qtbot: QtBot, desk: DeskWindow) -> Field:
    desk.window.go_to(FEEDBACK)
    qtbot.waitUntil(desk.window.is_idle)
    found(desk.window, FeedbackScreen).table.selectRow(0)
    return _hand_in(found(desk.window, FeedbackCard).answer.document)


def _put_off(qtbot: QtBot, desk: DeskWindow) -> Field:
    card = taken_feedback(qtbot, desk)
    card.to_move.click()
    return _hand_in(card.later.reason)


def _put_off_again(qtbot: QtBot, desk: DeskWindow) -> Field:
    _feedback_answer_again(qtbot, desk)
    return _hand_in(found(desk.window, FeedbackCard).later.reason)


ask, refuse = _answer(Qt.Key.Key_B, "reason"), _answer(Qt.Key.Key_R, "reasons")


def _outage(qtbot: QtBot, desk: DeskWindow) -> Field:
    desk.window.go_to(QUEUE)
    qtbot.waitUntil(desk.window.is_idle)
    return _hand_in(desk.detail.reason)


FORMS = (
    Form("new dossier", IntakeForm, _intake, elsewhere, _intake, HELP),
    Form("request to complete", StepForm, ask, esc, ask, INTAKE),
    Form("refusal", StepForm, refuse, esc, refuse, INTAKE),
    Form("refusal left by F2", StepForm, refuse, lambda _bot, desk: desk.window.go_to(INTAKE), refuse, INTAKE),
    Form("step of a dossier", StepForm, _step, esc, _step_again, FIND),
    Form("settling a conflict", StepForm, _settling, esc, _settling_again, FIND, SUPERVISOR_HOA),
    Form("till", TillForm, _till, esc, _till_again, INTAKE),
    Form("register", RegisterForm, _register, esc, _register, INTAKE),
    Form("pads", PadForm, _pads, esc, _pads, INTAKE),
    Form("incident", IncidentForm, _incident, esc, _incident, INTAKE),
    Form("feedback", FeedbackForm, _feedback, esc, _feedback, FEEDBACK),
    Form("answer to feedback", AnswerForm, _feedback_answer, elsewhere, _feedback_answer_again, HELP),
    Form("answer put off", MoveForm, _put_off, elsewhere, _put_off_again, HELP),
    Form("handing out", ReturnCard, _return, _other_result, _first_result, RETURN),
    Form("results that come back", ReturnScreen, _back_side, elsewhere, _back_side, HELP),
    Form("handing over", HandoverCard, _receiver, elsewhere, _receiver, HELP),
    Form("remark", DecisionCard, _remark, _overseen(1), _overseen(0), TODAY, SUPERVISOR_HOA),
    Form("bank statement", StatementCard, _statement, elsewhere, _statement, HELP, SUPERVISOR_HOA),
    Form("ground of a rule", RuleSwitch, _ground, _other_rule, _ground_again, RULES, ADMIN_TUAN),
    Form("this PC", MachineSection, _port, elsewhere, _port, HELP),
    Form("why the system is down", QueueDetail, _outage, elsewhere, _outage, HELP),
    Form("day of the calendar", CalendarSection, _decision, elsewhere, _decision, HELP, SUPERVISOR_HOA),
)
