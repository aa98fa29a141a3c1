from __future__ import annotations

from fractions import Fraction

import pytest

from counter_app.domain.due_date import due_date
from counter_app.domain.errors import BadInput
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.supplement_clock import Pause, SupplementRule, after_supplement
from counter_app.domain.term import Term, TermUnit
from counter_app.domain.times import parse_iso
from counter_app.domain.working_hours import parse_week

OFFICE = OfficeCalendar(
    parse_week({key: ["07:30-11:30", "13:00-17:00"] for key in ("mon", "tue", "wed", "thu", "fri")})
)


def supplemented(unit: TermUnit, amount: int, asked: str, completed: str, how: SupplementRule) -> str:
    before = due_date(Term(Fraction(amount), unit), parse_iso("2026-03-02T09:00"), OFFICE)
    after = after_supplement(before, Pause.between(parse_iso(asked), parse_iso(completed)), OFFICE, how)
    assert after.received == before.received
    return after.due.isoformat()[:16]


@pytest.mark.parametrize(
    ("asked", "completed", "due"),
    [
        ("2026-03-03T10:00", "2026-03-03T16:00", "2026-03-09T09:00"),  # the same day: nothing lost
        ("2026-03-03T10:00", "2026-03-05T10:00", "2026-03-11T09:00"),  # four days were left
        ("2026-03-09T08:00", "2026-03-10T08:00", "2026-03-10T09:00"),  # the last morning was left
        ("2026-03-09T08:00", "2026-03-10T15:05", "2026-03-10T15:15"),
        ("2026-03-10T08:00", "2026-03-20T08:00", "2026-03-09T09:00"),  # late already: stays late
    ],
)
def test_stopping_keeps_the_working_days_that_were_left(asked: str, completed: str, due: str) -> None:
    assert supplemented(TermUnit.WORKING_DAYS, 5, asked, completed, SupplementRule.STOP) == due


def test_stopping_keeps_the_working_hours_that_were_left() -> None:
    due = supplemented(TermUnit.WORKING_HOURS, 8, "2026-03-02T15:00", "2026-03-04T07:30", SupplementRule.STOP)
    assert due == "2026-03-04T11:00"  # 2 h were left on Monday afternoon and 1.5 h on Tuesday


def test_stopping_keeps_plain_days_and_clock_hours() -> None:
    days = supplemented(TermUnit.CALENDAR_DAYS, 15, "2026-03-12T09:00", "2026-03-16T09:00", SupplementRule.STOP)
    assert days == "2026-03-23T09:00"  # five days were left and end on a Saturday
    hours = supplemented(TermUnit.CLOCK_HOURS, 24, "2026-03-02T19:00", "2026-03-04T00:00", SupplementRule.STOP)
    assert hours == "2026-03-04T14:00"


def test_restarting_counts_the_whole_term_from_completion() -> None:
    due = supplemented(TermUnit.WORKING_DAYS, 5, "2026-03-03T10:00", "2026-03-05T10:00", SupplementRule.RESTART)
    assert due == "2026-03-12T10:00"


def test_a_supplement_complete_before_it_was_asked_for_is_refused() -> None:
    with pytest.raises(BadInput):
        supplemented(TermUnit.WORKING_DAYS, 5, "2026-03-03T10:00", "2026-03-02T10:00", SupplementRule.STOP)
