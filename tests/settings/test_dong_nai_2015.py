"""Đồng Nai 2015 against its text: the six hours of hand-over, online dossiers, refusals, originals."""

from __future__ import annotations

from datetime import date

import pytest

from counter_app.domain.regulations import LEVELS, Profile
from counter_app.domain.step_deadlines import handover_deadline
from counter_app.domain.times import parse_iso
from counter_app.settings.regulation_files import load_profile
from tests.settings.rules_read import OFFICE, listed, rule


@pytest.fixture(name="first")
def profile_of_2015() -> Profile:
    return load_profile("dong_nai_2015")


def test_2015_sets_no_time_for_feedback_and_no_day_of_reports(first: Profile) -> None:
    assert not [each.id for each in first.rules if each.id.startswith(("feedback.", "reports."))]


def test_article_4_3_of_2015_speaks_of_online_dossiers_only(first: Profile) -> None:
    named = [each for each in first.rules if (each.citation.article, each.citation.clause[:1]) == ("4", "3")]
    assert len(named) > 10
    for each in named:
        assert each.channels == ("online",), each.id
        assert not any(each.applies_to(channel, level) for channel in ("direct", "post") for level in LEVELS), each.id


def test_a_dossier_of_2016_is_not_judged_by_a_decree_of_2018(first: Profile) -> None:
    early, later = first.as_of(date(2016, 3, 1)), first.as_of(date(2018, 6, 21))
    assert early.rule("late.reappointments", channel="direct") is None
    assert not [each for each in early.all_rules() if each.base_layer]
    assert rule(later, "late.reappointments", "direct").citation.document == "NĐ 61/2018/NĐ-CP"
    assert any("20/6/2018" in note for note in first.notes_vi)


def test_six_hours_run_by_the_clock_for_an_online_dossier(first: Profile) -> None:
    found = handover_deadline(first, parse_iso("2019-03-04T15:00"), OFFICE, channel="online")
    assert found is not None
    assert found.by == parse_iso("2019-03-04T21:00")
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
    found = handover_deadline(chosen, parse_iso("2019-03-04T15:00"), OFFICE, channel="online")
    assert (found.by if found else None) == (parse_iso(by) if by else None)


def test_for_a_paper_dossier_of_2015_the_regulation_gives_no_hour(first: Profile) -> None:
    before = first.as_of(date(2016, 3, 1))
    assert handover_deadline(before, parse_iso("2016-03-01T09:00"), OFFICE, channel="direct") is None
    since = handover_deadline(first, parse_iso("2019-03-04T09:00"), OFFICE, channel="direct")
    assert since is not None
    assert (since.by, since.rule.citation.document) == (parse_iso("2019-03-04T17:00"), "NĐ 61/2018/NĐ-CP")


@pytest.mark.rule("handover.when", profile="dong_nai_2015")
def test_the_national_hour_for_paper_stays_on_the_list_beside_the_six_hours(first: Profile) -> None:
    shown = [each for each in first.all_rules() if each.id == "handover.when"]
    assert [(each.base_layer, each.channels) for each in shown] == [(False, ("online",)), (True, ("direct", "post"))]


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
