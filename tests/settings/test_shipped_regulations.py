"""The shipped profiles against the regulations: every rule cited, every clause accounted for, known traps avoided."""

from __future__ import annotations

from datetime import date

import pytest

from counter_app.domain.errors import BadInput
from counter_app.domain.regulations import DURATION_UNITS, STATUSES, Profile, Rule, profile_in_force
from counter_app.settings.regulation_files import load_profile, profile_bytes, profile_names
from tests.settings.rules_read import cited, covers, rule

# Articles, clauses and points of the regulation of Đăk Nông as printed; a bare article has no clauses.
DAK_NONG_CLAUSES = """
QĐ.1 QĐ.2
1 2 3.1 3.2 3.3 3.4 3.5 3.6 3.7 3.8 3.9 3.10 4.1 4.2 4.3 4.4 4.5 4.6 5.1 5.2 5.3 5.4 5.5 6.1 6.2 6.3 6.4 6.5
7.1 7.2.a 7.2.b 7.2.c 7.3.a 7.3.b 7.4.a 7.4.b 7.4.c 7.4.d 8.1 8.2 8.3.a 8.3.b 8.3.c 9.1.a 9.1.b 9.2.a 9.2.b
10.1 10.2.a 10.2.b 10.3.a 10.3.b 10.4 11 12.1 12.2.a 12.2.b 13.1.a 13.1.b 13.1.c 13.2.a 13.2.b 13.2.c 13.3.a 13.3.b
14.1 14.2.a 14.2.b 14.3 15.1 15.2 15.3 15.4 15.5 16.1 16.2 17.1 17.2 17.3 17.4 17.5 18.1 18.2 18.3.a 18.3.b
19.1 19.2 19.3 19.4 19.5 19.6 20.1 20.2 20.3 20.4 21.1 21.2 21.3 21.4 21.5 22.1 22.2 22.3 22.4 22.5 22.6 23
24.1 24.2 24.3 24.4 24.5 24.6 24.7 24.8 24.9 25 26.1 26.2 26.3 26.4 26.5 26.6 27.1 27.2 27.3 27.4 27.5 27.6 27.7 27.8
28.1 28.2 28.3 29.1 29.2 29.3 29.4 30.1 30.2 31.1 31.2 31.3 32 33.1 33.2 33.3 33.4 34
""".split()


def every_rule() -> list[Rule]:
    return [rule for name in profile_names() for rule in load_profile(name).rules]


@pytest.fixture(name="dak_nong")
def dak_nong_profile() -> Profile:
    return load_profile("dak_nong_2019")


@pytest.fixture(name="national")
def national_profile() -> Profile:
    return load_profile("national_2025")


def test_three_profiles_are_shipped() -> None:
    assert {"dak_nong_2019", "national_2018", "national_2025"} <= set(profile_names())


def test_every_shipped_rule_has_citation_sentences_and_status() -> None:
    for each in every_rule():
        assert each.citation.document, each.id
        assert each.citation.article, each.id
        assert each.vi.endswith("."), each.id
        assert each.en.endswith("."), each.id
        assert each.status in STATUSES, each.id


def test_every_clause_of_dak_nong_is_a_rule_or_named_as_not_for_the_counter(dak_nong: Profile) -> None:
    skipped = {f"{each.article}.{each.clause}".rstrip(".") for each in dak_nong.not_for_the_counter}
    places = cited(dak_nong) | skipped
    assert [c for c in DAK_NONG_CLAUSES if not any(covers(place, c) for place in places)] == []


def test_no_rule_of_dak_nong_cites_a_clause_that_is_not_there(dak_nong: Profile) -> None:
    unknown = [p for p in cited(dak_nong) if not any(covers(p, c) for c in DAK_NONG_CLAUSES)]
    assert unknown == []
    assert {each.citation.document for each in dak_nong.rules} == {"QĐ 04/2019/QĐ-UBND"}


def test_skipped_clauses_say_why(dak_nong: Profile) -> None:
    assert all(each.vi and each.en for each in dak_nong.not_for_the_counter)


@pytest.mark.parametrize(
    ("article", "clauses"),
    [("9", ""), ("10", "2"), ("10", "3"), ("12", ""), ("13", "1"), ("13", "2"), ("14", ""), ("16", "2")],
)
def test_rules_for_online_dossiers_never_reach_the_counter(dak_nong: Profile, article: str, clauses: str) -> None:
    named = [r for r in dak_nong.rules if r.citation.article == article and r.citation.clause.startswith(clauses)]
    assert named
    for each in named:
        assert each.channels == ("online",), each.id
        assert not each.applies_to("direct", "4"), each.id
        assert not each.applies_to("post", "4"), each.id


@pytest.mark.parametrize("article", ["12", "14"])
def test_articles_12_and_14_speak_of_levels_3_and_4_only(dak_nong: Profile, article: str) -> None:
    for each in dak_nong.rules:
        if each.citation.article == article:
            assert each.levels == ("3", "4"), each.id


@pytest.mark.rule("outage.enter_afterwards", "outage.work_by_ordinary_means", profile="dak_nong_2019")
def test_outage_rule_holds_for_every_dossier(dak_nong: Profile) -> None:
    for channel in ("direct", "post", "online"):
        assert rule(dak_nong, "outage.work_by_ordinary_means", channel).value is True
        entered = rule(dak_nong, "outage.enter_afterwards", channel)
        assert (entered.unit, entered.citation.text) == ("at_once", "QĐ 04/2019/QĐ-UBND, điều 13.3.b")


@pytest.mark.rule("outage.enter_what", profile="dak_nong_2019")
def test_stop_of_the_system_asks_for_the_processing_steps_too_and_names_no_report(dak_nong: Profile) -> None:
    entered = rule(dak_nong, "outage.enter_what").value
    assert isinstance(entered, tuple)
    assert any("quá trình giải quyết" in item for item in entered)
    stop = [r.id for r in dak_nong.rules if (r.citation.article, r.citation.clause) == ("13", "3.b")]
    assert all(rule_id.startswith("outage.") and "notice" not in rule_id for rule_id in stop)


@pytest.mark.rule(
    "incident.service_fault.notice",
    "incident.service_fault.addressees",
    "incident.service_fault.form",
    profile="dak_nong_2019",
)
def test_fault_of_one_service_is_another_event_with_form_and_two_addressees(dak_nong: Profile) -> None:
    notice = rule(dak_nong, "incident.service_fault.notice", "online")
    assert (notice.unit, notice.citation.text) == ("same_day", "QĐ 04/2019/QĐ-UBND, điều 8.3.a")
    assert rule(dak_nong, "incident.service_fault.form", "online").value == "Phụ lục IV"
    addressees = rule(dak_nong, "incident.service_fault.addressees", "online").value
    assert isinstance(addressees, tuple)
    assert len(addressees) == 2
    assert all(dak_nong.setting(name) for name in addressees)


def test_addressees_are_settings_because_departments_were_renamed(dak_nong: Profile) -> None:
    assert not [r.id for r in dak_nong.rules if "Sở Thông tin" in str(r.value)]


@pytest.mark.parametrize(
    "rule_id",
    [
        *("handover.cutoff", "supplement.guidance_times", "supplement.after_appraisal", "late.notice_before"),
        *("late.reappointments", "forms.titles"),
    ],
)
def test_national_law_is_never_cited_to_a_seed(dak_nong: Profile, rule_id: str) -> None:
    assert rule_id not in {each.id for each in dak_nong.rules}
    found = rule(dak_nong, rule_id, "direct")
    assert found.base_layer
    assert found.citation.document in {"NĐ 61/2018/NĐ-CP", "TT 01/2018/TT-VPCP"}


def test_eight_working_hours_are_neither_in_the_seed_nor_in_its_base_layer(dak_nong: Profile) -> None:
    assert dak_nong.rule("online.answer", channel="online") is None


def test_dak_nong_sets_no_feedback_deadline_of_its_own(dak_nong: Profile) -> None:
    feedback = [r for r in dak_nong.rules if r.id.startswith("feedback.")]
    assert feedback
    assert not [r.id for r in feedback if r.unit in DURATION_UNITS]
    assert any("20/2008" in deferral.to for deferral in dak_nong.defers_to)


@pytest.mark.rule("notice.receipt.says", profile="dak_nong_2019")
def test_receipt_notice_names_checking_and_processing(dak_nong: Profile) -> None:
    says = rule(dak_nong, "notice.receipt.says", "online", "3").value
    assert isinstance(says, tuple)
    assert "kiểm tra và xử lý" in says[1]


@pytest.mark.rule("fee.ways.unsigned", profile="dak_nong_2019")
def test_without_signature_fee_online_or_post_for_papers_and_result(dak_nong: Profile) -> None:
    ways = rule(dak_nong, "fee.ways.unsigned", "online").value
    assert isinstance(ways, tuple)
    assert "trực tuyến" in ways[0]
    assert "hồ sơ và kết quả" in ways[1]


@pytest.mark.rule("post.result.delivery", "post.result.delivery_from", profile="dak_nong_2019")
def test_postal_24_hours_run_from_the_post_receiving_the_result(dak_nong: Profile) -> None:
    delivery = rule(dak_nong, "post.result.delivery", "post")
    assert (delivery.value, delivery.unit) == (24, "clock_hours")
    assert "nhận kết quả" in str(rule(dak_nong, "post.result.delivery_from", "post").value)
    assert dak_nong.rule("post.result.delivery", channel="direct") is None


@pytest.mark.rule("satisfaction.scale", "satisfaction.required", profile="dak_nong_2019")
def test_satisfaction_has_three_levels_and_only_the_overall_one_is_required(dak_nong: Profile) -> None:
    assert rule(dak_nong, "satisfaction.scale", "online", "4").value == ("Rất hài lòng", "Hài lòng", "Chưa hài lòng")
    assert rule(dak_nong, "satisfaction.required", "online", "4").value == ("đánh giá tổng thể",)


@pytest.mark.rule("lookup.valid.fields", "lookup.not_valid.fields", profile="dak_nong_2019")
def test_lookup_shows_eight_items_and_six_while_not_valid(dak_nong: Profile) -> None:
    valid = rule(dak_nong, "lookup.valid.fields", "direct").value
    not_valid = rule(dak_nong, "lookup.not_valid.fields", "online").value
    assert isinstance(valid, tuple)
    assert isinstance(not_valid, tuple)
    assert (len(valid), len(not_valid)) == (8, 6)
    assert "phòng, ban xử lý" not in not_valid
    assert "ngày hẹn trả" not in not_valid


@pytest.mark.rule("reports.agency.deadlines", profile="dak_nong_2019")
def test_reports_are_due_before_15_june_and_15_december(dak_nong: Profile) -> None:
    assert rule(dak_nong, "reports.agency.deadlines").value == ("06-15", "12-15")


@pytest.mark.parametrize(
    ("rule_id", "channel", "value", "unit", "place"),
    [
        ("handover.cutoff", "direct", "15:00", "hour_of_day", "điều 18.2"),
        ("online.answer", "online", 8, "working_hours", "điều 17.2.c"),
        ("online.alert_staff", "online", 2, "hours", "điều 17.2"),
        ("supplement.guidance_times", "direct", 1, "count", "điều 16.3"),
        ("supplement.after_appraisal", "direct", 3, "working_days", "điều 19.5"),
        ("supplement.closing", "direct", 15, "calendar_days", "điều 19.5"),
        ("late.notice_before", "direct", 1, "calendar_days", "điều 19.6"),
        ("late.reappointments", "direct", 1, "count", "điều 19.6"),
        ("no_boundary.paper_transfer", "direct", 1, "working_days", "điều 20.1"),
        ("error.correction", "direct", 3, "working_days", "điều 23.1"),
        ("return.early_notice", "direct", True, "bool", "điều 22.5"),
        ("fee.online_transfer", "online", 8, "working_hours", "điều 24.3"),
    ],
)
@pytest.mark.rule(
    "handover.cutoff",
    "online.answer",
    "online.alert_staff",
    "supplement.guidance_times",
    "supplement.after_appraisal",
    "supplement.closing",
    "late.notice_before",
    "late.reappointments",
    "no_boundary.paper_transfer",
    "error.correction",
    "return.early_notice",
    "fee.online_transfer",
    profile="national_2025",
)
def test_national_law_of_2025(
    national: Profile, rule_id: str, channel: str, value: object, unit: str, place: str
) -> None:
    found = rule(national, rule_id, channel)
    assert (found.value, found.unit) == (value, unit)
    assert found.citation.text == f"NĐ 118/2025/NĐ-CP, {place}"


def test_clauses_restated_in_2026_are_confirmed_the_others_marked(national: Profile) -> None:
    restated = {"11.8", "14.2.c", "14.4", "17.2.a", "17.2a", "17.3", "18.2", "26.3", "35.", "35.2.g"}
    half_read = {"17.5"}
    for each in national.rules:
        if each.citation.document == "NĐ 118/2025/NĐ-CP" and each.citation.article.isdigit():
            place = f"{each.citation.article}.{each.citation.clause}"
            expected = "confirmed" if place in restated else "read_before_unread_amendment"
            assert each.status == ("unverified" if place in half_read else expected), each.id


@pytest.mark.rule("code.agency_linked", "code.agency", profile="national_2025")
def test_code_names_the_competent_agency_except_for_linked_procedures(national: Profile) -> None:
    assert rule(national, "code.agency").value == "Cơ quan có thẩm quyền giải quyết"
    assert "nơi tiếp nhận" in str(rule(national, "code.agency_linked", "direct").value)
    assert national.rule("code.agency_linked", channel="online") is None


@pytest.mark.rule(
    "forms.layout", "forms.slip_size", "code.format", "lookup.anonymous", "forms.titles", profile="national_2025"
)
def test_forms_of_2025_have_confirmed_titles_and_unverified_layout(national: Profile) -> None:
    titles = rule(national, "forms.titles").value
    assert isinstance(titles, tuple)
    assert len(titles) == 7
    assert "Thông báo dừng" in titles[4]
    for rule_id in ("forms.layout", "forms.slip_size", "code.format", "lookup.anonymous"):
        assert national.rule(rule_id) is None
        switched = national.with_switched_on({rule_id}).rule(rule_id)
        assert switched is not None
        assert switched.citation.document == "TT 01/2018/TT-VPCP"


@pytest.mark.rule("calendar.culture_day", profile="national_2025")
def test_a_rule_speaks_with_the_words_of_the_text_that_it_cites(national: Profile) -> None:
    """The decree's names of two papers differ from the titles that the circular prints on them."""
    titles = rule(national, "forms.titles").value
    assert isinstance(titles, tuple)
    for rule_id, word in (("refusal.form", "Phiếu từ chối giải quyết hồ sơ"), ("late.form", "Phiếu đề nghị gia hạn")):
        found = rule(national, rule_id, "direct")
        assert str(found.value).startswith(word)
        assert not any(word in title for title in titles)
        assert "TT 03/2025" in found.vi


def test_who_rules_the_forms_is_not_cited_to_the_clause_of_the_police_ministry(national: Profile) -> None:
    assert rule(national, "code.issuer").citation.clause == "2.g"
    assert rule(national, "forms.issuer").citation.clause == ""


def test_what_a_later_decree_put_in_is_cited_to_it(national: Profile) -> None:
    found = rule(national, "intake.papers_on_failure")
    assert found.citation.text == "NĐ 309/2026/NĐ-CP, điều 2"


def test_paper_goes_from_agency_to_agency_and_electronic_dossiers_to_all_at_once(national: Profile) -> None:
    assert rule(national, "linked.routing_slip", "direct").citation.clause == "2.a"
    assert national.rule("linked.routing_slip", channel="online") is None
    assert rule(national, "linked.electronic_at_once", "online").citation.clause == "2.b"


def test_what_is_known_from_the_press_only_is_off(national: Profile) -> None:
    for rule_id in ("online.check", "identity.e_identity_prevails", "process.decided_at_one_stop"):
        assert national.rule(rule_id, channel="online") is None


def test_24_november_is_a_day_off_by_resolution(national: Profile) -> None:
    day = rule(national, "calendar.culture_day")
    assert (day.value, day.citation.document) == (("11-24",), "NQ 28/2026/QH16")


@pytest.mark.rule("outage.planned_notice", profile="national_2025")
def test_planned_stop_is_announced_seven_working_days_ahead(national: Profile) -> None:
    notice = rule(national, "outage.planned_notice")
    assert (notice.value, notice.unit, notice.citation.text) == (7, "working_days", "NĐ 224/2026/NĐ-CP, điều 13")


def test_profile_of_a_day_in_dak_nong(dak_nong: Profile, national: Profile) -> None:
    def in_force(day: date) -> str | None:
        found = profile_in_force([dak_nong, national], day)
        return found.id if found else None

    assert in_force(date(2019, 2, 14)) is None
    assert in_force(date(2025, 6, 30)) == "dak_nong_2019"
    assert in_force(date(2025, 7, 1)) == "national_2025"


def test_base_layer_ended_when_the_new_decree_began() -> None:
    base = load_profile("national_2018")
    assert base.is_base_layer
    assert not base.in_force_on(date(2025, 7, 1))
    assert all(each.base_layer for each in base.rules)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "dak_nong", "national_2025.json"])
def test_unknown_profile_is_one_sentence_that_lists_the_known(name: str) -> None:
    with pytest.raises(BadInput) as caught:
        profile_bytes(name)
    assert "national_2025" in caught.value.vi
