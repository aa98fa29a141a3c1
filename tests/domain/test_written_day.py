"""Days and hours as people at a counter type them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.times import OFFICE_ZONE, date_vi, time_vi
from counter_app.domain.written_day import read_day, read_moment

HOURS = st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2999, 12, 31))  # noqa: DTZ001 - zone follows


@given(st.dates())
def test_what_papers_write_is_read_again(day: date) -> None:
    text = f"{day.day:02d}/{day.month:02d}/{day.year:04d}"
    assert read_day(text) == read_day(text.replace("/", "")) == day


@given(HOURS)
def test_moments_that_papers_write_are_read_again(moment: datetime) -> None:
    there = moment.replace(second=0, microsecond=0, tzinfo=OFFICE_ZONE)
    assert read_moment(time_vi(there)) == there
    assert read_moment(date_vi(there.date())) is None, "a day alone names no hour"


@pytest.mark.parametrize("text", ["1/2/1990", " 01/02/1990 ", "01-02-1990", "1.2.1990", "01 / 02 / 1990", "01021990"])
def test_a_day_however_it_is_typed(text: str) -> None:
    assert read_day(text) == date(1990, 2, 1)


@pytest.mark.parametrize("text", ["25/11/2026 15:30", "25112026 15h30", "25-11-2026  15g30", "25/11/2026 15H30"])
def test_a_moment_however_it_is_typed(text: str) -> None:
    assert read_moment(text) == datetime(2026, 11, 25, 15, 30, tzinfo=OFFICE_ZONE)


def test_a_full_hour_needs_no_minutes() -> None:
    assert read_moment("25/11/2026 9h") == datetime(2026, 11, 25, 9, 0, tzinfo=OFFICE_ZONE)


@pytest.mark.parametrize(
    "text",
    ["", " ", "1/2/25", "010225", "31/02/2026", "00/01/2026", "1/2", "1/2/0000", "²/2/2026", "١/٢/٢٠٢٦", "1" * 9999],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text) is None
    assert read_moment(f"{text} 15:30") is None


@pytest.mark.parametrize("hour", ["", "15", "24:00", "15:60", "15:3", "h30", "15:30:00", "١٥:٣٠"])
def test_what_is_no_hour_is_none(hour: str) -> None:
    assert read_moment(f"25/11/2026 {hour}") is None
