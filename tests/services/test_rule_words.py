"""Values of rules in words that a clerk knows, never in the codes that the files keep them by."""

from __future__ import annotations

import re

import pytest

from counter_app.services.rule_words import value_text
from counter_app.settings.regulation_files import load_profile, profile_names

CODES = re.compile(r"addressee\.|\b(full|partial|month|quarter|half_year|year)\b|\b\d\d-\d\d\b")


@pytest.mark.parametrize("name", profile_names())
def test_no_value_shows_the_codes_of_the_file(name: str) -> None:
    profile = load_profile(name)
    shown = {rule.id: value_text(rule, english=False, profile=profile) for rule in profile.rules}
    assert {rule_id: text for rule_id, text in shown.items() if CODES.search(text)} == {}


@pytest.mark.parametrize(
    ("name", "rule_id", "vi", "en"),
    [
        ("hai_duong_2025", "service.levels", "toàn trình; một phần", "full; partial"),
        ("binh_dinh_2019", "reports.agency.periods", "hằng quý; hằng năm", "every quarter; every year"),
        *(("dak_nong_2019", "reports.agency.deadlines", "15/6; 15/12", "06-15; 12-15"),),
    ],
)
def test_levels_periods_and_days_in_both_languages(name: str, rule_id: str, vi: str, en: str) -> None:
    profile = load_profile(name)
    rule = profile.rule(rule_id, channel="online")
    assert rule is not None
    assert (value_text(rule, english=False), value_text(rule, english=True)) == (vi, en)


@pytest.mark.parametrize(
    ("rule_id", "vi", "en"),
    [
        ("late.reappointments", "1 lần", "1 time"),
        ("guidance.contents", "5 nội dung", "5 items"),
        ("agency_id.longest", "35 ký tự", "35 characters"),
    ],
)
def test_what_is_counted_is_named(rule_id: str, vi: str, en: str) -> None:
    rule = load_profile("dak_nong_2019").rule(rule_id) or load_profile("national_2025").rule(rule_id)
    assert rule is not None
    assert (value_text(rule, english=False), value_text(rule, english=True)) == (vi, en)


@pytest.mark.parametrize("name", profile_names())
def test_every_count_says_what_it_counts_and_one_is_one_in_english(name: str) -> None:
    rules = load_profile(name).all_rules()
    for rule in (one for one in rules if one.unit == "count"):
        assert rule.id.endswith(("times", "reappointments")) or "lần" not in value_text(rule, english=False), rule.id
    one = [value_text(rule, english=True) for rule in rules if rule.value == 1 and not isinstance(rule.value, bool)]
    assert [text for text in one if text.endswith("s")] == []


def test_a_body_has_the_name_that_the_settings_give_it() -> None:
    profile = load_profile("binh_dinh_2019")
    rule = profile.rule("incident.portal.addressees")
    assert rule is not None
    assert value_text(rule, english=False, profile=profile) == "Văn phòng UBND tỉnh Bình Định"
