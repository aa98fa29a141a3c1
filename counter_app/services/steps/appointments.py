"""A date that will not be kept: apology and a new appointment (Mẫu 04), at most as often as the profile allows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from counter_app.domain import entry_types as types
from counter_app.domain.errors import SET_BY_THE_PROGRAM_EN, SET_BY_THE_PROGRAM_VI
from counter_app.domain.intake_cautions import is_open_at
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.profile_counting import citation_with_doubt
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


@dataclass(frozen=True, slots=True)
class LastDayToTell:
    """`day` as the law counts it, by plain days: it may be a Sunday. A term that is counted back from the appointment
    is not made longer by a day off; `worked` is the last day before on which somebody is there to tell."""

    day: date
    worked: date
    source: str


class Appointments:
    def __init__(self, cases: Cases) -> None:
        self._cases = cases

    def objections(self, identity: str, appointment: NewAppointment) -> tuple[Objection, ...]:
        case = self._cases.open(identity)
        due = in_office_time(appointment.due)
        found = against_new_appointment(case.past(), due, case.now, case.profile)
        firm = any(one.firm and one.field == "due" for one in found)
        return found if firm else (*found, *_against_day_off(due, case.calendar))

    def last_day_to_tell(self, identity: str) -> LastDayToTell | None:
        """The last day on which the citizen is told in time, with the article."""
        case = self._cases.open(identity)
        found = apology_day(case.profile, case.due, channel=case.channel) if case.due else None
        if found is None:
            return None
        return LastDayToTell(found[0], _worked_until(found[0], case.calendar), citation_with_doubt(found[1]))

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


def _against_day_off(due: datetime, calendar: OfficeCalendar) -> tuple[Objection, ...]:
    """A Sunday, a holiday, the evening: the second date is the last that may be promised, and nobody is there."""
    if is_open_at(calendar, due):
        return ()
    return (
        Objection(
            "due",
            f"Giờ hẹn mới nằm ngoài giờ mở quầy; hãy xem lại ({SET_BY_THE_PROGRAM_VI}).",
            f"The new appointment lies outside the counter's hours; check it ({SET_BY_THE_PROGRAM_EN}).",
            firm=False,
        ),
    )


def _worked_until(day: date, calendar: OfficeCalendar) -> date:
    """The day itself or the last before on which the office works; the day itself where there is none in a month."""
    days = (day - timedelta(days=back) for back in range(31))
    return next((one for one in days if calendar.status(one).works), day)
