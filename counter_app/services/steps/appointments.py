"""A date that will not be kept: apology and a new appointment (Mẫu 04), at most as often as the profile allows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter_app.domain import entry_types as types
from counter_app.domain.step_deadlines import apology_day
from counter_app.domain.step_details import line, reason
from counter_app.domain.step_rules import Objection, against_new_appointment
from counter_app.domain.working_clock import in_office_time
from counter_app.services.sign_in import Session
from counter_app.services.steps.case import Case, Cases, refuse_firm
from counter_app.store.journal import EntryDraft, Saved


@dataclass(frozen=True, slots=True)
class NewAppointment:
    """`unit` is what is late, `signer` its head, `letter` the number of its apology."""

    due: datetime
    reason: str
    unit: str = ""
    signer: str = ""
    letter: str = ""


class Appointments:
    def __init__(self, cases: Cases) -> None:
        self._cases = cases

    def objections(self, identity: str, appointment: NewAppointment) -> tuple[Objection, ...]:
        case = self._cases.open(identity)
        return against_new_appointment(case.past(), in_office_time(appointment.due), case.now, case.profile)

    def last_day_to_tell(self, identity: str) -> tuple[date, str] | None:
        """The last day on which the citizen is told in time, with the article."""
        case = self._cases.open(identity)
        found = apology_day(case.profile, case.due, channel=case.channel) if case.due else None
        return (found[0], found[1].citation.text) if found else None

    def move(self, identity: str, appointment: NewAppointment, session: Session) -> Saved:
        """Raises RuleViolation with the article when it was moved as often as is allowed."""
        due = in_office_time(appointment.due)
        details = {
            "reason": reason(appointment.reason),
            "unit": line(appointment.unit, "Đơn vị chậm", "Unit that is late"),
            "signer": line(appointment.signer, "Người ký", "Signer"),
            "letter": line(appointment.letter, "Số phiếu xin lỗi", "Number of the apology"),
            "clerk": session.name,
        }

        def decide(case: Case) -> list[EntryDraft]:
            objections = against_new_appointment(case.past(), due, case.now, case.profile)
            refuse_firm(objections)
            facts: dict[str, object] = {"count": case.past().moved + 1}
            if any(objection.field == "told" for objection in objections):
                facts["told_late"] = True
            before = {"before": case.state.due} if case.state.due else {}
            said = {name: value for name, value in (details | before).items() if value}
            return [EntryDraft(types.APPOINTMENT_MOVED, details=said, facts=facts, due=due)]

        return self._cases.take(identity, types.APPOINTMENT_MOVED, session, decide)
