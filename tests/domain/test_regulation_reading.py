"""Reading profile files: what is kept as it is written, what is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from counter_app.domain.profile_counting import step_if_not_in_force
from counter_app.domain.regulations import UNITS, Citation, profile_in_force
from tests.domain.regulation_files import a_profile, a_rule, parsed, refusal, without


def test_rule_keeps_value_unit_and_citation() -> None:
    rule = parsed(a_profile()).rule("feedback.answer")
    assert rule is not None
    assert (rule.value, rule.unit, rule.citation.text) == (3, "working_days", "QĐ 1, điều 11")


def test_profile_without_citations_is_refused_and_the_rule_is_named() -> None:
    problem = refusal(a_profile(without(a_rule(), "citation")))
    assert "feedback.answer" in problem.vi
    assert "căn cứ" in problem.vi


@pytest.mark.parametrize(
    "citation",
    [{}, {"document": "QĐ 1"}, {"article": "11"}, {"document": "QĐ 2", "article": "1"}, "QĐ 1, điều 11"],
)
def test_incomplete_or_unlisted_citation_is_refused(citation: object) -> None:
    refusal(a_profile(a_rule(citation=citation)))


def test_two_rules_of_one_id_are_refused() -> None:
    assert "hai lần" in refusal(a_profile(a_rule(), a_rule(value=4))).vi


@pytest.mark.parametrize(
    "changed",
    [
        {"unit": "fortnights"},
        {"status": "probably"},
        {"channels": ["fax"]},
        {"levels": ["5"]},
        {"value": 0},
        {"value": -3},
        {"value": True},
        {"value": "3"},
        {"value": None},
        {"unit": "bool", "value": 1},
        {"unit": "hour_of_day", "value": "25:00"},
        {"unit": "hour_of_day", "value": "15"},
        {"unit": "percent", "value": 101},
        {"unit": "periods", "value": ["fortnight"]},
        {"unit": "days_of_year", "value": ["15/06"]},
        {"unit": "list", "value": []},
        {"unit": "text", "value": "  "},
        {"id": "No Dots"},
        {"vi": ""},
        {"vi": "a\x07b"},
        {"vi": "a" * 5000},
        {"sentense": "x"},
    ],
)
def test_rule_that_does_not_hold_together_is_refused(changed: dict[str, Any]) -> None:
    refusal(a_profile(a_rule(**changed)))


@pytest.mark.parametrize("rule_id", ["handover.cutoff", "certification.cutoff", "civil_status.cutoff"])
def test_an_hour_that_dates_are_counted_by_is_given_as_an_hour(rule_id: str) -> None:
    """As words it broke off every receipt; in a reading that the office may choose too."""
    hour, words = {"unit": "hour_of_day", "value": "15:00"}, {"unit": "text", "value": "cuối buổi chiều"}
    assert parsed(a_profile(a_rule(id=rule_id, **hour))).rule(rule_id) is not None
    reading = {"id": "late", "vi": "Muộn.", "en": "Late.", **words}
    for rule in (a_rule(id=rule_id, **words), a_rule(id=rule_id, readings=[reading], **hour)):
        assert "hour_of_day" in refusal(a_profile(rule)).en


@pytest.mark.parametrize("value", [["02-30"], ["02-29"], ["04-31"]])
def test_a_day_that_not_every_year_has_is_no_deadline(value: list[str]) -> None:
    rule = a_rule(id="reports.agency.deadlines", unit="days_of_year", value=value)
    assert "days_of_year" in refusal(a_profile(rule)).en


def test_decimals_are_refused() -> None:
    assert "2.5" in refusal(a_profile(a_rule(value=2.5))).en


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff", b'{"id":1,"id":2}', b"[" * 100_000, b"{}" * 9_000_000])
def test_broken_file_is_one_sentence(data: bytes) -> None:
    refusal(data)


def test_ending_before_beginning_is_refused() -> None:
    refusal(a_profile(effective_to="2019-02-14"))


def test_a_rule_that_ends_before_it_begins_is_refused() -> None:
    assert "until" in refusal(a_profile(a_rule(since="2027-01-01", until="2026-12-31"))).vi


@pytest.mark.parametrize(
    ("citation", "text"),
    [
        (Citation("QĐ 1", "13", "3.b"), "QĐ 1, điều 13.3.b"),
        (Citation("QĐ 1", "15", "3; 5"), "QĐ 1, điều 15.3, 15.5"),
        (Citation("QĐ 1", "6"), "QĐ 1, điều 6"),
        (Citation("QĐ 1", "Phụ lục I"), "QĐ 1, Phụ lục I"),
    ],
)
def test_citation_is_written_one_way(citation: Citation, text: str) -> None:
    assert citation.text == text


# The parameters on which the five seed regulations and the national law differ: the format carries each as it is.
DIFFERENCES = [
    ("list", ["1", "2", "3", "4"]),
    ("list", ["partial", "full"]),
    ("working_days", 3),
    ("working_hours", 8),
    ("working_hours", 48),
    ("count", 1),
    ("working_days", 10),
    ("at_once", "ngay"),
    ("same_day", "ngay trong ngày"),
    ("promptly", "kịp thời"),
    ("periods", ["quarter", "year"]),
    ("periods", ["month"]),
    ("days_of_year", ["06-15", "12-15"]),
    ("hours", 6),
    ("clock_hours", 24),
    ("text", "Phiếu lấy ý kiến"),
    ("text", "24 giờ sau khi có kết quả"),
    ("hour_of_day", "15:00"),
    ("bool", False),
    ("percent", 80),
    ("dong", 2000),
    ("calendar_days", 15),
]


@pytest.mark.parametrize(("unit", "value"), DIFFERENCES)
def test_format_carries_what_the_regulations_say_unconverted(unit: str, value: Any) -> None:
    rule = parsed(a_profile(a_rule(unit=unit, value=value))).rule("feedback.answer")
    assert rule is not None
    assert (rule.unit, list(rule.value) if isinstance(rule.value, tuple) else rule.value) == (unit, value)
    assert unit in UNITS


def a_draft(**changed: Any) -> dict[str, Any]:
    return without(a_profile(id="du_thao_2025", draft=True), "effective_from") | changed


def test_a_draft_has_no_day_in_force_and_is_never_taken_by_date() -> None:
    draft = parsed(a_draft())
    assert draft.draft
    assert draft.effective_from is None
    assert profile_in_force([draft], date(2025, 6, 1)) is None
    assert profile_in_force([draft, parsed(a_profile())], date(2025, 6, 1)) == parsed(a_profile())


@pytest.mark.parametrize("day", ["effective_from", "effective_to"])
def test_a_draft_with_a_day_in_force_is_refused(day: str) -> None:
    assert "dự thảo" in refusal(a_draft(**{day: "2025-06-01"})).vi


def test_only_a_draft_may_lack_its_first_day() -> None:
    refusal(without(a_profile(), "effective_from"))


def test_a_date_counted_under_a_draft_says_that_it_is_one() -> None:
    (step,) = step_if_not_in_force(parsed(a_draft()), date(2026, 11, 23))
    assert "dự thảo" in step.vi
    assert "draft" in step.en


def test_a_province_and_the_day_it_ended_are_read() -> None:
    province = parsed(a_profile(province={"name": "Mẫu", "ceased": "2025-07-01"})).province
    assert province is not None
    assert (province.name, province.ceased) == ("Mẫu", date(2025, 7, 1))
    refusal(a_profile(province={"name": "Mẫu", "merged_into": "Khác"}))


def test_a_rule_may_say_why_the_program_does_nothing_by_it() -> None:
    told = {"rules": ["feedback.answer"], "vi": "Việc của cổng.", "en": "The portal's matter."}
    found = parsed(a_profile(shown_only=[told])).why_shown_only("feedback.answer")
    assert found is not None
    assert (found.vi, found.en) == ("Việc của cổng.", "The portal's matter.")
    assert parsed(a_profile()).why_shown_only("feedback.answer") is None


@pytest.mark.parametrize("rules", [["feedback.other"], ["feedback.answer", "feedback.answer"]])
def test_a_reason_for_a_rule_that_is_not_there_or_stands_twice_is_refused(rules: list[str]) -> None:
    problem = refusal(a_profile(shown_only=[{"rules": rules, "vi": "Việc của cổng.", "en": "The portal's matter."}]))
    assert rules[0] in problem.vi
