"""Due dates against cases counted by hand on paper calendars of 2026."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.due_date import CountingRules, DueDate, due_date, is_late
from counter_app.domain.errors import BadInput
from counter_app.domain.office_calendar import DayKind, OfficeCalendar, PublicHoliday, TableDay
from counter_app.domain.term import Term, TermUnit, parse_amount, shown_amount
from counter_app.domain.times import OFFICE_ZONE, parse_iso
from counter_app.domain.working_hours import WeekHours, parse_stretches, parse_week

FULL_DAY = ["07:30-11:30", "13:00-17:00"]
WEEK = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), FULL_DAY)
LIBRARY_2026 = [
    *((date(2026, 2, day), "Tết Nguyên Đán") for day in range(16, 21)),
    (date(2026, 1, 1), "Tết Dương lịch"),
    (date(2026, 4, 30), "Ngày Chiến thắng"),
    (date(2026, 5, 1), "Ngày Quốc tế Lao động"),
]
CULTURE_DAY = PublicHoliday(
    date(2026, 11, 24), "Ngày Văn hóa Việt Nam", "Nghị quyết 28/2026/QH16, điều 2", confirmed=True
)
SWAP = "Công văn 12729/VPCP-KGVX"


def calendar(*days: TableDay, week: dict[str, list[str]] | None = None) -> OfficeCalendar:
    return OfficeCalendar(
        parse_week(week or WEEK),
        parse_week({"sat": ["07:30-11:30"]}),
        (*(PublicHoliday(day, name, source="thư viện") for day, name in LIBRARY_2026), CULTURE_DAY),
        days
        or (
            TableDay(date(2026, 1, 2), DayKind.OFF, SWAP),
            TableDay(date(2026, 1, 10), DayKind.WORK, SWAP),
        ),
        (2026, 2026),
    )


def days(amount: str, received: str, on: OfficeCalendar | None = None, **rules: object) -> DueDate:
    term = Term(parse_amount(amount), TermUnit.WORKING_DAYS)
    return due_date(term, parse_iso(received), on or calendar(), CountingRules(**rules))  # type: ignore[arg-type]


def hours(amount: str, received: str, on: OfficeCalendar | None = None) -> DueDate:
    return due_date(Term(parse_amount(amount), TermUnit.WORKING_HOURS), parse_iso(received), on or calendar())


@pytest.mark.parametrize(
    ("amount", "received", "due"),
    [
        ("1", "2026-03-03T09:00", "2026-03-04T09:00"),
        ("1", "2026-03-06T16:00", "2026-03-09T16:00"),  # over the weekend
        ("1", "2026-03-06T17:45", "2026-03-10T07:30"),  # after closing: received on Monday morning
        ("1", "2026-03-06T17:00", "2026-03-09T17:00"),  # at closing is not after it
        ("1", "2026-03-07T09:00", "2026-03-10T07:30"),  # Saturday: open, but received on Monday morning
        ("1", "2026-03-03T06:50", "2026-03-04T07:30"),  # before opening
        ("1", "2026-03-03T12:10", "2026-03-04T13:00"),  # in the break
        ("1", "2026-03-03T11:30", "2026-03-04T11:30"),
        ("3", "2026-11-20T15:30", "2026-11-26T15:30"),  # weekend and 24/11
        ("1", "2026-11-23T10:00", "2026-11-25T10:00"),
        ("1", "2026-02-13T09:00", "2026-02-23T09:00"),  # Tết, 17/2/2026
        ("2", "2026-02-16T09:00", "2026-02-25T07:30"),  # received during Tết
        ("1", "2025-12-31T09:00", "2026-01-05T09:00"),  # 1/1 and the swapped 2/1
        ("1", "2026-01-09T09:00", "2026-01-10T09:00"),  # the Saturday worked instead
        ("2", "2026-01-09T09:00", "2026-01-12T09:00"),
        ("1", "2026-03-03T09:01", "2026-03-04T09:15"),
        ("1", "2026-03-03T09:15", "2026-03-04T09:15"),
        ("1", "2026-03-03T16:53", "2026-03-04T17:00"),
        ("0.5", "2026-03-03T09:00", "2026-03-03T14:30"),  # 2.5 h in the morning, 1.5 h after the break
        ("0.5", "2026-03-03T07:30", "2026-03-03T11:30"),  # ends with the half-day, not after the break
        ("0,5", "2026-03-06T15:00", "2026-03-09T09:30"),
        ("1.5", "2026-03-06T09:00", "2026-03-09T14:30"),
        ("0.5", "2026-03-03T09:07", "2026-03-03T14:45"),
    ],
)
def test_working_days_as_counted_by_hand(amount: str, received: str, due: str) -> None:
    assert days(amount, received).due == parse_iso(due)


@pytest.mark.parametrize(
    ("amount", "received", "due"),
    [
        ("8", "2026-03-03T07:30", "2026-03-03T17:00"),
        ("8", "2026-03-03T09:00", "2026-03-04T09:00"),
        ("2", "2026-03-06T16:30", "2026-03-09T09:00"),
        ("1", "2026-03-03T12:00", "2026-03-03T14:00"),
        ("2", "2026-03-03T11:30", "2026-03-03T15:00"),
        ("48", "2026-02-13T07:30", "2026-02-27T17:00"),
        ("0.25", "2026-03-03T09:01", "2026-03-03T09:30"),
    ],
)
def test_working_hours_as_counted_by_hand(amount: str, received: str, due: str) -> None:
    assert hours(amount, received).due == parse_iso(due)


def test_rounding_stops_at_the_end_of_the_half_day() -> None:
    odd = calendar(week={key: ["07:30-11:20", "13:00-16:50"] for key in WEEK})
    assert days("1", "2026-03-03T11:17", odd).due == parse_iso("2026-03-04T11:20")
    assert days("1", "2026-03-03T16:48", odd).due == parse_iso("2026-03-04T16:50")


def test_a_short_last_day_ends_at_its_closing_and_a_late_one_at_its_opening() -> None:
    own = TableDay(date(2026, 3, 7), DayKind.WORK, SWAP, parse_stretches(["08:00-11:00"]))
    assert days("1", "2026-03-06T15:30", calendar(own)).due == parse_iso("2026-03-07T11:00")
    assert days("1", "2026-03-06T07:30", calendar(own)).due == parse_iso("2026-03-07T08:00")


def test_clock_time_in_the_last_days_break_becomes_the_afternoons_start() -> None:
    own = TableDay(date(2026, 3, 7), DayKind.WORK, SWAP, parse_stretches(["07:30-11:00", "14:00-16:00"]))
    assert days("1", "2026-03-06T11:20", calendar(own)).due == parse_iso("2026-03-07T14:00")


@pytest.mark.rule("time.ends_on_day_off", "time.hours_start", profile="national_2025")
def test_plain_days_end_after_a_day_off_and_clock_hours_run_through() -> None:
    received = parse_iso("2026-11-20T15:30")
    fifteen = due_date(Term.whole_days(15), received, calendar())
    assert (fifteen.last_day, fifteen.due) == (date(2026, 12, 5), parse_iso("2026-12-07T15:30"))
    post = due_date(Term(Fraction(24), TermUnit.CLOCK_HOURS), received, calendar())
    assert post.due == parse_iso("2026-11-21T15:30")


@pytest.mark.parametrize(
    ("received", "same_day", "at_once"),
    [
        ("2026-11-20T15:00", "2026-11-20T17:00", "2026-11-20T15:00"),
        ("2026-11-20T15:01", "2026-11-23T17:00", "2026-11-23T07:30"),
        ("2026-11-20T17:30", "2026-11-23T17:00", "2026-11-23T07:30"),  # moved once, not twice
        ("2026-11-23T15:30", "2026-11-25T17:00", "2026-11-25T07:30"),  # over 24/11
    ],
)
def test_the_fifteen_oclock_rule(received: str, same_day: str, at_once: str) -> None:
    rules = CountingRules(cut_off=time(15), cut_off_citation="NĐ 118/2025/NĐ-CP, điều 18.2")
    for unit, due in ((TermUnit.SAME_DAY, same_day), (TermUnit.AT_ONCE, at_once)):
        result = due_date(Term(Fraction(1), unit), parse_iso(received), calendar(), rules)
        assert result.due == parse_iso(due)
        moved = any("điều 18.2" in step.citation for step in result.steps)
        assert moved == (received[11:] in ("15:01", "15:30"))


def test_no_boundary_counts_from_one_working_day_later_and_says_so() -> None:
    result = days("3", "2026-11-20T15:30", no_boundary=True)
    assert result.due == parse_iso("2026-11-27T15:30")
    assert any("điều 17.3" in step.citation and "20.1" in step.citation for step in result.steps)


def test_the_explanation_names_start_each_skipped_day_and_its_ground() -> None:
    told = days("3", "2026-11-20T15:30").explanation()
    assert [row["date"] for row in told] == [
        "2026-11-20",
        "2026-11-21",
        "2026-11-22",
        "2026-11-24",
        "2026-11-26",
    ]
    assert "bắt đầu đếm từ Thứ Hai 23/11/2026" in told[0]["text"]
    assert told[0]["citation"] == "Bộ luật Dân sự 2015, điều 147.2"
    assert "quầy có mở nhưng không tính" in told[1]["text"]
    assert told[3]["citation"] == "Nghị quyết 28/2026/QH16, điều 2"
    assert "chưa xác nhận" not in str(told)


def test_days_without_a_decision_are_marked_wherever_they_are_touched() -> None:
    result = days("1", "2026-02-13T09:00")
    tet = [row for row in result.explanation() if "Tết" in row["text"]]
    assert len(tet) == 5
    assert all("(theo thư viện lịch, chưa xác nhận)" in row["text"] for row in tet)
    assert all("(from the library, not confirmed)" in row["text_en"] for row in tet)
    assert result.unconfirmed_days == tuple(date(2026, 2, day) for day in range(16, 21))


def test_a_table_day_without_a_decision_is_not_confirmed_even_where_it_is_worked() -> None:
    worked = TableDay(date(2026, 3, 7), DayKind.WORK)
    off = TableDay(date(2026, 3, 9), DayKind.OFF)
    result = days("2", "2026-03-06T09:00", calendar(worked, off))
    assert result.due == parse_iso("2026-03-10T09:00")
    assert result.unconfirmed_days == (date(2026, 3, 7), date(2026, 3, 9))
    received_on_it = days("1", "2026-03-07T09:00", calendar(worked))
    assert received_on_it.unconfirmed_days == (date(2026, 3, 7),)


def test_a_year_without_known_holidays_is_told() -> None:
    result = days("3", "2026-12-30T09:00")
    assert any("2027" in step.vi and "chưa xác nhận" in step.vi for step in result.steps)


def test_half_a_day_is_half_of_the_ordinary_day_and_says_so() -> None:
    seven = calendar(week={key: ["08:00-11:30", "13:30-17:00"] for key in WEEK})
    result = days("0.5", "2026-03-03T09:00", seven)
    assert result.due == parse_iso("2026-03-03T14:30")
    assert any("3,5 giờ làm việc" in step.vi and "7 giờ" in step.vi for step in result.steps)


def test_changing_the_table_moves_no_result_already_given() -> None:
    before = days("1", "2026-03-03T09:00")
    after = days("1", "2026-03-03T09:00", calendar(TableDay(date(2026, 3, 4), DayKind.OFF, "QĐ 1")))
    assert (before.due, after.due) == (parse_iso("2026-03-04T09:00"), parse_iso("2026-03-05T09:00"))


def test_lateness_goes_by_the_date() -> None:
    due = parse_iso("2026-03-04T09:00")
    assert not is_late(due, parse_iso("2026-03-04T16:59"))
    assert is_late(due, parse_iso("2026-03-05T07:30"))


@pytest.mark.parametrize("amount", ["0", "0.3", "1001", "-1", "1e3", "nan", "", "٣", "1.0000", "9" * 50])
def test_amounts_that_no_term_has_are_refused(amount: str) -> None:
    with pytest.raises(BadInput):
        days(amount, "2026-03-03T09:00")


def test_amounts_are_exact() -> None:
    assert parse_amount("0.1") * 10 == 1
    assert shown_amount(Fraction(3, 2)) == "1,5"


def test_a_calendar_without_working_days_is_refused_and_never_hangs() -> None:
    closed = OfficeCalendar(WeekHours())
    for term in (Term(Fraction(1), TermUnit.WORKING_DAYS), Term(Fraction(1), TermUnit.SAME_DAY)):
        with pytest.raises(BadInput, match="no working day"):
            due_date(term, parse_iso("2026-03-03T09:00"), closed)


def test_a_term_that_would_run_for_decades_is_refused() -> None:
    sliver = OfficeCalendar(parse_week({"mon": ["08:00-08:15"]}))
    with pytest.raises(BadInput, match="20 years"):
        hours("8000", "2026-03-03T09:00", sliver)


@pytest.mark.parametrize("received", ["9999-12-31T16:30", "9999-12-30T18:00"])
def test_the_end_of_all_calendars_is_refused_in_words(received: str) -> None:
    for term in (
        Term(Fraction(5), TermUnit.WORKING_DAYS),
        Term.whole_days(9),
        Term(Fraction(99), TermUnit.CLOCK_HOURS),
    ):
        with pytest.raises(BadInput):
            due_date(term, parse_iso(received), calendar())


moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 11, 30)).map(  # noqa: DTZ001
    lambda moment: moment.replace(tzinfo=OFFICE_ZONE)
)
halves = st.integers(1, 60).map(lambda count: Fraction(count, 2))


@given(moments, halves)
def test_every_due_time_is_a_working_moment_after_receipt(received: datetime, amount: Fraction) -> None:
    on = calendar()
    due = due_date(Term(amount, TermUnit.WORKING_DAYS), received, on).due
    stretches = on.status(due.date()).stretches
    assert due > received
    assert any(one.opens <= due.time() <= one.closes for one in stretches)
    assert due.minute % 15 == 0
    assert due.second == due.microsecond == 0


@given(moments, st.timedeltas(timedelta(), timedelta(days=9)), halves)
def test_who_comes_later_is_never_due_earlier(received: datetime, later: timedelta, amount: Fraction) -> None:
    term = Term(amount, TermUnit.WORKING_DAYS)
    assert due_date(term, received, calendar()).due <= due_date(term, received + later, calendar()).due


@given(moments, st.integers(1, 40))
def test_whole_days_are_that_many_working_days_after_the_start(received: datetime, count: int) -> None:
    on = calendar()
    result = due_date(Term(Fraction(count), TermUnit.WORKING_DAYS), received, on)
    between = (result.due.date() - result.start.date()).days
    passed = [result.start.date() + timedelta(days=n) for n in range(1, between + 1)]
    assert sum(on.status(day).works for day in passed) == count
