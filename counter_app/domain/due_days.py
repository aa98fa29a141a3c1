"""What is due when, seen from one day: late, today, by the next working day. Pure; the calendar is the office's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from counter_app.domain.due_date import is_late
from counter_app.domain.errors import BadInput
from counter_app.domain.life_cycle import ACTIVE, AWAITING_DUTY, AWAITING_SUPPLEMENT, RESULT_READY
from counter_app.domain.office_calendar import DayStatus, OfficeCalendar
from counter_app.domain.times import OFFICE_ZONE
from counter_app.domain.working_clock import WorkingClock

# While the citizen has to bring something the term does not run; a result that lies ready is not the office's delay.
NOT_AWAITED = frozenset({AWAITING_SUPPLEMENT, AWAITING_DUTY, RESULT_READY})
AWAITED = ACTIVE - NOT_AWAITED
# Nobody plans by how many working days beyond a year something is late.
LONGEST_COUNT_DAYS = 366


class DueWhen(Enum):
    LATE = "late"
    TODAY = "today"
    NEXT = "next"


@dataclass(frozen=True)
class DueDays:
    """One day and the next working day after it: what is due on days off between them is due by then."""

    today: DayStatus
    next_day: date

    @property
    def day(self) -> date:
        return self.today.day

    @property
    def is_next_tomorrow(self) -> bool:
        return (self.next_day - self.day).days == 1


def due_days(now: datetime, calendar: OfficeCalendar) -> DueDays:
    """A calendar without working days ahead still has a tomorrow."""
    day = now.astimezone(OFFICE_ZONE).date()
    try:
        following = WorkingClock(calendar).nth_working_day(day, 1)
    except BadInput:
        following = date.fromordinal(day.toordinal() + 1)
    return DueDays(calendar.status(day), following)


def when_due(due: datetime, days: DueDays) -> DueWhen | None:
    """None: later than the next working day. Lateness goes by the date (Civil Code 2015, article 148)."""
    promised = due.astimezone(OFFICE_ZONE).date()
    if promised < days.day:
        return DueWhen.LATE
    if promised == days.day:
        return DueWhen.TODAY
    return DueWhen.NEXT if promised <= days.next_day else None


def working_days_late(due: datetime, now: datetime, calendar: OfficeCalendar) -> int | None:
    """Working days gone by since the date, today included where it is one; None for more than a year.

    0 where only days off lie between, or where it is not late.
    """
    if not is_late(due, now):
        return 0
    promised, day = due.astimezone(OFFICE_ZONE).date(), now.astimezone(OFFICE_ZONE).date()
    if (day - promised).days > LONGEST_COUNT_DAYS:
        return None
    return WorkingClock(calendar).working_days_between(promised, day)
