"""What is due when, seen from one day of the office."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.due_days import AWAITED, DueWhen, due_days, when_due, working_days_late
from counter_app.domain.life_cycle import ACTIVE, AWAITING_SUPPLEMENT, RECEIVED, RESULT_READY
from counter_app.domain.office_calendar import DayKind, OfficeCalendar, TableDay
from counter_app.domain.times import OFFICE_ZONE, parse_iso
from counter_app.domain.working_hours import Stretch, WeekHours

OFFICE = Stretch(time(7, 30), time(11, 30)), Stretch(time(13, 30), time(17, 0))
WEEK = WeekHours((OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, (), ()))
CALENDAR = OfficeCalendar(WEEK, days=(TableDay(date(2026, 11, 24), DayKind.OFF, "QĐ 1"),))
FRIDAY = parse_iso("2026-11-20T10:00:00")


def at(text: str) -> datetime:
    return parse_iso(text)


@pytest.mark.parametrize(
    ("due", "when"),
    [
        ("2026-11-19T17:00:00", DueWhen.LATE),
        ("2026-11-20T08:00:00", DueWhen.TODAY),  # the hour has passed, the date has not
        ("2026-11-20T17:00:00", DueWhen.TODAY),
        ("2026-11-21T10:00:00", DueWhen.NEXT),  # on Saturday: nobody looks before Monday
        ("2026-11-23T09:00:00", DueWhen.NEXT),
        ("2026-11-24T09:00:00", None),
    ],
)
def test_a_friday_looks_as_far_as_monday(due: str, when: DueWhen | None) -> None:
    days = due_days(FRIDAY, CALENDAR)
    assert (days.next_day, days.is_next_tomorrow) == (date(2026, 11, 23), False)
    assert when_due(at(due), days) is when


def test_a_day_that_the_office_took_off_is_passed_over() -> None:
    days = due_days(at("2026-11-23T08:00:00"), CALENDAR)
    assert days.next_day == date(2026, 11, 25)
    assert due_days(at("2026-11-24T08:00:00"), CALENDAR).today.works is False
    assert due_days(at("2026-11-25T08:00:00"), CALENDAR).is_next_tomorrow


def test_the_day_is_the_offices_wherever_the_pc_believes_to_be() -> None:
    late_in_london = datetime.fromisoformat("2026-11-19T18:00:00+00:00")
    assert due_days(late_in_london, CALENDAR).day == date(2026, 11, 20)


def test_a_calendar_without_a_working_day_still_has_a_tomorrow() -> None:
    assert due_days(FRIDAY, OfficeCalendar(WeekHours())).next_day == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("due", "days"),
    [
        ("2026-11-26T09:00:00", 0),
        ("2026-11-25T17:00:00", 1),
        ("2026-11-23T09:00:00", 2),  # the 24th is off
        ("2026-11-20T09:00:00", 3),
        ("2025-11-20T09:00:00", None),
    ],
)
def test_lateness_is_counted_in_working_days(due: str, days: int | None) -> None:
    assert working_days_late(at(due), at("2026-11-26T09:00:00"), CALENDAR) == days


def test_what_waits_for_the_citizen_is_not_awaited() -> None:
    assert RECEIVED in AWAITED
    assert not AWAITED & {RESULT_READY, AWAITING_SUPPLEMENT}
    assert AWAITED < ACTIVE


# Hypothesis wants its bounds without a zone.
FROM, UNTIL = (datetime(year, 1, 1, tzinfo=OFFICE_ZONE).replace(tzinfo=None) for year in (2024, 2028))


@given(st.datetimes(FROM, UNTIL), st.integers(-400, 400))
def test_late_today_and_next_are_one_after_the_other(moment: datetime, hours: int) -> None:
    now = moment.replace(tzinfo=OFFICE_ZONE)
    days, due = due_days(now, CALENDAR), now + timedelta(hours=hours)
    order = [DueWhen.LATE, DueWhen.TODAY, DueWhen.NEXT, None]
    earlier = order.index(when_due(due, days))
    later = order.index(when_due(due + timedelta(hours=1), days))
    assert earlier <= later
    late = working_days_late(due, now, CALENDAR)
    assert (when_due(due, days) is DueWhen.LATE) or late == 0
