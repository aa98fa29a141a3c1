"""By when the law wants the next step done: hand-over, an answer online, closing, a correction, a letter of apology.

Each is a rule of the profile, counted in the rule's own unit on the office's calendar, and comes with the rule that
it is counted from. Where the profile states no rule there is no deadline, and None is the answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from counter_app.domain.due_date import due_date
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.regulations import Profile, Rule
from counter_app.domain.term import Term, TermUnit
from counter_app.domain.working_clock import WorkingClock, in_office_time

HANDOVER_ELECTRONIC = "handover.electronic"
HANDOVER_WHEN = "handover.when"
HANDOVER_CUTOFF = "handover.cutoff"
ONLINE_ANSWER = "online.answer"
SUPPLEMENT_AFTER_APPRAISAL = "supplement.after_appraisal"
SUPPLEMENT_CLOSING = "supplement.closing"
LATE_NOTICE = "late.notice_before"
PAPER_TRANSFER = "no_boundary.paper_transfer"
ELECTRONIC_TRANSFER = "no_boundary.electronic_transfer"
ERROR_CORRECTION = "error.correction"

TO_ANOTHER = (PAPER_TRANSFER, ELECTRONIC_TRANSFER)

HANDOVER_RULES = (HANDOVER_WHEN, HANDOVER_CUTOFF, HANDOVER_ELECTRONIC, *TO_ANOTHER)

DAY_UNITS = (TermUnit.WORKING_DAYS.value, TermUnit.CALENDAR_DAYS.value)

# "06 tiếng", "02 giờ" without another word: hours run from the moment on (Civil Code 2015, article 147.1).
_UNITS = {unit.value: unit for unit in TermUnit} | {"hours": TermUnit.CLOCK_HOURS}
_BY_THE_CLOCK = frozenset({TermUnit.CLOCK_HOURS, TermUnit.CALENDAR_DAYS})
LONGEST_COUNTED = timedelta(days=366)  # a date further off is somebody's mistake, and its days are not gone through


# Readings of the hand-over's hours by which they have to pass first, and how they are counted.
_AFTER = {"after_clock": TermUnit.CLOCK_HOURS, "after_working": TermUnit.WORKING_HOURS}


@dataclass(frozen=True, slots=True)
class StepDeadline:
    """`by` in office time; `rule` is what it was counted from, to be shown beside it, `calendar` what it was counted
    on. `late_after` stands with a rule that gives no hour: one that says *at once* is missed when that working day is
    over, one that says *at the beginning of the day* when its first stretch is; before that nobody can call it late."""

    by: datetime
    rule: Rule
    calendar: OfficeCalendar = field(compare=False, repr=False)
    late_after: datetime | None = None

    @property
    def at_once(self) -> bool:
        return self.rule.unit == TermUnit.AT_ONCE

    @property
    def at_opening(self) -> bool:
        return self.late_after is not None and not self.at_once

    @property
    def ends(self) -> datetime:
        return self.late_after or self.by

    @property
    def in_working_time(self) -> bool:
        """How what is left of it is counted, and by how much it is late: as its rule counts. Hours without another
        word and plain days run through the night (Civil Code 2015, article 147); what is due in working hours, working
        days or within the working day stands still while the office is closed."""
        return _UNITS[self.rule.unit] not in _BY_THE_CLOCK

    def passed(self, now: datetime) -> bool:
        return self.ends < now

    def left(self, now: datetime) -> timedelta:
        """By the clock or in working time; negative once it has passed, and nothing from then on until the office
        opens again where that counts. Working time is that of a year at most."""
        ends, now = in_office_time(self.ends), in_office_time(now)
        if not self.in_working_time:
            return ends - now
        clock, now = WorkingClock(self.calendar), min(max(now, ends - LONGEST_COUNTED), ends + LONGEST_COUNTED)
        return -clock.working_time_between(ends, now) if ends < now else clock.working_time_between(now, ends)


def deadline(
    profile: Profile,
    rule_id: str,
    start: datetime,
    calendar: OfficeCalendar,
    *,
    channel: str,
    level: str | None = None,
) -> StepDeadline | None:
    """The end of a rule's term that began at `start`; None without such a rule, or in a unit that is not counted."""
    rule = profile.rule(rule_id, channel=channel, level=level)
    return rule_deadline(rule, start, calendar) if rule else None


def rule_deadline(rule: Rule, start: datetime, calendar: OfficeCalendar) -> StepDeadline | None:
    """None in a unit that is not counted."""
    term = _term(rule)
    return StepDeadline(due_date(term, start, calendar).due, rule, calendar) if term is not None else None


def handover_deadline(
    profile: Profile,
    received: datetime,
    calendar: OfficeCalendar,
    *,
    channel: str,
    level: str | None = None,
    no_boundary: bool = False,
) -> StepDeadline | None:
    """When the dossier must have left for the specialist unit.

    Same day: by the day's last closing; received after the cut-off hour, at the next working day's opening (decree
    118/2025, article 18.2). A profile that gives hours instead (2015) counts them; at once (article 18.1) means now.
    `no_boundary`: another office is competent; its papers go there to the end of the next working day, what came
    online at once (article 20.1).
    """
    for rule_id in TO_ANOTHER if no_boundary else ():
        found = deadline(profile, rule_id, received, calendar, channel=channel, level=level)
        if found is not None:
            return _at_once(found) if found.rule.unit == TermUnit.AT_ONCE else to_the_end_of_its_day(found, calendar)
    for rule_id in (HANDOVER_WHEN, HANDOVER_ELECTRONIC):
        rule = profile.rule(rule_id, channel=channel, level=level)
        if rule is None:
            continue
        if rule.unit == TermUnit.SAME_DAY:
            return _same_day(profile, rule, received, calendar, channel)
        found = deadline(profile, rule_id, received, calendar, channel=channel, level=level)
        return _at_once(found) if found and rule.unit == TermUnit.AT_ONCE else found
    return None


def handover_not_before(
    profile: Profile, whole: datetime, calendar: OfficeCalendar, *, channel: str, level: str | None = None
) -> StepDeadline | None:
    """From when on it is handed over, where the office reads “after 6 hours” as an earliest moment; None elsewhere."""
    rule = profile.rule(HANDOVER_WHEN, channel=channel, level=level)
    unit = _AFTER.get(rule.reading) if rule is not None else None
    hours = next((one.value for one in rule.readings if type(one.value) is int), None) if rule is not None else None
    if rule is None or unit is None or hours is None:
        return None
    return StepDeadline(due_date(Term(Fraction(hours), unit), whole, calendar).due, rule, calendar)


def _at_once(found: StepDeadline) -> StepDeadline:
    return replace(found, late_after=WorkingClock(found.calendar).last_closing(found.by.date()))


def _same_day(profile: Profile, rule: Rule, received: datetime, calendar: OfficeCalendar, channel: str) -> StepDeadline:
    received, clock = in_office_time(received), WorkingClock(calendar)
    start = clock.start(received)
    cut_off = profile.rule(HANDOVER_CUTOFF, channel=channel)
    if start.date() == received.date():
        if cut_off is None or received.time() <= time.fromisoformat(str(cut_off.value)):
            return StepDeadline(clock.last_closing(received.date()), rule, calendar)
        start = clock.first_opening(clock.nth_working_day(received.date(), 1))
    return StepDeadline(start, rule, calendar, clock.first_closing(start.date()))


def closing_day(
    profile: Profile, asked: datetime, calendar: OfficeCalendar, *, channel: str
) -> tuple[date, Rule] | None:
    """The last day on which the citizen may still complete the dossier; from the next day on it can be closed.

    Plain days, the day of asking not counted (decree 118/2025, article 19.5; Civil Code, article 147.2); a last day on
    which the office does not work goes on to the next working day (article 148.5).
    """
    rule = profile.rule(SUPPLEMENT_CLOSING, channel=channel)
    if rule is None or not isinstance(rule.value, int):
        return None
    last = in_office_time(asked).date() + timedelta(days=rule.value)
    return (last if calendar.status(last).works else WorkingClock(calendar).nth_working_day(last, 1)), rule


def returned_after_appraisal(
    profile: Profile, received: datetime, calendar: OfficeCalendar, *, channel: str, level: str | None = None
) -> StepDeadline | None:
    """Until when a dossier that is not eligible comes back from its appraisal with a request for a supplement (decree
    118/2025, article 19.5): counted from the receipt, to the end of the last day."""
    found = deadline(profile, SUPPLEMENT_AFTER_APPRAISAL, received, calendar, channel=channel, level=level)
    return None if found is None else to_the_end_of_its_day(found, calendar)


def to_the_end_of_its_day(found: StepDeadline, calendar: OfficeCalendar) -> StepDeadline:
    """A term in days that promises nobody an hour ends with its last day (Civil Code 2015, article 148); one in hours
    stays as it was counted."""
    if found.rule.unit not in DAY_UNITS:
        return found
    return replace(found, by=WorkingClock(calendar).last_closing(found.by.date()))


def apology_day(profile: Profile, due: datetime, *, channel: str) -> tuple[date, Rule] | None:
    """The last day on which the citizen is told in time that the date will not be kept."""
    rule = profile.rule(LATE_NOTICE, channel=channel)
    if rule is None or not isinstance(rule.value, int):
        return None
    return in_office_time(due).date() - timedelta(days=rule.value), rule


def _term(rule: Rule) -> Term | None:
    unit = _UNITS.get(rule.unit)
    if unit is None:
        return None
    amount = rule.value if isinstance(rule.value, int) and not isinstance(rule.value, bool) else 0
    return Term(Fraction(amount), unit)
