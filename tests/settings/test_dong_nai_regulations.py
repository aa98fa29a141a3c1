"""The two regulations of Đồng Nai against their texts: every clause accounted for, scope and units as in the law."""

from __future__ import annotations

import argparse
import json
from datetime import date, timedelta

import pytest

from counter_app.cli import rules as rules_command
from counter_app.domain.regulations import Profile, profile_in_force
from counter_app.settings.regulation_files import load_profile
from tests.settings.rules_read import cited, covers, listed, rule

# Articles, clauses and points as printed; QĐ stands for the enacting decision, a bare article has no clauses.
CLAUSES = {
    "dong_nai_2015": """
        QĐ.1 QĐ.2 QĐ.3 1.1 1.2 1.3 2.1 2.2 2.3 2.4.a 2.4.b 2.4.c 2.4.d 2.5 2.6 2.7 2.8 2.9 2.10
        3.1 3.2 3.3 3.4 3.5 3.6 4.1.a 4.1.b 4.2.a 4.2.b 4.3.a 4.3.b 4.3.c 5.1 5.2 5.3 5.4 5.5 5.6 5.7 5.8 6.1 6.2 6.3
        7.1 7.2 7.3 7.4 7.5 7.6 7.7 8.1 8.2.a 8.2.b 8.2.c 8.2.d 8.2.đ 8.3.a 8.3.b 8.4.a 8.4.b 8.5
        8.6.a 8.6.b 8.6.c 8.6.d 8.6.đ 8.7.a 8.7.b 9 10.1 10.2 10.3
    """.split(),
    "dong_nai_2020": """
        1.1 1.2.a 1.2.b 2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8 2.9 2.10 2.11 2.12 2.13.a 2.13.b 2.13.c 2.13.d 3.1 3.2
        4.1 4.2 4.3 4.4 4.5 4.6 4.7 4.8 4.9 4.10 5.1 5.2 5.3 6.1 6.2 6.3 6.4 7.1 7.2 7.3 7.4 8.1 8.2 8.3
        9.1 9.2 9.3 9.4 9.5 10.1 10.2 10.3 10.4 10.5 10.6 10.7 11.1 11.2 12
        13.1 13.2 13.3 13.4 13.5 13.6 13.7 13.8 13.9 13.10 14.1 14.2 14.3 14.4 14.5 14.6 15.1 15.2 15.3 16.1 16.2 16.3
    """.split(),
}
DOCUMENTS = {"dong_nai_2015": "QĐ 33/2015/QĐ-UBND", "dong_nai_2020": "QĐ 31/2020/QĐ-UBND"}
BOTH = pytest.mark.parametrize("name", sorted(CLAUSES))


@pytest.fixture(name="first")
def profile_of_2015() -> Profile:
    return load_profile("dong_nai_2015")


@pytest.fixture(name="second")
def profile_of_2020() -> Profile:
    return load_profile("dong_nai_2020")


# -------------------------------------------------------------------------------------------------- clauses


@BOTH
def test_every_clause_is_a_rule_or_named_as_not_for_the_counter(name: str) -> None:
    profile = load_profile(name)
    skipped = {f"{each.article}.{each.clause}".rstrip(".") for each in profile.not_for_the_counter}
    places = cited(profile) | skipped
    assert [c for c in CLAUSES[name] if not any(covers(place, c) for place in places)] == []
    assert [c for c in skipped if c not in CLAUSES[name]] == []


@BOTH
def test_no_clause_is_both_a_rule_and_skipped(name: str) -> None:
    profile = load_profile(name)
    skipped = {f"{each.article}.{each.clause}".rstrip(".") for each in profile.not_for_the_counter}
    assert [(place, c) for place in cited(profile) for c in skipped if covers(c, place)] == []


@BOTH
def test_rules_cite_this_regulation_alone_and_clauses_that_are_there(name: str) -> None:
    profile = load_profile(name)
    assert [p for p in cited(profile) if not any(covers(p, c) for c in CLAUSES[name])] == []
    assert {each.citation.document for each in profile.rules} == {DOCUMENTS[name]}
    assert {each.status for each in profile.rules} == {"confirmed"}


@BOTH
def test_every_addressee_that_a_rule_names_is_a_setting_because_bodies_were_renamed(name: str) -> None:
    profile = load_profile(name)
    named = {
        one for each in profile.rules if each.unit == "list" for one in listed(each) if one.startswith("addressee.")
    }
    assert named
    assert [one for one in named if profile.setting(one) is None] == []
    assert not [each.id for each in profile.rules if "Sở " in str(each.value) or "UBND tỉnh" in str(each.value)]


@BOTH
def test_the_command_line_prints_every_rule(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    rules_command.add(parser.add_subparsers())
    args = parser.parse_args(["rules", "--profile", name, "--json"])
    assert args.run(args) == 0
    printed = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in printed] == [each.id for each in load_profile(name).rules]


# ---------------------------------------------------------------------------------------- what is not theirs


@BOTH
@pytest.mark.parametrize(
    "rule_id",
    [
        *("handover.cutoff", "supplement.guidance_times", "supplement.after_appraisal", "late.notice_before"),
        *("late.reappointments", "forms.titles", "code.structure"),
    ],
)
def test_national_law_comes_from_the_base_layer_cited_to_itself(name: str, rule_id: str) -> None:
    profile = load_profile(name)
    assert rule_id not in {each.id for each in profile.rules}
    found = rule(profile, rule_id, "direct")
    assert found.base_layer
    assert found.citation.document in {"NĐ 61/2018/NĐ-CP", "TT 01/2018/TT-VPCP"}


@BOTH
def test_what_a_regulation_does_not_speak_of_is_absent(name: str) -> None:
    own = {each.id for each in load_profile(name).rules}
    for matter in ("fee.refund.", "satisfaction.", "outage.", "code.", "immediate.", "post.loss.", "digitisation."):
        assert not [rule_id for rule_id in own if rule_id.startswith(matter)], matter
    assert "online.answer" not in own
    assert "incident.service_fault.notice" not in own


@BOTH
@pytest.mark.rule("service.levels", profile="dong_nai_2015")
@pytest.mark.rule("service.levels", profile="dong_nai_2020")
def test_four_levels(name: str) -> None:
    assert rule(load_profile(name), "service.levels", "online").value == ("1", "2", "3", "4")


# --------------------------------------------------------------------------------------------- scope and days


@BOTH
def test_matters_of_the_agency_are_answered_without_naming_a_dossiers_channel(name: str) -> None:
    profile = load_profile(name)
    for each in profile.rules:
        if each.id.startswith(("feedback.", "reports.", "incident.", "support.", "system.")):
            assert profile.rule(each.id) == each


def test_profile_of_a_day_in_dong_nai(first: Profile, second: Profile) -> None:
    def in_force(day: date) -> str | None:
        found = profile_in_force([second, first, load_profile("national_2025")], day)
        return found.id if found else None

    assert in_force(date(2015, 10, 25)) is None
    assert in_force(date(2015, 10, 26)) == "dong_nai_2015"
    assert in_force(date(2020, 8, 12)) == "dong_nai_2015"
    assert in_force(date(2020, 8, 13)) == "dong_nai_2020"
    assert in_force(date(2025, 7, 1)) == "national_2025"


def test_one_ends_the_day_before_the_other_begins_and_both_notes_say_what_was_not_read(
    first: Profile, second: Profile
) -> None:
    assert first.effective_to is not None
    assert first.effective_to + timedelta(days=1) == second.effective_from
    assert any("repeal was not read" in note for note in first.notes_en)
    assert any("from memory" in note for note in second.notes_en)


# ------------------------------------------------------------------------------------------------ 2015, more


@pytest.mark.rule("process.integrity", "catalogue.reviewed", "counter.guidance_posted", profile="dong_nai_2015")
@pytest.mark.rule("statistics.online_share", "service.proposals", profile="dong_nai_2020")
def test_clauses_that_tables_forget(first: Profile, second: Profile) -> None:
    for profile, rule_id, place in (
        (first, "process.integrity", "3.5"),
        (first, "catalogue.reviewed", "8.6.c"),
        (first, "counter.guidance_posted", "8.6.d"),
        (second, "statistics.online_share", "13.2"),
        (second, "service.proposals", "13.7"),
    ):
        assert rule(profile, rule_id, "online").citation.text.endswith(f"điều {place}")


@BOTH
@pytest.mark.rule("conduct.prohibited", profile="dong_nai_2015")
@pytest.mark.rule("conduct.prohibited", profile="dong_nai_2020")
def test_seven_groups_of_forbidden_acts_of_online_services(name: str) -> None:
    profile = load_profile(name)
    assert len(listed(rule(profile, "conduct.prohibited", "online"))) == 7
    assert rule(profile, "conduct.prohibited", "direct").citation.document == "NĐ 61/2018/NĐ-CP"
