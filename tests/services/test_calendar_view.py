from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from counter_app.domain.errors import BadInput
from counter_app.domain.office_calendar import DayKind, Doubt
from counter_app.services.calendar_days import CalendarDays
from counter_app.services.calendar_view import CalendarView, decision_words
from tests.services.chosen_regulation import choose
from tests.services.desk import SUPERVISOR_HOA, workplace
from tests.services.steps.each_regulation import each_profile


def test_a_year_has_every_day_and_tells_what_nobody_confirmed(tmp_path: Path) -> None:
    view = CalendarView(workplace(tmp_path).reference)
    year = view.year(2026)
    assert len(year.days) == 365
    assert len(view.year(2028).days) == 366
    assert year.holidays_known
    assert not view.year(2090).holidays_known
    assert year.unconfirmed
    assert all("chưa xác nhận" in status.told_vi for status in year.unconfirmed)


def test_a_day_is_confirmed_once_a_decision_is_entered(tmp_path: Path) -> None:
    work = workplace(tmp_path)
    view = CalendarView(work.reference)
    day = view.year(2026).unconfirmed[-1].day
    words = decision_words(" 12/QĐ-UBND ", "20/11/2026")
    CalendarDays(work.desk, work.clock).decide(day, DayKind.OFF, words, SUPERVISOR_HOA)
    status = view.year(2026).days[day]
    assert status.doubt is Doubt.NONE
    assert status.citation == "12/QĐ-UBND ngày 20/11/2026"
    assert day not in [one.day for one in view.year(2026).unconfirmed]


@pytest.mark.parametrize(
    ("number", "day"), [("", "20/11/2026"), ("12", "31/02/2026"), ("12", ""), ("1" * 101, "20/11/2026")]
)
def test_a_decision_without_number_or_date_is_none(number: str, day: str) -> None:
    with pytest.raises(BadInput):
        decision_words(number, day)


STAFFED = {
    "dong_nai_2020": "QĐ 31/2020/QĐ-UBND, điều 13.4",
    "binh_dinh_2019": "QĐ 44/2019/QĐ-UBND, điều 14.5",
}


@each_profile
@pytest.mark.rule("intake.staffed_days", profile="dong_nai_2020")
@pytest.mark.rule("intake.staffed_days", profile="binh_dinh_2019")
def test_a_working_day_that_is_decided_to_be_off_still_has_somebody_for_online_dossiers_where_the_text_says_so(
    tmp_path: Path, profile: str
) -> None:
    work = workplace(tmp_path)
    choose(work, profile)
    view, wednesday, saturday = CalendarView(work.reference), date(2026, 12, 2), date(2026, 12, 5)
    told = view.still_staffed(wednesday, DayKind.OFF)
    assert (told is not None) is (profile in STAFFED)
    if told is not None:
        assert STAFFED[profile] in told.vi
        assert "người trực" in told.vi
    assert view.still_staffed(saturday, DayKind.OFF) is None
    assert view.still_staffed(wednesday, DayKind.WORK) is None
    CalendarDays(work.desk, work.clock).decide(wednesday, DayKind.OFF, "Công văn 1/UBND", SUPERVISOR_HOA)
    assert view.still_staffed(wednesday, DayKind.OFF) is None  # it was told once
