"""The regulation of Bình Định and the draft of Hải Dương: every clause accounted for, known traps avoided."""

from __future__ import annotations

import argparse
import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.cli import rules as rules_command
from counter_app.domain.regulations import Citation, Profile, profile_in_force
from counter_app.settings.regulation_files import load_profile, profile_names
from tests.settings.rules_read import rule

# Articles, clauses and points as printed. A bare number beside its own clauses is the sentence that leads them in.
BINH_DINH_CLAUSES = """
QĐ.1 QĐ.2 QĐ.3
1.1.a 1.1.b 1.2.a 1.2.b 2.1 2.2 2.3 2.4.a 2.4.b 2.4.c 2.4.d 3.1 3.2 3.3 3.4 3.5 4.1 4.2 4.3 4.4 4.5 4.6 4.7 5.1 5.2
6.1 6.2 7.1.a 7.1.b 7.2.a 7.2.b 7.3 8 8.1.a 8.1.b 8.1.c 8.2 9.1.a 9.1.b 9.1.c 9.2.a 9.2.b 10.1 10.2.a 10.2.b 10.2.c
10.2.d 11 12 13.1 13.2 13.3 13.4 13.5 13.6 13.7 13.8 13.9 14.1 14.2 14.3 14.4 14.5 14.6 14.7 14.8 14.9 14.10 14.11
15.1 15.2 15.3 15.4 15.5 15.6 16 17 18.1 18.2 18.3 19 20
""".split()
HAI_DUONG_CLAUSES = """
QĐ.1 QĐ.2 QĐ.3
1.1 1.2 2 2.1 2.2 2.3 3.1 3.2 4.1 4.2 4.3 4.4 4.5 5.1 5.2 6.1.a 6.1.b 6.2 6.3 6.4 6.5 6.6 6.7 6.8 6.9 7.1 7.2
8.1 8.2 8.3 8.4 8.5 8.6 9.1 9.2 9.3 9.4 10.1 10.2 11.1 11.2 11.3 12.1 12.2 12.3 13.1 13.2 13.3 13.4 14.1 14.2.a 14.2.b
14.3 14.4.a 14.4.b 14.5.a 14.5.b 14.6.a 14.6.b 14.6.c 14.7 15 16.1 16.2 16.3 16.4 16.5 17.1.a 17.1.b 17.2
18.1 18.2 18.3 18.4 18.5 19.1 19.2 19.3 19.3 19.4 19.5 20 21.1 21.2 21.3 21.4 22.1 22.2 22.3 22.4 22.5 22.6
23.1 23.2 23.3 23.4 23.5 23.6 24.1 24.2 24.3 24.4 25 25.1 25.2 25.3 25.4 25.5 25.6
26.1 26.1.a 26.1.b 26.1.c 26.1.d 26.1.đ 26.1.e 26.2 26.3 27.1 27.2 27.3 27.4 28.1 28.2 28.3 29.1 29.2 29.3 30
""".split()
PRINTED = {"binh_dinh_2019": BINH_DINH_CLAUSES, "hai_duong_2025": HAI_DUONG_CLAUSES}
BOTH = pytest.mark.parametrize("name", PRINTED)


def places(citation: Citation) -> set[str]:
    points = [point.strip() for point in citation.clause.split(";") if point.strip()]
    return {f"{citation.article}.{point}" for point in points} or {citation.article}


def covered(clause: str, named: set[str], printed: list[str]) -> bool:
    """By itself, or by a whole that stands for its parts because it has no sentence of its own."""
    wholes = named - set(printed)
    return clause in named or any(clause.startswith(whole + ".") for whole in wholes)


def cited(profile: Profile) -> set[str]:
    return set().union(*(places(rule.citation) for rule in profile.rules))


def skipped(profile: Profile) -> set[str]:
    return {f"{each.article}.{each.clause}".rstrip(".") for each in profile.not_for_the_counter}


@pytest.fixture(name="binh_dinh")
def binh_dinh_profile() -> Profile:
    return load_profile("binh_dinh_2019")


@pytest.fixture(name="hai_duong")
def hai_duong_profile() -> Profile:
    return load_profile("hai_duong_2025")


@BOTH
def test_every_clause_is_a_rule_or_named_as_not_for_the_counter_with_a_reason(name: str) -> None:
    profile, printed = load_profile(name), PRINTED[name]
    named = cited(profile) | skipped(profile)
    assert [clause for clause in printed if not covered(clause, named, printed)] == []
    assert all(each.vi and each.en for each in profile.not_for_the_counter)


@BOTH
def test_no_clause_is_both_a_rule_and_not_for_the_counter(name: str) -> None:
    profile = load_profile(name)
    assert cited(profile) & skipped(profile) == set()


@BOTH
def test_nothing_names_a_clause_that_is_not_printed(name: str) -> None:
    profile, printed = load_profile(name), set(PRINTED[name])
    deferred = set().union(*(places(each.citation) for each in profile.defers_to))
    named = cited(profile) | skipped(profile) | deferred
    assert [p for p in named if p not in printed and not any(c.startswith(p + ".") for c in printed)] == []


@BOTH
def test_rules_cite_the_regulation_alone_and_national_law_comes_from_the_base_layer(name: str) -> None:
    profile = load_profile(name)
    assert {each.citation.document for each in profile.rules} == {profile.document}
    for rule_id in ("handover.cutoff", "supplement.guidance_times", "supplement.after_appraisal", "late.notice_before"):
        assert rule_id not in {each.id for each in profile.rules}
        found = rule(profile, rule_id, "direct")
        assert found.base_layer
        assert found.citation.document == "NĐ 61/2018/NĐ-CP"
    assert rule(profile, "forms.titles").base_layer
    assert profile.rule("online.answer", channel="online") is None


@BOTH
def test_renamed_bodies_are_settings_and_every_addressee_has_one(name: str) -> None:
    profile = load_profile(name)
    for each in profile.rules:
        assert "Sở Thông tin" not in str(each.value)
        values = each.value if isinstance(each.value, tuple) else ()
        assert all(profile.setting(value) for value in values if value.startswith("addressee.")), each.id


@BOTH
def test_base_layer_answers_stay_cited_to_themselves(name: str) -> None:
    profile = load_profile(name)
    assert all(each.base_layer for each in profile.all_rules() if each.citation.document != profile.document)


# ------------------------------------------------------------------------------------------- Bình Định


@pytest.mark.parametrize("article", ["7", "9"])
def test_articles_7_and_9_speak_of_online_dossiers_only(binh_dinh: Profile, article: str) -> None:
    named = [each for each in binh_dinh.rules if each.citation.article == article]
    assert named
    for each in named:
        assert each.channels == ("online",), each.id
        assert not each.applies_to("direct", "3"), each.id


@pytest.mark.rule("filing.level_3.compare_at_return", "filing.level_3.form", profile="binh_dinh_2019")
def test_level_3_sends_scans_of_originals_and_compares_on_collection(binh_dinh: Profile) -> None:
    form = rule(binh_dinh, "filing.level_3.form", "online", "3").value
    assert isinstance(form, tuple)
    assert any("không cần chứng thực" in line for line in form)
    compare = rule(binh_dinh, "filing.level_3.compare_at_return", "online", "3")
    assert "bản sao có chứng thực" in str(compare.value)
    assert binh_dinh.rule("filing.level_3.compare_at_return", channel="online", level="4") is None


@pytest.mark.rule("filing.level_4.signature", profile="binh_dinh_2019")
def test_level_4_without_signature_is_treated_as_level_3(binh_dinh: Profile) -> None:
    assert "như mức độ 3" in str(rule(binh_dinh, "filing.level_4.signature", "online", "4").value)


@pytest.mark.rule("fee.refund.agency_cannot", "fee.refund.not_collected", profile="binh_dinh_2019")
def test_fee_goes_back_when_the_agency_cannot_perform_and_not_when_nobody_collects(binh_dinh: Profile) -> None:
    cannot = rule(binh_dinh, "fee.refund.agency_cannot", "online")
    assert (cannot.value, cannot.citation.text) == (True, "QĐ 44/2019/QĐ-UBND, điều 7.3")
    assert rule(binh_dinh, "fee.refund.not_collected", "online").value is False
    assert binh_dinh.rule("fee.refund.agency_cannot", channel="direct") is None


@pytest.mark.rule("post.result.delivery", "post.result.delivery_from", profile="binh_dinh_2019")
@pytest.mark.rule("post.result.delivery", "post.result.delivery_from", profile="dak_nong_2019")
def test_postal_24_hours_run_from_the_result_existing(binh_dinh: Profile) -> None:
    delivery = rule(binh_dinh, "post.result.delivery", "post")
    assert (delivery.value, delivery.unit) == (24, "clock_hours")
    start = str(rule(binh_dinh, "post.result.delivery_from", "post").value)
    assert start == "Từ khi có kết quả"
    assert start != str(rule(load_profile("dak_nong_2019"), "post.result.delivery_from", "post").value)


@pytest.mark.rule("post.loss.dossier", profile="binh_dinh_2019")
def test_a_lost_dossier_is_made_good_and_a_lost_result_is_not_spoken_of(binh_dinh: Profile) -> None:
    assert "Bồi thường" in str(rule(binh_dinh, "post.loss.dossier", "post").value)
    assert binh_dinh.rule("post.loss.result", channel="post") is None


@pytest.mark.rule("feedback.handling", profile="binh_dinh_2019")
def test_feedback_is_answered_in_three_working_days_on_every_channel(binh_dinh: Profile) -> None:
    for channel in ("direct", "post", "online"):
        found = rule(binh_dinh, "feedback.handling", channel)
        assert (found.value, found.unit, found.citation.text) == (3, "working_days", "QĐ 44/2019/QĐ-UBND, điều 11")


@pytest.mark.rule("incident.portal.notice", "incident.portal.addressees", profile="binh_dinh_2019")
def test_a_failing_portal_is_reported_at_once_to_one_body_and_is_no_fault_of_one_service(binh_dinh: Profile) -> None:
    notice = rule(binh_dinh, "incident.portal.notice")
    assert (notice.unit, notice.citation.text) == ("at_once", "QĐ 44/2019/QĐ-UBND, điều 14.6")
    assert rule(binh_dinh, "incident.portal.addressees").value == ("addressee.provincial_office",)
    assert not [each.id for each in binh_dinh.rules if each.id.startswith("incident.service_fault")]
    assert binh_dinh.rule("outage.enter_afterwards") is None


@pytest.mark.rule("reports.agency.periods", profile="binh_dinh_2019")
def test_reports_are_quarterly_and_yearly_without_a_day(binh_dinh: Profile) -> None:
    found = rule(binh_dinh, "reports.agency.periods")
    assert (found.value, found.unit) == (("quarter", "year"), "periods")
    assert binh_dinh.rule("reports.agency.deadlines") is None


@pytest.mark.rule("data.disclosure", "statistics.per_service", profile="binh_dinh_2019")
def test_statistics_name_no_early_dossiers_and_disclosure_no_consent(binh_dinh: Profile) -> None:
    assert "trước hạn" not in str(rule(binh_dinh, "statistics.per_service", "online", "3").value)
    assert rule(binh_dinh, "data.disclosure", "online").value == ("pháp luật có quy định",)


@pytest.mark.rule("conduct.prohibited", profile="binh_dinh_2019")
def test_seven_acts_are_forbidden(binh_dinh: Profile) -> None:
    found = rule(binh_dinh, "conduct.prohibited").value
    assert isinstance(found, tuple)
    assert len(found) == 7


@pytest.mark.rule("address.portal", profile="binh_dinh_2019")
def test_misprinted_address_is_kept_as_printed_and_the_office_prints_its_own(binh_dinh: Profile) -> None:
    address = rule(binh_dinh, "address.portal", "online")
    assert "binhdingh" in str(address.value)
    assert [reading.id for reading in address.readings] == ["as_printed", "corrected"]
    setting = binh_dinh.setting("address.portal")
    assert setting is not None
    assert "binhdingh" not in setting.value
    assert any("15.1" in note for note in binh_dinh.notes_vi)


def test_what_is_not_regulated_is_left_to_circular_32_of_2017(binh_dinh: Profile) -> None:
    fallback = next(each for each in binh_dinh.defers_to if each.citation.clause == "1.b")
    assert "TT 32/2017/TT-BTTTT" in fallback.to
    assert "văn bản liên quan" in fallback.to


def test_binh_dinh_is_in_force_from_september_2019(binh_dinh: Profile) -> None:
    assert not binh_dinh.in_force_on(date(2019, 8, 31))
    assert binh_dinh.in_force_on(date(2019, 9, 1))


# ------------------------------------------------------------------------------------------- Hải Dương


def test_the_draft_says_that_it_is_one_wherever_it_is_named(hai_duong: Profile) -> None:
    assert hai_duong.draft
    assert "DỰ THẢO" in hai_duong.title_vi
    assert "DRAFT" in hai_duong.title_en
    assert "DỰ THẢO" in hai_duong.notes_vi[0]
    assert all(each.citation.text.startswith("Dự thảo") for each in hai_duong.rules)


@given(st.integers(0, 20_000))
def test_the_draft_is_never_chosen_by_date(days: int) -> None:
    day = date(2000, 1, 1) + timedelta(days)
    draft = load_profile("hai_duong_2025")
    assert not draft.in_force_on(day)
    assert profile_in_force([draft], day) is None
    found = profile_in_force([load_profile(name) for name in profile_names()], day)
    assert found is None or found.id != draft.id


@pytest.mark.rule("service.levels", profile="hai_duong_2025")
def test_two_service_levels(hai_duong: Profile) -> None:
    assert rule(hai_duong, "service.levels", "online").value == ("full", "partial")
    named = {level for each in hai_duong.rules for level in each.levels}
    assert named == {"full", "partial"}


@pytest.mark.rule("feedback.handling", profile="hai_duong_2025")
def test_feedback_is_answered_in_ten_working_days(hai_duong: Profile) -> None:
    found = rule(hai_duong, "feedback.handling", "direct")
    assert (found.value, found.unit, found.citation.article, found.citation.clause) == (10, "working_days", "17", "2")


@pytest.mark.rule("outage.planned_notice", profile="hai_duong_2025")
def test_planned_maintenance_is_told_five_working_days_ahead(hai_duong: Profile) -> None:
    found = rule(hai_duong, "outage.planned_notice")
    assert (found.value, found.unit) == (5, "working_days")


@pytest.mark.rule("accounts.registered_only", profile="hai_duong_2025")
def test_registered_accounts_bind_online_dossiers_and_nobody_at_the_counter(hai_duong: Profile) -> None:
    assert rule(hai_duong, "accounts.registered_only", "online").value is True
    assert hai_duong.rule("accounts.registered_only", channel="direct") is None


@pytest.mark.rule("lookup.ways", "lookup.qr_each_dossier", profile="hai_duong_2025")
def test_each_dossier_has_a_qr_code_and_three_ways_to_look_up(hai_duong: Profile) -> None:
    assert rule(hai_duong, "lookup.qr_each_dossier", "direct").value is True
    ways = rule(hai_duong, "lookup.ways").value
    assert isinstance(ways, tuple)
    assert len(ways) == 3


@pytest.mark.rule("digitisation.what", profile="hai_duong_2025")
def test_only_papers_in_force_are_digitised_and_both_readings_are_named(hai_duong: Profile) -> None:
    found = rule(hai_duong, "digitisation.what")
    assert found.value == found.read_as("both").value
    assert found.value != found.read_as("results_only").value


@pytest.mark.rule("reports.centre.periods", profile="hai_duong_2025")
def test_monthly_indicators_are_the_centres_duty(hai_duong: Profile) -> None:
    assert rule(hai_duong, "reports.centre.periods").value == ("month",)
    assert hai_duong.rule("reports.agency.periods") is None
    assert hai_duong.rule("reports.agency.deadlines") is None


@pytest.mark.rule("conduct.prohibited_by", profile="hai_duong_2025")
def test_forbidden_acts_are_by_reference_and_the_decrees_list_still_answers(hai_duong: Profile) -> None:
    named = rule(hai_duong, "conduct.prohibited_by").value
    assert isinstance(named, tuple)
    assert any("Luật An ninh mạng 2018 điều 8" in each for each in named)
    assert rule(hai_duong, "conduct.prohibited").base_layer


@pytest.mark.parametrize("text", ["NĐ 61/2018", "NĐ 107/2021", "NĐ 45/2020", "TT 01/2023", "TT 13/2023", "QĐ 31/2021"])
def test_the_draft_leaves_to_other_texts_what_it_does(hai_duong: Profile, text: str) -> None:
    assert any(text in each.to for each in hai_duong.defers_to)


@pytest.mark.parametrize(
    "rule_id",
    [
        *("fee.refund.agency_cannot", "post.result.delivery", "post.loss.dossier", "satisfaction.scale"),
        *("incident.portal.notice", "incident.service_fault.notice", "outage.enter_afterwards"),
    ],
)
def test_what_the_draft_does_not_regulate_is_absent(hai_duong: Profile, rule_id: str) -> None:
    for channel in ("direct", "post", "online"):
        assert hai_duong.rule(rule_id, channel=channel, level="full") is None


@BOTH
def test_the_command_line_prints_every_rule(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    rules_command.add(parser.add_subparsers())
    args = parser.parse_args(["rules", "--profile", name, "--json"])
    assert args.run(args) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [each["id"] for each in listed] == [each.id for each in load_profile(name).rules]
