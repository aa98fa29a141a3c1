"""One key shows the rule wherever the program enforces or computes something: none of those rules is out of reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter_app.domain.errors import Problem
from counter_app.domain.intake import ChargedFee
from counter_app.domain.notice import Notice
from counter_app.services.steps.digital_copies import Attachable
from counter_app.services.steps.results import ArrivedResult
from counter_app.ui.digitising.paper_sheet import Target, paper_sheet
from counter_app.ui.incident.incident_form import IncidentForm
from counter_app.ui.report.report_form import ReportForm
from counter_app.ui.rule_behind import RULE, rule_behind
from counter_app.ui.steps.all_plans import PLANS
from counter_app.ui.steps.plan import Counter
from counter_app.ui.steps.sheet import Field, Kind, Sheet
from counter_app.ui.steps.step_form import StepForm
from tests.docs.regulations_maker import maker
from tests.services.desk import CLERK_LAN, receipt_of
from tests.ui.desk_window import DeskWindow

Open = Callable[..., DeskWindow]


def declared(desk: DeskWindow) -> Iterator[str]:
    """By the widgets of every place."""
    for widget in desk.window.findChildren(QWidget):
        yield from str(widget.property(RULE) or "").split()


def of_the_steps(desk: DeskWindow) -> Iterator[str]:
    """By the form of every step, for a dossier that lies here and for one whose result is there."""
    steps, counter = desk.parts.steps, Counter(desk.parts.steps, desk.parts.sign_in)
    here, ready = (desk.work.intake.receive(receipt_of(fees=FEES), CLERK_LAN).identity for _ in range(2))
    steps.handovers.hand_over(ready, "Phòng Tư pháp", CLERK_LAN)
    steps.results.arrive(ready, ArrivedResult(document="1/QĐ"), CLERK_LAN)
    for plan in PLANS.values():
        yield from plan.rules.split()
        for identity in (here, ready):
            try:
                sheet = plan.sheet(counter, steps.cases.open(identity))
            except Problem:
                continue
            for field in sheet.fields:
                yield from field.rule.split()


def of_what_is_called_by_name(qtbot: QtBot) -> Iterator[str]:
    """Forms that exist while they are open beside the work."""
    for form in (ReportForm(), IncidentForm()):
        qtbot.addWidget(form)
        yield from str(form.property(RULE) or "").split()


def of_digital_copies() -> Iterator[str]:
    """What is asked of a paper before its copy is attached."""
    for field in paper_sheet(Attachable(("Tờ khai",), True, "Nguyễn Thị Đẹp"), Target("Tờ khai", False)).fields:
        yield from field.rule.split()


# The form of the register exists while it is open, and declares its rule then.
MADE_WHEN_OPENED = {"register.paper"}
FEES = (ChargedFee("le_phi", "Lệ phí", 20_000),)


def test_every_rule_that_the_program_enforces_is_reached_by_f1(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    reached = {*of_the_steps(desk), *declared(desk), *of_digital_copies(), *of_what_is_called_by_name(qtbot)}
    qtbot.waitUntil(desk.window.is_idle)
    assert len(reached) > 30
    assert maker().named_by_the_program() - reached - MADE_WHEN_OPENED == set()


def test_every_step_has_a_rule_behind_its_whole_form_or_is_the_programs_own() -> None:
    """A note, a correction, a conflict settled, a paper printed again are no matter of a regulation."""
    without = {plan.name for plan in PLANS.values() if not plan.rules}
    assert without <= {"note", "correct", "propose", "decide", "tell_duty", "settle_duty", "settle"}


def test_a_rule_is_found_from_whatever_has_the_focus_in_a_form(qtbot: QtBot) -> None:
    form = StepForm()
    qtbot.addWidget(form)
    sheet = Sheet((Field(Kind.LINE, "a", Notice("A", "A"), rule="fee.ways"), Field(Kind.LINE, "b", Notice("B", "B"))))
    form.open(Notice("Thử", "Trial"), sheet, prints=False, rules="supplement.closing")
    assert rule_behind(form.fields["a"].input) == "fee.ways"
    assert rule_behind(form.fields["b"].input) == "supplement.closing"
    assert rule_behind(form.save_and_print) == "supplement.closing"
