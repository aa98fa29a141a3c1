"""What each of the six regulations counts at the edges: exactly 15:00, weekends, Tết, a Saturday that is worked, the
24th of November, the year's end. Counted by hand from the texts, on the calendar that comes with the program."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.feedback import answer_limits
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.step_deadlines import (
    ONLINE_ANSWER,
    apology_day,
    closing_day,
    deadline,
    handover_deadline,
    returned_after_appraisal,
)
from counter_app.domain.step_rules import Past, against_closing, against_new_appointment
from counter_app.domain.times import OFFICE_ZONE, parse_iso
from counter_app.settings.office_file import read_office_file, sample_office_file
from counter_app.settings.regulation_files import load_profile

PROFILES = ("dong_nai_2015", "dak_nong_2019", "binh_dinh_2019", "dong_nai_2020", "hai_duong_2025", "national_2025")
each_profile = pytest.mark.parametrize("profile", PROFILES)


@cache
def calendar() -> OfficeCalendar:
    return read_office_file(sample_office_file(), range(2024, 2028))


# Received → by when the paper has left. 22/8/2026 is a Saturday worked in place of 31/8; Tết 2026 is off from the 14th
# to the 22nd of February; 24/11/2026 is a Tuesday off; 1/1/2027 is a Friday.
HANDED_OVER = [
    ("2026-11-20T14:59", "2026-11-20T17:00"),
    ("2026-11-20T15:00", "2026-11-20T17:00"),  # "after 15:00": the hour itself is not after it
    ("2026-11-20T15:01", "2026-11-23T07:30"),
    ("2026-11-20T07:00", "2026-11-20T17:00"),
    ("2026-11-20T11:45", "2026-11-20T17:00"),
    ("2026-11-20T17:30", "2026-11-23T07:30"),
    ("2026-11-21T09:00", "2026-11-23T07:30"),
    ("2026-11-23T15:30", "2026-11-25T07:30"),
    ("2026-08-21T15:30", "2026-08-22T07:30"),
    ("2026-08-22T15:30", "2026-08-24T07:30"),
    ("2026-12-31T15:30", "2027-01-04T07:30"),
    ("2026-02-13T15:30", "2026-02-23T07:30"),
]


@each_profile
@pytest.mark.parametrize(("received", "by"), HANDED_OVER)
def test_paper_leaves_the_same_day_or_with_the_next_opening_after_15(profile: str, received: str, by: str) -> None:
    """Decree 61/2018, article 18, stands beneath the five older ones; none of them has an hour of its own for paper."""
    found = handover_deadline(load_profile(profile), parse_iso(received), calendar(), channel="direct")
    assert found is not None
    assert found.by == parse_iso(by)


@pytest.mark.rule("handover.when", profile="dong_nai_2015")
@pytest.mark.parametrize("received", [received for received, _by in HANDED_OVER])
def test_the_six_hours_of_2015_run_by_the_clock_through_nights_and_days_off(received: str) -> None:
    """ "06 tiếng" without another word (article 4.3.a); the office may read working hours instead."""
    found = handover_deadline(load_profile("dong_nai_2015"), parse_iso(received), calendar(), channel="online")
    assert found is not None
    assert found.by == parse_iso(received) + timedelta(hours=6)


@pytest.mark.rule("handover.electronic", profile="national_2025")
@pytest.mark.parametrize(
    ("received", "by", "day_ends"),
    [
        ("2026-11-20T09:00", "2026-11-20T09:00", "2026-11-20T17:00"),
        ("2026-11-20T15:30", "2026-11-20T15:30", "2026-11-20T17:00"),  # no cut-off hour in article 18.1
        ("2026-11-20T17:30", "2026-11-23T07:30", "2026-11-23T17:00"),
        ("2026-11-21T09:00", "2026-11-23T07:30", "2026-11-23T17:00"),
        ("2026-11-24T09:00", "2026-11-25T07:30", "2026-11-25T17:00"),
    ],
)
def test_at_once_means_in_working_time_and_nobody_is_late_that_day(received: str, by: str, day_ends: str) -> None:
    found = handover_deadline(load_profile("national_2025"), parse_iso(received), calendar(), channel="online")
    assert found is not None
    assert (found.by, found.late_after) == (parse_iso(by), parse_iso(day_ends))
    assert not found.passed(parse_iso(day_ends))
    assert found.passed(parse_iso(day_ends) + timedelta(minutes=1))


@pytest.mark.rule("no_boundary.paper_transfer", profile="national_2025")
@pytest.mark.parametrize(
    ("received", "by"),
    [
        ("2026-11-20T09:00", "2026-11-23T17:00"),  # a term in days ends with its last day, not with its hour
        ("2026-11-20T16:59", "2026-11-23T17:00"),
        ("2026-11-23T09:00", "2026-11-25T17:00"),
        ("2026-12-31T10:00", "2027-01-04T17:00"),
        ("2026-08-21T10:00", "2026-08-22T17:00"),
    ],
)
def test_papers_for_another_office_have_the_whole_of_the_next_working_day(received: str, by: str) -> None:
    rules, moment = load_profile("national_2025"), parse_iso(received)
    for channel in ("direct", "post"):
        found = handover_deadline(rules, moment, calendar(), channel=channel, no_boundary=True)
        assert found is not None
        assert (found.rule.id, found.by) == ("no_boundary.paper_transfer", parse_iso(by))


FEEDBACK = {  # received Friday 13/2/2026 15:30 before Tết, and Thursday 31/12/2026 16:00
    "binh_dinh_2019": (["2026-02-25T17:00"], ["2027-01-06T17:00"]),
    "hai_duong_2025": (["2026-03-06T17:00"], ["2027-01-15T17:00"]),
    "dong_nai_2020": (["2026-02-23T15:30", "2026-03-02T15:30"], ["2027-01-04T16:00", "2027-01-11T16:00"]),
}


@each_profile
@pytest.mark.rule("feedback.handling", profile="binh_dinh_2019")
@pytest.mark.rule("feedback.handling", profile="hai_duong_2025")
@pytest.mark.rule("feedback.handling.contact", "feedback.handling.head", profile="dong_nai_2020")
def test_feedback_over_tet_and_the_new_year_is_answered_in_the_units_own_way(profile: str) -> None:
    expected = FEEDBACK.get(profile, ([], []))
    for received, by in zip(("2026-02-13T15:30", "2026-12-31T16:00"), expected, strict=True):
        limits = answer_limits(load_profile(profile), parse_iso(received), calendar())
        assert [one.deadline.by for one in limits] == [parse_iso(text) for text in by]


CLOSED_AFTER = [
    ("2026-11-23T09:00", date(2026, 12, 8)),  # a Tuesday
    ("2026-11-20T09:00", date(2026, 12, 7)),  # the fifteenth day is a Saturday: the Monday after it
    ("2026-11-21T09:00", date(2026, 12, 7)),  # a Sunday
    ("2026-01-30T09:00", date(2026, 2, 23)),  # within Tết: the first working day after it
    ("2026-11-09T09:00", date(2026, 11, 25)),  # the 24th of November
    ("2026-08-07T09:00", date(2026, 8, 22)),  # a Saturday that is worked is a working day
    ("2026-12-17T09:00", date(2027, 1, 4)),
]


@each_profile
@pytest.mark.rule("supplement.closing", "time.ends_on_day_off", profile="national_2025")
@pytest.mark.parametrize(("asked", "last"), CLOSED_AFTER)
def test_the_fifteen_days_end_with_a_working_day_and_only_the_law_of_2025_has_them(
    profile: str, asked: str, last: date
) -> None:
    rules, moment = load_profile(profile), parse_iso(asked)
    found = closing_day(rules, moment, calendar(), channel="direct")
    assert (found[0] if found else None) == (last if profile == "national_2025" else None)
    past = Past(channel="direct", received=moment, last_asked=moment)
    that_evening = parse_iso(f"{last.isoformat()}T16:59")
    assert against_closing(past, that_evening, rules, calendar()) != ()
    closes = against_closing(past, that_evening + timedelta(days=1), rules, calendar()) == ()
    assert closes is (profile == "national_2025")


@pytest.mark.rule("online.answer", profile="national_2025")
@pytest.mark.parametrize(
    ("came", "by"),
    [
        ("2026-11-20T15:00", "2026-11-23T15:00"),
        ("2026-11-23T08:00", "2026-11-25T08:00"),  # half an hour of the day was over, the 24th is off
        ("2026-11-21T09:00", "2026-11-23T17:00"),
        ("2026-02-13T17:30", "2026-02-23T17:00"),
        ("2026-12-31T16:00", "2027-01-04T16:00"),
        ("2026-08-21T16:00", "2026-08-22T16:00"),
    ],
)
def test_eight_working_hours_for_the_answer_online(came: str, by: str) -> None:
    found = deadline(load_profile("national_2025"), ONLINE_ANSWER, parse_iso(came), calendar(), channel="online")
    assert found is not None
    assert found.by == parse_iso(by)


@pytest.mark.rule("supplement.after_appraisal", profile="national_2025")
@pytest.mark.parametrize(
    ("received", "by"),
    [("2026-11-20T16:00", "2026-11-26T17:00"), ("2026-02-13T09:00", "2026-02-25T17:00"), ("2026-12-31T07:00", None)],
)
def test_three_working_days_to_return_what_is_not_eligible(received: str, by: str | None) -> None:
    found = returned_after_appraisal(load_profile("national_2025"), parse_iso(received), calendar(), channel="direct")
    assert found is not None
    assert found.by == parse_iso(by or "2027-01-06T17:00")


# How often a date may be moved: the decrees say once, and stand beneath every province's text of their time.
@each_profile
@pytest.mark.parametrize("moved", [0, 1, 2])
def test_the_date_is_moved_once_under_each(profile: str, moved: int) -> None:
    due = parse_iso("2026-11-26T09:00")
    past = Past(channel="direct", received=parse_iso("2026-11-20T09:00"), due=due, moved=moved)
    found = against_new_appointment(past, due + timedelta(days=7), parse_iso("2026-11-23T09:00"), load_profile(profile))
    assert [one.rule for one in found if one.firm] == ([] if moved == 0 else ["late.reappointments"])
    told = apology_day(load_profile(profile), due, channel="direct")
    assert told is not None
    assert told[0] == date(2026, 11, 25)


moments = st.datetimes(
    min_value=parse_iso("2025-07-01T00:00").replace(tzinfo=None),
    max_value=parse_iso("2027-06-30T23:59").replace(tzinfo=None),
).map(lambda moment: moment.replace(second=0, microsecond=0, tzinfo=OFFICE_ZONE))


@given(received=moments, profile=st.sampled_from(PROFILES), channel=st.sampled_from(("direct", "online")))
def test_no_step_is_due_before_it_can_be_taken_nor_while_the_office_is_closed(
    received: datetime, profile: str, channel: str
) -> None:
    rules, moment = load_profile(profile), received
    found = handover_deadline(rules, moment, calendar(), channel=channel)
    if found is not None:
        assert found.by >= moment
        if found.rule.unit != "hours":  # six plain hours may end at night
            assert calendar().status(found.by.date()).works
    for limit in answer_limits(rules, moment, calendar()):
        assert limit.deadline.by > moment
        assert calendar().status(limit.deadline.by.date()).works
    closing = closing_day(rules, moment, calendar(), channel=channel)
    if closing is not None:
        assert timedelta(days=15) <= closing[0] - moment.date() <= timedelta(days=15 + 10)
        assert calendar().status(closing[0]).works
