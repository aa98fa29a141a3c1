"""Reading profiles and asking them: what is refused, what applies to whom, what the base layer answers."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.errors import BadInput
from counter_app.domain.profile_counting import step_if_not_in_force
from counter_app.domain.regulation_reading import parse_profile
from counter_app.domain.regulations import (
    CHANNELS,
    LEVELS,
    UNITS,
    Citation,
    Profile,
    profile_in_force,
)


def a_rule(**changed: Any) -> dict[str, Any]:
    rule = {
        "id": "feedback.answer",
        "value": 3,
        "unit": "working_days",
        "citation": {"document": "QĐ 1", "article": "11"},
        "vi": "Trả lời trong ba ngày làm việc.",
        "en": "Answered within three working days.",
        "status": "confirmed",
    }
    return rule | changed


def a_profile(*rules: dict[str, Any], **changed: Any) -> dict[str, Any]:
    profile = {
        "id": "mau_2019",
        "kind": "regulation",
        "title": {"vi": "Mẫu", "en": "Sample"},
        "document": "QĐ 1",
        "documents": {"QĐ 1": "Quyết định số 1"},
        "effective_from": "2019-02-15",
        "rules": list(rules) or [a_rule()],
    }
    return profile | changed


def parsed(profile: dict[str, Any]) -> Profile:
    return parse_profile(json.dumps(profile).encode(), "mau_2019")


def refusal(profile: dict[str, Any] | bytes) -> BadInput:
    data = profile if isinstance(profile, bytes) else json.dumps(profile).encode()
    with pytest.raises(BadInput) as caught:
        parse_profile(data, "mau_2019")
    assert "\n" not in caught.value.vi
    assert "\n" not in caught.value.en
    return caught.value


def without(rule: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in rule.items() if name != key}


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


def test_decimals_are_refused() -> None:
    assert "2.5" in refusal(a_profile(a_rule(value=2.5))).en


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff", b'{"id":1,"id":2}', b"[" * 100_000, b"{}" * 9_000_000])
def test_broken_file_is_one_sentence(data: bytes) -> None:
    refusal(data)


def test_ending_before_beginning_is_refused() -> None:
    refusal(a_profile(effective_to="2019-02-14"))


def test_rule_for_online_dossiers_never_answers_for_others() -> None:
    profile = parsed(a_profile(a_rule(channels=["online"])))
    assert profile.rule("feedback.answer", channel="online") is not None
    assert profile.rule("feedback.answer", channel="direct") is None
    assert profile.rule("feedback.answer", channel="post") is None
    assert profile.rule("feedback.answer") is None, "an unknown channel is not an online one"


@given(
    st.lists(st.sampled_from(CHANNELS), unique=True),
    st.lists(st.sampled_from(LEVELS), unique=True),
    st.sampled_from([None, *CHANNELS]),
    st.sampled_from([None, *LEVELS]),
)
def test_a_rule_answers_exactly_inside_what_it_names(
    channels: list[str], levels: list[str], channel: str | None, level: str | None
) -> None:
    profile = parsed(a_profile(a_rule(channels=channels, levels=levels)))
    inside = (not channels or channel in channels) and (not levels or level in levels)
    assert (profile.rule("feedback.answer", channel=channel, level=level) is not None) == inside


def test_unverified_rule_is_off_until_the_office_switches_it_on() -> None:
    profile = parsed(a_profile(a_rule(status="unverified")))
    assert profile.rule("feedback.answer") is None
    switched = profile.with_switched_on({"feedback.answer"}).rule("feedback.answer")
    assert switched is not None
    assert switched.status == "unverified"


def test_rule_read_before_an_unread_amendment_is_in_force_and_marked() -> None:
    rule = parsed(a_profile(a_rule(status="read_before_unread_amendment"))).rule("feedback.answer")
    assert rule is not None
    assert rule.status == "read_before_unread_amendment"


def with_base(**own: Any) -> Profile:
    base = parsed(
        a_profile(
            a_rule(value=9),
            a_rule(id="late.reappointments", value=1, unit="count"),
            id="goc_2018",
            kind="base_layer",
        )
    )
    return parsed(a_profile(a_rule(**own), base_layer="goc_2018")).with_base(base)


def test_what_the_regulation_does_not_state_comes_from_the_base_layer_marked() -> None:
    rule = with_base().rule("late.reappointments")
    assert rule is not None
    assert rule.base_layer


def test_own_rule_stands_before_the_base_layer() -> None:
    rule = with_base().rule("feedback.answer")
    assert rule is not None
    assert (rule.value, rule.base_layer) == (3, False)


def test_base_layer_answers_where_the_own_rule_speaks_of_another_channel() -> None:
    rule = with_base(channels=["online"]).rule("feedback.answer", channel="direct")
    assert rule is not None
    assert (rule.value, rule.base_layer) == (9, True)


def test_the_list_keeps_what_the_base_layer_says_of_other_channels() -> None:
    def listed(profile: Profile) -> list[tuple[str, bool]]:
        return [(rule.id, rule.base_layer) for rule in profile.all_rules()]

    late = ("late.reappointments", True)
    assert listed(with_base(channels=["online"])) == [("feedback.answer", False), ("feedback.answer", True), late]
    assert listed(with_base(levels=["3"])) == [("feedback.answer", False), ("feedback.answer", True), late]
    assert listed(with_base()) == [("feedback.answer", False), late]


@given(
    st.lists(st.sampled_from(CHANNELS), unique=True),
    st.lists(st.sampled_from(LEVELS), unique=True),
    st.sampled_from([None, *CHANNELS]),
    st.sampled_from([None, *LEVELS]),
)
def test_whatever_rule_answers_stands_on_the_list(
    channels: list[str], levels: list[str], channel: str | None, level: str | None
) -> None:
    profile = with_base(channels=channels, levels=levels)
    assert profile.rule("feedback.answer", channel=channel, level=level) in profile.all_rules()


def test_a_base_layer_that_had_not_begun_is_not_asked_and_one_that_has_ended_is() -> None:
    base = parsed(
        a_profile(a_rule(value=9, id="late.notice"), id="goc_2018", kind="base_layer", effective_to="2025-06-30")
    )
    profile = parsed(a_profile(base_layer="goc_2018", effective_from="2015-10-26")).with_base(base)
    assert profile.as_of(date(2019, 2, 14)).rule("late.notice") is None
    assert profile.as_of(date(2019, 2, 15)).rule("late.notice") is not None
    assert profile.as_of(date(2026, 11, 23)).rule("late.notice") is not None
    assert parsed(a_profile()).as_of(date(2019, 2, 14)).base is None


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2026, 6, 30), ["late.notice"]),
        (date(2026, 7, 1), ["late.notice", "notice.status"]),
        (date(2027, 2, 28), ["late.notice", "notice.status"]),
        (date(2027, 3, 1), ["notice.status"]),
    ],
)
def test_a_rule_with_days_of_its_own_is_asked_on_those_alone(day: date, found: list[str]) -> None:
    rules = a_rule(id="late.notice", until="2027-02-28"), a_rule(id="notice.status", since="2026-07-01")
    below = parsed(a_profile(*rules, id="goc_2018", kind="base_layer"))
    for profile in (parsed(a_profile(*rules)), parsed(a_profile(base_layer="goc_2018")).with_base(below)):
        asked = profile.as_of(day)
        assert [one for one in ("late.notice", "notice.status") if asked.rule(one) is not None] == found


def test_a_rule_that_ends_before_it_begins_is_refused() -> None:
    assert "until" in refusal(a_profile(a_rule(since="2027-01-01", until="2026-12-31"))).vi


def test_unstated_rule_is_absent() -> None:
    assert parsed(a_profile()).rule("late.reappointments") is None


def test_profile_in_force_is_the_latest_that_has_begun_and_not_ended() -> None:
    older = parsed(a_profile(id="cu_2015", effective_from="2015-10-26", effective_to="2020-08-02"))
    newer = parsed(a_profile(id="moi_2019"))
    base = parsed(a_profile(id="goc_2018", kind="base_layer", effective_from="2019-06-01"))

    def in_force(day: date) -> str | None:
        found = profile_in_force([older, newer, base], day)
        return found.id if found else None

    assert in_force(date(2015, 10, 25)) is None
    assert in_force(date(2015, 10, 26)) == "cu_2015"
    assert in_force(date(2019, 2, 15)) == "moi_2019"
    assert in_force(date(2026, 11, 22)) == "moi_2019"


def test_office_chooses_between_two_readings() -> None:
    readings = [
        {"id": "clock", "value": 6, "unit": "clock_hours", "vi": "Giờ đồng hồ.", "en": "Clock hours."},
        {"id": "working", "value": 6, "unit": "working_hours", "vi": "Giờ làm việc.", "en": "Working hours."},
    ]
    rule = parsed(a_profile(a_rule(value=6, unit="hours", readings=readings))).rule("feedback.answer")
    assert rule is not None
    assert (rule.unit, rule.read_as("working").unit) == ("hours", "working_hours")
    assert rule.read_as("working").citation == rule.citation
    with pytest.raises(BadInput):
        rule.read_as("lunar")


def test_a_profile_is_read_as_the_office_chose_and_a_choice_that_is_not_there_changes_nothing() -> None:
    readings = [{"id": "working", "value": 6, "unit": "working_hours", "vi": "Giờ làm việc.", "en": "Working hours."}]
    profile = parsed(a_profile(a_rule(value=6, unit="hours", readings=readings)))
    read = profile.read_as({"feedback.answer": "working", "no.such_rule": "x"}).rule("feedback.answer")
    assert read is not None
    assert (read.unit, read.reading) == ("working_hours", "working")
    assert profile.read_as({"feedback.answer": "lunar"}) == profile
    assert profile.read_as({}) == profile


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
