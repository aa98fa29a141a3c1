"""How much of a step's time is left, and by how much it is late: in the unit of the rule that it was counted from."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.online_filing import answer_by
from counter_app.domain.step_deadlines import StepDeadline, handover_deadline, handover_not_before
from counter_app.domain.times import parse_iso
from counter_app.settings.office_file import read_office_file, sample_office_file
from counter_app.settings.regulation_files import load_profile
from tests.domain.regulation_files import a_profile, a_rule, parsed

CALENDAR = read_office_file(sample_office_file(), range(2025, 2028))
FRIDAY = parse_iso("2026-11-20T14:00")  # 07:30–11:30, 13:00–17:00; Tuesday 24/11 is a day off


def paper() -> StepDeadline:
    """By 17:00 of that Friday."""
    found = handover_deadline(load_profile("national_2025"), FRIDAY, CALENDAR, channel="direct")
    assert found is not None
    return found


def six_hours() -> StepDeadline:
    """By 20:00 of that Friday, in the reading "06 tiếng" that the regulation is taken in."""
    found = handover_deadline(load_profile("dong_nai_2015"), FRIDAY, CALENDAR, channel="online")
    assert found is not None
    return found


def answer() -> StepDeadline:
    """Eight working hours: by 14:00 of Monday."""
    found = answer_by(load_profile("national_2025"), FRIDAY, CALENDAR)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("now", "left"),
    [
        ("2026-11-20T15:30", timedelta(hours=1, minutes=30)),
        ("2026-11-20T17:00", timedelta()),
        ("2026-11-21T10:00", timedelta()),  # late, and nobody has been at work since
        ("2026-11-23T07:30", timedelta()),
        ("2026-11-23T09:00", timedelta(hours=-1, minutes=-30)),
        ("2026-11-25T08:00", timedelta(hours=-8, minutes=-30)),
    ],
)
def test_paper_due_within_the_working_day_is_late_by_working_time(now: str, left: timedelta) -> None:
    """Before, a hand-over was late by a night and a weekend, an answer online by the hours somebody was there."""
    assert paper().in_working_time
    assert paper().left(parse_iso(now)) == left


@pytest.mark.parametrize(
    ("now", "left"),
    [
        ("2026-11-20T17:00", timedelta(hours=5)),
        ("2026-11-23T14:00", timedelta()),
        ("2026-11-23T20:00", timedelta(hours=-3)),
        ("2026-11-25T07:30", timedelta(hours=-3)),
    ],
)
def test_an_answer_online_is_counted_the_same_way(now: str, left: timedelta) -> None:
    assert answer().in_working_time
    assert answer().left(parse_iso(now)) == left


def test_hours_by_the_clock_go_on_through_night_and_weekend() -> None:
    assert not six_hours().in_working_time
    assert six_hours().left(parse_iso("2026-11-20T17:00")) == timedelta(hours=3)
    assert six_hours().left(parse_iso("2026-11-21T20:00")) == timedelta(hours=-24)


def test_what_ended_with_the_working_day_is_over_at_once_though_no_working_time_has_gone_by() -> None:
    assert not paper().passed(parse_iso("2026-11-20T17:00"))
    assert paper().passed(parse_iso("2026-11-20T17:01"))


@pytest.mark.parametrize("year", [1900, 2999])
def test_beyond_a_year_no_hours_are_counted_on(year: int) -> None:
    """Whoever wrote that date meant another: going through all its days would hold a list up for minutes."""
    found, far = paper(), paper().ends.replace(year=year)
    a_year = timedelta(days=366) if year < found.ends.year else timedelta(days=-366)
    assert found.left(far) == found.left(found.ends - a_year)


@given(st.sampled_from([paper, six_hours, answer]), st.lists(st.integers(-6_000, 6_000), min_size=2, max_size=2))
def test_what_is_left_never_grows_and_has_the_sign_of_before_and_after(counted: object, minutes: list[int]) -> None:
    assert callable(counted)
    found: StepDeadline = counted()
    earlier, later = (found.ends + timedelta(minutes=one) for one in sorted(minutes))
    assert found.left(earlier) >= found.left(later)
    assert (found.left(later) <= timedelta()) if found.passed(later) else (found.left(later) >= timedelta())


def test_hours_that_no_reading_gives_hold_nothing_back() -> None:
    """An office's own regulation may have the reading and not the figure."""
    words = {"value": "Sau một thời gian", "unit": "text"}
    reading = {"id": "after_clock", "vi": "Sau.", "en": "After.", **words}
    profile = parsed(a_profile(a_rule(id="handover.when", readings=[reading], **words)))
    chosen = profile.read_as({"handover.when": "after_clock"})
    assert handover_not_before(chosen, parse_iso("2026-11-20T09:00"), CALENDAR, channel="online") is None
