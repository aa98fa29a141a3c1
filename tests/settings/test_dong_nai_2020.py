"""Đồng Nai 2020 against its text: stages, feedback, the post, incidents, reports."""

from __future__ import annotations

import pytest

from counter_app.domain.regulations import DURATION_UNITS, Profile
from counter_app.domain.step_deadlines import handover_deadline
from counter_app.domain.times import parse_iso
from counter_app.settings.regulation_files import load_profile
from tests.settings.rules_read import OFFICE, listed, rule


@pytest.fixture(name="second")
def profile_of_2020() -> Profile:
    return load_profile("dong_nai_2020")


def test_2020_duties_of_the_post_speak_of_the_post_only(second: Profile) -> None:
    post = [each for each in second.rules if each.citation.article == "15"]
    assert len(post) >= 5
    assert {each.channels for each in post} == {("post",)}


@pytest.mark.rule("term.stages", profile="dong_nai_2020")
def test_2020_gives_stages_and_no_hour_of_hand_over(second: Profile) -> None:
    assert "handover.when" not in {each.id for each in second.rules}
    assert rule(second, "term.stages", "online").citation.text == "QĐ 31/2020/QĐ-UBND, điều 4.6"
    assert handover_deadline(second, parse_iso("2021-03-01T09:00"), OFFICE, channel="online") is None


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
