"""The two regulations of Đồng Nai against their texts: every clause accounted for, scope and units as in the law."""

from __future__ import annotations

import argparse
import json
from datetime import date, datetime, timedelta

import pytest

from counter_app.cli import rules as rules_command
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.regulations import DURATION_UNITS, LEVELS, Profile, Rule, profile_in_force
from counter_app.domain.step_deadlines import handover_deadline
from counter_app.domain.times import parse_iso
from counter_app.domain.working_hours import parse_week
from counter_app.settings.regulation_files import load_profile
from tests.settings.test_shipped_regulations import cited, covers, rule

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
OFFICE = OfficeCalendar(
    parse_week({key: ["07:30-11:30", "13:00-17:00"] for key in ("mon", "tue", "wed", "thu", "fri")})
)
BOTH = pytest.mark.parametrize("name", sorted(CLAUSES))


@pytest.fixture(name="first")
def profile_of_2015() -> Profile:
    return load_profile("dong_nai_2015")


@pytest.fixture(name="second")
def profile_of_2020() -> Profile:
    return load_profile("dong_nai_2020")


def at(text: str) -> datetime:
    return parse_iso(text)


def listed(found: Rule) -> tuple[str, ...]:
    assert isinstance(found.value, tuple), found.id
    return found.value


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


def test_2015_sets_no_time_for_feedback_and_no_day_of_reports(first: Profile) -> None:
    assert not [each.id for each in first.rules if each.id.startswith(("feedback.", "reports."))]


@BOTH
@pytest.mark.rule("service.levels", profile="dong_nai_2015")
@pytest.mark.rule("service.levels", profile="dong_nai_2020")
def test_four_levels(name: str) -> None:
    assert rule(load_profile(name), "service.levels", "online").value == ("1", "2", "3", "4")


# --------------------------------------------------------------------------------------------- scope and days


def test_article_4_3_of_2015_speaks_of_online_dossiers_only(first: Profile) -> None:
    named = [each for each in first.rules if (each.citation.article, each.citation.clause[:1]) == ("4", "3")]
    assert len(named) > 10
    for each in named:
        assert each.channels == ("online",), each.id
        assert not any(each.applies_to(channel, level) for channel in ("direct", "post") for level in LEVELS), each.id


@BOTH
def test_matters_of_the_agency_are_answered_without_naming_a_dossiers_channel(name: str) -> None:
    profile = load_profile(name)
    for each in profile.rules:
        if each.id.startswith(("feedback.", "reports.", "incident.", "support.", "system.")):
            assert profile.rule(each.id) == each


def test_2020_duties_of_the_post_speak_of_the_post_only(second: Profile) -> None:
    post = [each for each in second.rules if each.citation.article == "15"]
    assert len(post) >= 5
    assert {each.channels for each in post} == {("post",)}


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


def test_a_dossier_of_2016_is_not_judged_by_a_decree_of_2018(first: Profile) -> None:
    early, later = first.as_of(date(2016, 3, 1)), first.as_of(date(2018, 6, 21))
    assert early.rule("late.reappointments", channel="direct") is None
    assert not [each for each in early.all_rules() if each.base_layer]
    assert rule(later, "late.reappointments", "direct").citation.document == "NĐ 61/2018/NĐ-CP"
    assert any("20/6/2018" in note for note in first.notes_vi)


# -------------------------------------------------------------------------------------------- the six hours


def test_six_hours_run_by_the_clock_for_an_online_dossier(first: Profile) -> None:
    found = handover_deadline(first, at("2019-03-04T15:00"), OFFICE, channel="online")
    assert found is not None
    assert found.by == at("2019-03-04T21:00")
    assert found.rule.citation.text == "QĐ 33/2015/QĐ-UBND, điều 4.3.a"


@pytest.mark.rule("handover.when", profile="dong_nai_2015")
def test_both_doubts_of_the_six_hours_stand_in_the_sentence_with_the_choice_and_its_reason(first: Profile) -> None:
    found = rule(first, "handover.when", "online")
    assert {one.id for one in found.readings} == {"within_clock", "within_working", "after_clock", "after_working"}
    for words in ("sau hoặc trong vòng", "giờ đồng hồ hoặc giờ làm việc", "điều 3.4", "phần mềm lấy"):
        assert words in found.vi


@pytest.mark.parametrize(
    ("reading", "by"),
    [
        ("within_clock", "2019-03-04T21:00"),
        ("within_working", "2019-03-05T11:30"),  # two hours on the Monday, four on the Tuesday
        ("after_clock", None),
        ("after_working", None),
    ],
)
@pytest.mark.rule("handover.when", profile="dong_nai_2015")
def test_the_office_may_read_the_six_hours_otherwise(first: Profile, reading: str, by: str | None) -> None:
    chosen = first.read_as({"handover.when": reading})
    found = handover_deadline(chosen, at("2019-03-04T15:00"), OFFICE, channel="online")
    assert (found.by if found else None) == (at(by) if by else None)


def test_for_a_paper_dossier_of_2015_the_regulation_gives_no_hour(first: Profile) -> None:
    before = first.as_of(date(2016, 3, 1))
    assert handover_deadline(before, at("2016-03-01T09:00"), OFFICE, channel="direct") is None
    since = handover_deadline(first, at("2019-03-04T09:00"), OFFICE, channel="direct")
    assert since is not None
    assert (since.by, since.rule.citation.document) == (at("2019-03-04T17:00"), "NĐ 61/2018/NĐ-CP")


@pytest.mark.rule("term.stages", profile="dong_nai_2020")
def test_2020_gives_stages_and_no_hour_of_hand_over(second: Profile) -> None:
    assert "handover.when" not in {each.id for each in second.rules}
    assert rule(second, "term.stages", "online").citation.text == "QĐ 31/2020/QĐ-UBND, điều 4.6"
    assert handover_deadline(second, at("2021-03-01T09:00"), OFFICE, channel="online") is None


@pytest.mark.rule("handover.when", profile="dong_nai_2015")
def test_the_national_hour_for_paper_stays_on_the_list_beside_the_six_hours(first: Profile) -> None:
    shown = [each for each in first.all_rules() if each.id == "handover.when"]
    assert [(each.base_layer, each.channels) for each in shown] == [(False, ("online",)), (True, ("direct", "post"))]


# ------------------------------------------------------------------------------------------------ 2015, more


@pytest.mark.rule("notice.check.says", "intake.check", profile="dong_nai_2015")
def test_a_complete_online_dossier_is_told_date_papers_and_fee(first: Profile) -> None:
    complete, incomplete = listed(rule(first, "notice.check.says", "online"))
    assert all(words in complete for words in ("ngày hẹn", "xuất trình", "phí, lệ phí"))
    assert "bổ sung" in incomplete
    assert rule(first, "intake.check", "online").value == ("tính đầy đủ",)


@pytest.mark.rule("catalogue.service_fields", profile="dong_nai_2015")
def test_seventeen_things_are_told_of_each_service(first: Profile) -> None:
    fields = listed(rule(first, "catalogue.service_fields", "online"))
    assert len(fields) == 17
    assert "căn cứ pháp lý" in fields


@pytest.mark.rule(
    "return.compare_originals", "return.post.originals", "return.bring_originals", profile="dong_nai_2015"
)
def test_originals_come_by_registered_letter_or_by_hand_and_are_compared(first: Profile) -> None:
    assert rule(first, "return.post.originals", "online").value == ("thư bảo đảm",)
    assert "giấy tờ gốc" in listed(rule(first, "return.bring_originals", "online"))
    assert rule(first, "return.compare_originals", "online").value is True
    assert first.rule("return.compare_originals", channel="direct") is None


@pytest.mark.rule("refusal.after_appraisal", "refusal.notice_ways", profile="dong_nai_2015")
def test_refusal_is_a_signed_letter_and_an_electronic_word(first: Profile) -> None:
    refusal = rule(first, "refusal.after_appraisal", "online")
    assert "lãnh đạo ký" in str(refusal.value)
    assert rule(first, "refusal.notice_ways", "online").value == ("thông báo điện tử", "tin nhắn")
    assert rule(first, "refusal.after_appraisal", "direct").base_layer


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


# ------------------------------------------------------------------------------------------------ 2020, more


@pytest.mark.rule(
    "feedback.handling.contact", "feedback.handling.head", "feedback.handling_from", profile="dong_nai_2020"
)
def test_feedback_has_eight_and_forty_eight_working_hours_from_what_the_operator_passed_on(second: Profile) -> None:
    contact, head = (rule(second, f"feedback.handling.{who}", "online") for who in ("contact", "head"))
    assert (contact.value, contact.unit) == (8, "working_hours")
    assert (head.value, head.unit) == (48, "working_hours")
    assert "tổng đài viên" in str(rule(second, "feedback.handling_from", "online").value)
    timed = {each.id for each in second.rules if each.id.startswith("feedback.") and each.unit in DURATION_UNITS}
    assert timed == {contact.id, head.id}


@pytest.mark.rule("feedback.late_state", profile="dong_nai_2020")
def test_late_and_waiting_belongs_to_the_heads_hours_alone(second: Profile) -> None:
    state = rule(second, "feedback.late_state", "online")
    assert (state.value, state.citation.clause) == ("trễ hạn (đang chờ xử lý)", "2")


@pytest.mark.rule("feedback.reappointments", profile="dong_nai_2020")
def test_feedback_may_be_put_off_once(second: Profile) -> None:
    found = rule(second, "feedback.reappointments", "online")
    assert (found.value, found.unit) == (1, "count")


@pytest.mark.rule("feedback.channels", profile="dong_nai_2020")
def test_an_opinion_slip_is_a_channel_of_feedback_and_no_satisfaction_scale(second: Profile) -> None:
    assert "Phiếu lấy ý kiến" in listed(rule(second, "feedback.channels", "online"))
    assert second.rule("satisfaction.scale", channel="online", level="4") is None


@pytest.mark.rule(
    "post.result.delivery", "post.result.delivery_from", "post.result.delivery_outside", profile="dong_nai_2020"
)
def test_the_post_has_24_hours_by_the_clock_from_the_result_and_inside_the_province(second: Profile) -> None:
    delivery = rule(second, "post.result.delivery", "post")
    assert (delivery.value, delivery.unit) == (24, "clock_hours")
    assert rule(second, "post.result.delivery_from", "post").value == "Từ khi có kết quả"
    assert "24 giờ" in rule(second, "post.result.delivery_outside", "post").vi


@pytest.mark.rule("incident.portal.notice", "incident.portal.addressees", profile="dong_nai_2020")
def test_failure_of_the_portal_is_told_promptly_to_office_and_department(second: Profile) -> None:
    notice = rule(second, "incident.portal.notice", "online")
    assert (notice.value, notice.unit) == ("kịp thời", "promptly")
    assert listed(rule(second, "incident.portal.addressees", "online")) == (
        "addressee.provincial_office",
        "addressee.ict_department",
    )


@pytest.mark.rule(
    "reports.agency.deadlines",
    "reports.agency.periods",
    "reports.province.periods",
    "reports.agency.form",
    profile="dong_nai_2020",
)
def test_agencies_report_before_15_june_and_15_december_in_the_government_offices_form(second: Profile) -> None:
    assert rule(second, "reports.agency.deadlines").value == ("06-15", "12-15")
    assert rule(second, "reports.agency.periods").value == ("half_year",)
    assert "Văn phòng Chính phủ" in str(rule(second, "reports.agency.form", "online").value)
    assert "reports.agency.addressees" not in {each.id for each in second.rules}
    assert rule(second, "reports.province.periods", "online").value == ("quarter", "year")


@pytest.mark.rule("data.disclosure", profile="dong_nai_2020")
def test_third_parties_get_information_by_law_only_and_not_by_consent(second: Profile) -> None:
    assert rule(second, "data.disclosure", "online").value == ("pháp luật có quy định",)


@pytest.mark.rule("address.portal", "feedback.hotline", "feedback.email", profile="dong_nai_2020")
def test_hotline_address_and_mailbox_are_settings_too(second: Profile) -> None:
    for name in ("address.portal", "feedback.hotline", "feedback.email"):
        setting = second.setting(name)
        assert setting is not None
        assert setting.value == rule(second, name, "online").value


def test_slips_of_the_pen_are_noted(second: Profile) -> None:
    notes = " ".join(second.notes_en)
    assert "14.1" in notes
    assert "number IV" in notes


@pytest.mark.rule("accounts.required", "accounts.one_for_all", profile="dong_nai_2020")
def test_accounts_are_for_levels_3_and_4(second: Profile) -> None:
    for name in ("accounts.required", "accounts.one_for_all"):
        assert rule(second, name, "online", "3").value is True
        assert second.rule(name, channel="online", level="2") is None
