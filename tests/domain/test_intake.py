"""The decision on a receipt: on the shipped law, the sample office and the sample catalogue."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.intake import (
    Applicant,
    ApplicantKind,
    ChargedFee,
    CopyKind,
    DueSetBy,
    ReceiptRefused,
    ReturnWay,
    Submitter,
    TakenComponent,
    TakenPaper,
)
from counter_app.domain.intake_decision import (
    RUNS_FROM_COMPETENT_AGENCY,
    SET_BY_CLERK_VI,
    Basis,
    ReceiptTimes,
    decide_receipt,
)
from counter_app.domain.procedures import Component, Procedure, PublishedTerm, Stated
from counter_app.domain.times import OFFICE_ZONE, parse_iso
from counter_app.settings.catalogue_file import load_sample_catalogue
from counter_app.settings.regulation_files import load_profile
from tests.domain.receipts import CALENDAR, MONDAY, NAME, THREE_DAYS, command, decide, refused

LAW = load_profile("national_2025")
UNSTATED = Procedure("1.000002", NAME)
SAME_DAY = Procedure("1.000003", NAME, term=Stated(PublishedTerm("same_day"), "confirmed"))
AT_ONCE = Procedure(
    "1.000004", NAME, term=Stated(PublishedTerm("at_once"), "confirmed"), immediate=Stated(True, "confirmed")
)


def test_three_working_days_pass_over_the_culture_day_and_say_why() -> None:
    decision = decide(command())
    assert decision.due == parse_iso("2026-11-27T09:00:00")
    assert decision.due_set_by is DueSetBy.TERM
    assert any("24/11/2026" in step.vi and "Không tính" in step.vi for step in decision.explanation)
    assert decision.prints_slip


def test_without_a_stated_term_nothing_is_guessed() -> None:
    assert "ấn định ngày hẹn trả" in refused(command(), UNSTATED)["due"]


def test_the_clerks_date_is_said_to_be_the_clerks() -> None:
    due = parse_iso("2026-12-01T15:00:00")
    decision = decide(command(due=due), UNSTATED)
    assert (decision.due, decision.due_set_by, decision.term_vi) == (due, DueSetBy.CLERK, SET_BY_CLERK_VI)
    assert SET_BY_CLERK_VI in decision.explanation[-1].vi


def test_a_term_in_months_is_left_to_the_clerk() -> None:
    months = replace(UNSTATED, term=Stated(PublishedTerm("months", 2), "confirmed"))
    assert "2 tháng" in refused(command(), months)["due"]


def test_a_confirmed_term_cannot_be_overruled_an_unconfirmed_one_only_with_a_reason() -> None:
    due = parse_iso("2026-12-01T15:00:00")
    assert "danh mục" in refused(command(due=due))["due"]
    doubtful = replace(THREE_DAYS, term=Stated(PublishedTerm("working_days", 3), "from_memory"))
    assert "lý do" in refused(command(due=due), doubtful)["due_reason"]
    assert decide(command(due=due, due_reason="Văn bản mới ghi 5 ngày"), doubtful).due == due
    assert "chưa kiểm chứng" in decide(command(), doubtful).term_vi
    assert any(note.field == "due" for note in decide(command(), doubtful).notes)


def test_a_date_on_which_the_counter_is_closed_is_refused() -> None:
    assert "không có giờ mở quầy" in refused(command(due=parse_iso("2026-11-29T09:00:00")), UNSTATED)["due"]
    assert "sau lúc nhận" in refused(command(due=MONDAY - timedelta(days=1)), UNSTATED)["due"]


@pytest.mark.rule("immediate.slip", "immediate.record", profile="national_2025")
def test_an_immediate_result_needs_no_slip_and_is_recorded_as_returned() -> None:
    decision = decide(command(), AT_ONCE)
    assert (decision.returned, decision.due, decision.prints_slip) == (True, None, False)
    assert "điều 17.4" in decision.explanation[0].citation
    assert decide(command(slip_wanted=True), AT_ONCE).prints_slip


def test_after_three_in_the_afternoon_it_is_not_returned_at_once_and_gets_a_slip() -> None:
    decision = decide(command(), AT_ONCE, parse_iso("2026-11-23T15:30:00"))
    assert not decision.returned
    assert decision.prints_slip
    assert decision.due == parse_iso("2026-11-25T07:30:00")


@pytest.mark.rule("supplement.form", profile="national_2025")
def test_an_immediate_procedure_with_papers_missing_is_not_returned() -> None:
    needs_one = replace(
        AT_ONCE, components=Stated((Component("Giấy chứng sinh", ("original",), 1, True),), "confirmed")
    )
    decision = decide(command(), needs_one)
    assert not decision.returned
    assert [missing.vi for missing in decision.missing] == ["Giấy chứng sinh (1 bản chính)"]
    assert "điều 17.1.c" in decision.missing[0].citation


def test_the_cut_off_of_the_catalogue_goes_before_that_of_the_profile() -> None:
    early = replace(SAME_DAY, term=Stated(PublishedTerm("same_day", cutoff="10:00"), "confirmed"))
    decision = decide(command(), early, parse_iso("2026-11-23T10:30:00"))
    assert decision.due is not None
    assert decision.due.date().isoformat() == "2026-11-25"
    assert any("1.000003" in step.citation for step in decision.explanation)


@pytest.mark.parametrize(
    ("field", "article"), [("Chứng thực", "NĐ 23/2015/NĐ-CP, điều 7"), ("Hộ tịch", "Luật Hộ tịch 2014, điều 5.3")]
)
@pytest.mark.rule("certification.cutoff", "civil_status.cutoff", profile="national_2025")
def test_certification_and_civil_status_have_cut_off_hours_of_their_own(field: str, article: str) -> None:
    procedure = replace(SAME_DAY, field=Stated(field, "confirmed"))
    decision = decide(command(), procedure, parse_iso("2026-11-23T15:30:00"))
    assert decision.due is not None
    assert decision.due.date().isoformat() == "2026-11-25"
    assert any(article in step.citation for step in decision.explanation)


def test_the_longer_term_of_the_law_is_added_in_the_same_unit() -> None:
    verified = replace(
        THREE_DAYS,
        term=Stated(PublishedTerm("working_days", 3, "", 3, "working_days", "cần xác minh"), "confirmed"),
    )
    assert decide(command(), verified).due == parse_iso("2026-11-27T09:00:00")
    longer = decide(command(longer_term=True), verified)
    assert (longer.due, longer.term_vi) == (parse_iso("2026-12-02T09:00:00"), "6 ngày làm việc")
    many_pages = replace(
        SAME_DAY, term=Stated(PublishedTerm("same_day", 0, "15:00", 2, "working_days", "nhiều trang"), "confirmed")
    )
    assert decide(command(longer_term=True), many_pages).due == parse_iso("2026-11-26T09:00:00")
    assert "không ghi thời hạn kéo dài" in refused(command(longer_term=True))["longer_term"]


@pytest.mark.rule("no_boundary.term_starts", profile="national_2025")
def test_for_an_agency_elsewhere_the_term_runs_from_its_receipt_and_counts_a_day_later() -> None:
    decision = decide(command(), own_agency=False)
    assert decision.runs_from == RUNS_FROM_COMPETENT_AGENCY
    assert decision.due == parse_iso("2026-11-30T09:00:00")
    assert any("không phụ thuộc địa giới" in step.vi for step in decision.explanation)


def test_components_count_by_number_and_by_kind() -> None:
    two = replace(THREE_DAYS, components=Stated((Component("Tờ khai", ("original",), 2, True),), "confirmed"))
    one_taken = command(components=(TakenComponent("Tờ khai", (TakenPaper(CopyKind.ORIGINAL),)),))
    assert [missing.vi for missing in decide(one_taken, two).missing] == ["Tờ khai (1 bản chính)"]
    photocopied = command(components=(TakenComponent("Tờ khai", (TakenPaper(CopyKind.PHOTOCOPY, 2),)),))
    assert not decide(photocopied, two).missing
    assert "bản chính" in decide(photocopied, two).notes[0].vi
    from_data = command(components=(TakenComponent("Tờ khai", (TakenPaper(CopyKind.DATABASE),)),))
    assert not decide(from_data, two).missing


def test_all_problems_come_in_one_list_with_their_fields() -> None:
    found = refused(
        command(
            applicant=Applicant("", id_number="ba con số", phone="gọi sau", email="không có"),
            submitter=Submitter("Trần Văn Nộp", ""),
            sets=0,
            channel="drone",
            fees=(ChargedFee("gift", "Quà", -1),),
            received=None,
        )
    )
    assert set(found) == {
        *("applicant.name", "applicant.id_number", "applicant.phone", "applicant.email", "submitter.authority"),
        *("sets", "channel", "fees[0].kind", "fees[0].amount"),
    }
    assert all(sentence.endswith(".") for sentence in found.values())


def test_a_sentence_says_whose_name_or_number_is_meant() -> None:
    absent = refused(command(applicant=Applicant(""), submitter=Submitter("", "con", id_number="số 1", phone="?")))
    assert absent["applicant.name"].startswith("Họ tên đang để trống")
    office = refused(command(applicant=Applicant("", kind=ApplicantKind.ORGANISATION)))
    assert office["applicant.name"].startswith("Tên tổ chức đang để trống")
    assert absent["submitter.name"].startswith("Họ tên người nộp thay đang để trống")
    assert absent["submitter.id_number"].startswith("Số định danh, giấy tờ người nộp thay chỉ gồm")
    assert absent["submitter.phone"].startswith("Số điện thoại người nộp thay chỉ gồm")


def test_ten_megabytes_and_control_characters_are_refused() -> None:
    assert "300" in refused(command(applicant=Applicant("A" * 10_000_000)))["applicant.name"]
    assert "điều khiển" in refused(command(request="một\x00hai"))["request"]
    assert decide(command(note="một\nhai")).command.note == "một\nhai"


def test_a_receipt_is_neither_in_the_future_nor_years_ago() -> None:
    for moved, word in ((timedelta(hours=1), "sau giờ hiện tại"), (timedelta(days=-800), "quá một năm")):
        with pytest.raises(ReceiptRefused) as caught:
            decide_receipt(command(), Basis(THREE_DAYS, LAW, CALENDAR), ReceiptTimes(MONDAY + moved, MONDAY))
        assert word in caught.value.problems[0].vi


def test_what_the_catalogue_excludes_for_certain_is_refused_what_it_doubts_is_a_caution() -> None:
    only_here = replace(THREE_DAYS, ways_to_file=Stated(("direct",), "confirmed"))
    assert "channel" in refused(command(channel="online"), only_here)
    doubtful = replace(THREE_DAYS, ways_to_file=Stated(("direct",), "from_memory"))
    assert any(note.field == "channel" for note in decide(command(channel="online"), doubtful).notes)
    not_by_post = replace(THREE_DAYS, post_may_bring_back=Stated(False, "confirmed"))
    assert "return_way" in refused(command(return_way=ReturnWay.POST), not_by_post)


@pytest.mark.rule("slip.form", profile="national_2025")
def test_an_online_dossier_gets_no_paper_slip_by_itself() -> None:
    """The slip rule speaks of direct and postal filing only."""
    assert not decide(command(channel="online")).prints_slip


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        ("national_2025", None),
        ("national_2018", "không có hiệu lực vào ngày này (hiệu lực từ"),
        ("hai_duong_2025", "là dự thảo, chưa xác nhận đã ban hành"),
    ],
)
def test_a_profile_that_is_not_in_force_says_so(profile: str, said: str | None) -> None:
    told = decide(command(), profile=profile).explanation[0].vi
    assert (said in told) if said else not told.startswith("Lưu ý")


@given(
    procedure=st.sampled_from([p for p in load_sample_catalogue().procedures if p.is_valid_on(MONDAY.date())]),
    minutes=st.integers(0, 60 * 24 * 300),
    slip=st.sampled_from([None, True, False]),
    own=st.booleans(),
)
def test_every_decision_promises_a_time_in_the_future_that_it_can_explain(
    procedure: Procedure, minutes: int, slip: bool | None, own: bool
) -> None:
    received = datetime(2026, 1, 5, tzinfo=OFFICE_ZONE) + timedelta(minutes=minutes)
    term = procedure.term.value
    uncounted = procedure.immediate.value is not True if term is None else term.unit == "months"
    if uncounted:
        with pytest.raises(ReceiptRefused) as caught:
            decide(command(slip_wanted=slip), procedure, received, own_agency=own)
        # Only the term stands against an otherwise faultless receipt.
        assert {found.field for found in caught.value.problems} == {"due"}
        return
    decision = decide(command(slip_wanted=slip), procedure, received, own_agency=own)
    assert decision.explanation
    if decision.due is None:
        assert decision.returned
    else:
        assert decision.due >= received
        assert CALENDAR.status(decision.due.date()).works or decision.term_vi.startswith("ngay")
    assert slip is None or decision.prints_slip is slip


@given(text=st.text(max_size=400))
def test_no_text_of_any_kind_gets_past_the_checks_unclean(text: str) -> None:
    try:
        clean = decide(command(applicant=Applicant(text), request=text)).command
    except ReceiptRefused:
        return
    for kept in (clean.applicant.name, clean.request):
        assert unicodedata.is_normalized("NFC", kept)
        assert kept == kept.strip()
        assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in kept if char != "\n")
