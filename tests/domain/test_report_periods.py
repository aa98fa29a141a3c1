"""Periods that each regulation has an office report on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.report_counts import ReportSpan
from counter_app.domain.report_periods import ReportPeriod, addressees, report_periods
from counter_app.settings.regulation_files import load_profile, profile_names

TODAY = date(2026, 11, 23)


def spans(profile: str, today: date = TODAY, *, late_list: bool = False) -> list[tuple[date, date, date | None]]:
    found = report_periods(load_profile(profile), today, late_list=late_list)
    return [(one.span.first, one.span.last, one.before) for one in found]


@pytest.mark.rule("reports.agency.deadlines", "reports.agency.periods", profile="dak_nong_2019")
def test_dak_nong_reports_half_a_year_before_15_june_and_the_whole_year_before_15_december() -> None:
    assert spans("dak_nong_2019") == [
        (date(2025, 12, 15), date(2026, 12, 14), date(2026, 12, 15)),
        (date(2025, 12, 15), date(2026, 6, 14), date(2026, 6, 15)),
    ]
    assert spans("dak_nong_2019", date(2026, 6, 15))[0][2] == date(2026, 12, 15)  # “before the 15th” is over
    assert spans("dak_nong_2019", date(2026, 6, 14))[0][2] == date(2026, 6, 15)


@pytest.mark.rule("reports.agency.deadlines", "reports.agency.periods", profile="dong_nai_2020")
def test_dong_nai_2020_reports_each_half_year() -> None:
    assert spans("dong_nai_2020") == [
        (date(2026, 6, 15), date(2026, 12, 14), date(2026, 12, 15)),
        (date(2025, 12, 15), date(2026, 6, 14), date(2026, 6, 15)),
    ]


@pytest.mark.rule("reports.agency.periods", profile="binh_dinh_2019")
def test_binh_dinh_reports_quarters_and_years_and_sets_no_day() -> None:
    assert spans("binh_dinh_2019") == [
        (date(2026, 7, 1), date(2026, 9, 30), None),
        (date(2026, 10, 1), date(2026, 12, 31), None),
        (date(2025, 1, 1), date(2025, 12, 31), None),
        (date(2026, 1, 1), date(2026, 12, 31), None),
    ]


@pytest.mark.rule("reports.centre.periods", "reports.late_list.periods", profile="hai_duong_2025")
@pytest.mark.parametrize("late_list", [False, True])
def test_hai_duong_goes_by_months_for_the_indicators_and_for_the_list_of_the_late(late_list: bool) -> None:
    months = [(date(2026, 10, 1), date(2026, 10, 31), None), (date(2026, 11, 1), date(2026, 11, 30), None)]
    assert spans("hai_duong_2025", late_list=late_list) == months
    rules = {one.rule.citation.clause for one in _periods("hai_duong_2025", late_list) if one.rule}
    assert rules == ({"3"} if late_list else {"1"})


def _periods(profile: str, late_list: bool) -> tuple[ReportPeriod, ...]:
    return report_periods(load_profile(profile), TODAY, late_list=late_list)


def test_where_no_regulation_names_a_period_the_usual_ones_are_the_programs() -> None:
    found = report_periods(load_profile("national_2025"), TODAY)
    assert len(found) == 6
    assert {one.source.vi for one in found} == {"quy tắc do phần mềm đặt ra"}


@pytest.mark.rule("reports.agency.addressees", profile="dak_nong_2019")
@pytest.mark.rule("reports.agency.addressees", profile="binh_dinh_2019")
@pytest.mark.rule("reports.centre.addressees", profile="hai_duong_2025")
def test_the_report_goes_to_whom_the_regulation_names_by_the_names_in_the_settings() -> None:
    assert addressees(load_profile("dak_nong_2019")) == ("Sở Thông tin và Truyền thông", "Văn phòng UBND tỉnh Đăk Nông")
    assert addressees(load_profile("binh_dinh_2019")) == ("UBND tỉnh Bình Định", "Văn phòng UBND tỉnh Bình Định")
    assert addressees(load_profile("hai_duong_2025")) == ("UBND tỉnh Hải Dương",)
    assert addressees(load_profile("dong_nai_2020")) == ()


@given(st.sampled_from(sorted(profile_names())), st.dates(date(2015, 1, 1), date(2040, 12, 31)), st.booleans())
def test_there_is_always_a_period_that_has_begun_and_none_is_refused(profile: str, today: date, late: bool) -> None:
    found = report_periods(load_profile(profile), today, late_list=late)
    assert any(one.span.first <= today for one in found)
    for one in found:
        assert ReportSpan(one.span.first, one.span.last) == one.span
        assert one.before is None or one.before - timedelta(days=1) == one.span.last


@pytest.mark.parametrize("month", range(1, 13))
def test_months_and_quarters_are_whole(month: int) -> None:
    found = report_periods(load_profile("national_2025"), date(2027, month, 1))
    for one in found:
        assert one.span.first.day == 1
        assert (one.span.last + timedelta(days=1)).day == 1
