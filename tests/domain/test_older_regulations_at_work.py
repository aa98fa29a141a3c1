"""Bình Định 2019, Đồng Nai 2020 and the draft of Hải Dương at work: counted and allowed as they say, and no further."""

from __future__ import annotations

import pytest

from counter_app.domain.intake import Applicant, ReceiveDossier
from counter_app.domain.intake_decision import Basis, ReceiptTimes, decide_receipt
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.procedures import Procedure, PublishedTerm, Stated
from counter_app.domain.regulations import Profile
from counter_app.domain.step_deadlines import closing_day, deadline, handover_deadline
from counter_app.domain.step_rules import Past, against_refund
from counter_app.domain.times import parse_iso
from counter_app.domain.working_hours import parse_week
from counter_app.settings.regulation_files import load_profile

OFFICE = OfficeCalendar(
    parse_week({key: ["07:30-11:30", "13:00-17:00"] for key in ("mon", "tue", "wed", "thu", "fri")})
)
FRIDAY = parse_iso("2024-03-08T16:00")
THREE_DAYS = Procedure(
    "1.000001", Stated("Thủ tục thử", "confirmed"), term=Stated(PublishedTerm("working_days", 3), "confirmed")
)


@pytest.fixture(name="binh_dinh")
def binh_dinh_profile() -> Profile:
    return load_profile("binh_dinh_2019")


@pytest.fixture(name="hai_duong")
def hai_duong_profile() -> Profile:
    return load_profile("hai_duong_2025")


def past(channel: str) -> Past:
    return Past(channel=channel, received=FRIDAY)


def explained(profile: Profile) -> list[str]:
    command = ReceiveDossier("1.000001", Applicant("Nguyễn Thị Đẹp", id_number="075190012345"))
    decision = decide_receipt(command, Basis(THREE_DAYS, profile, OFFICE), ReceiptTimes(FRIDAY, FRIDAY))
    return [step.vi for step in decision.explanation]


@pytest.mark.parametrize(
    ("name", "by"), [("binh_dinh_2019", "2024-03-13T17:00"), ("hai_duong_2025", "2024-03-22T17:00")]
)
@pytest.mark.rule("feedback.handling", profile="binh_dinh_2019")
@pytest.mark.rule("feedback.handling", profile="hai_duong_2025")
def test_feedback_is_answered_in_the_working_days_of_the_regulation(name: str, by: str) -> None:
    found = deadline(load_profile(name), "feedback.handling", FRIDAY, OFFICE, channel="direct")
    assert found is not None
    assert found.by.date() == parse_iso(by).date()
    assert found.rule.citation.document == load_profile(name).document


@pytest.mark.rule("post.result.delivery", profile="binh_dinh_2019")
def test_the_posts_24_hours_run_over_a_saturday(binh_dinh: Profile) -> None:
    found = deadline(binh_dinh, "post.result.delivery", FRIDAY, OFFICE, channel="post")
    assert found is not None
    assert found.by == parse_iso("2024-03-09T16:00")
    assert deadline(binh_dinh, "post.result.delivery", FRIDAY, OFFICE, channel="direct") is None


@pytest.mark.parametrize(
    ("rule_id", "by"),
    [
        ("feedback.handling.contact", "2024-03-11T16:00"),  # one hour on the Friday, seven on the Monday
        ("feedback.handling.head", "2024-03-18T16:00"),  # six working days of eight hours
    ],
)
@pytest.mark.rule("feedback.handling.contact", "feedback.handling.head", profile="dong_nai_2020")
def test_feedback_in_dong_nai_is_counted_in_working_hours_of_whoever_answers(rule_id: str, by: str) -> None:
    found = deadline(load_profile("dong_nai_2020"), rule_id, FRIDAY, OFFICE, channel="direct")
    assert found is not None
    assert found.by == parse_iso(by)


@pytest.mark.rule("post.result.delivery", profile="dong_nai_2020")
def test_the_posts_24_hours_in_dong_nai_are_the_clocks() -> None:
    found = deadline(load_profile("dong_nai_2020"), "post.result.delivery", FRIDAY, OFFICE, channel="post")
    assert found is not None
    assert found.by == parse_iso("2024-03-09T16:00")


@pytest.mark.rule("fee.refund.agency_cannot", "fee.refund.not_collected", profile="binh_dinh_2019")
def test_a_refund_follows_article_7_for_online_dossiers_and_nothing_for_others(binh_dinh: Profile) -> None:
    assert against_refund(agency_cannot=True, past=past("online"), profile=binh_dinh) == ()
    (refused,) = against_refund(agency_cannot=False, past=past("online"), profile=binh_dinh)
    assert refused.firm
    assert refused.citation == "QĐ 44/2019/QĐ-UBND, điều 7.3"
    (unsaid,) = against_refund(agency_cannot=True, past=past("direct"), profile=binh_dinh)
    assert not unsaid.firm
    assert unsaid.citation == ""


def test_under_the_draft_nothing_is_said_of_refunds(hai_duong: Profile) -> None:
    for channel in ("direct", "online"):
        (found,) = against_refund(agency_cannot=True, past=past(channel), profile=hai_duong)
        assert "phần mềm" in found.vi


@pytest.mark.parametrize("name", ["binh_dinh_2019", "hai_duong_2025"])
@pytest.mark.rule("handover.when", "handover.cutoff", profile="national_2018")
def test_hand_over_and_closing_are_those_of_the_national_law_of_the_time(name: str) -> None:
    profile = load_profile(name)
    found = handover_deadline(profile, FRIDAY, OFFICE, channel="direct")
    assert found is not None
    assert found.by == parse_iso("2024-03-11T07:30")
    assert found.rule.citation.document == "NĐ 61/2018/NĐ-CP"
    assert handover_deadline(profile, FRIDAY, OFFICE, channel="online") is None
    assert closing_day(profile, FRIDAY, OFFICE, channel="direct") is None  # 15 days came in 2025


def test_a_date_under_the_draft_says_first_that_it_is_a_draft(binh_dinh: Profile, hai_duong: Profile) -> None:
    assert "là dự thảo, chưa xác nhận đã ban hành" in explained(hai_duong)[0]
    assert not any("dự thảo" in told for told in explained(binh_dinh))
