"""Asking profiles: what applies to whom and when, what the base layer answers, what the office chose."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.errors import BadInput
from counter_app.domain.regulations import CHANNELS, LEVELS, Profile, profile_in_force
from tests.domain.regulation_files import a_profile, a_rule, parsed


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
