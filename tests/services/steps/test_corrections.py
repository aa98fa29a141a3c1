"""A wrong name, date or procedure is put right at the counter; what was promised needs a second person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from counter_app.domain import entry_types as types
from counter_app.domain import life_cycle as life
from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.intake import ChargedFee, ReceiptRefused, Submitter
from counter_app.domain.slip import CopyReason, SlipContent
from counter_app.services.printing import Printing
from counter_app.services.slips import Slips, SlipVerdict
from counter_app.services.steps.corrections import Corrections, Proposal
from counter_app.services.steps.endings import GivenBack
from counter_app.services.steps.offers import Offers
from counter_app.services.steps.results import ArrivedResult
from counter_app.store.rebuilding import rebuild
from counter_app.wire.keys import SigningKey
from tests.services.desk import CLERK_LAN, DESK_KEY, SUPERVISOR_HOA, person, receipt_of
from tests.services.steps.counter import Counter, at

TYPO: Mapping[str, Any] = {"applicant": {"name": "Nguyễn Thị Đẹp Lắm", "phone": "0988 777 666"}}
LATER_DUE = Proposal(CorrectionKind.DUE, "Ghi nhầm ngày hẹn", due=at("2026-12-01T09:00"))


@pytest.fixture(name="corrections")
def made_corrections(counter: Counter) -> Corrections:
    return Corrections(counter.cases, counter.place.reference)


@pytest.fixture(name="slips")
def made_slips(counter: Counter) -> Slips:
    place = counter.place
    printer = counter.printer
    return Slips(
        place.desk,
        place.clock,
        place.reference,
        DESK_KEY,
        Printing(lambda _name, _size: printer, lambda _seconds: None),
    )


def printed(slips: Slips, identity: str) -> SlipContent:
    content = slips.prepare(identity)
    slips.print_slip(identity, CLERK_LAN)
    return content


def sent_to(counter: Counter, identity: str) -> object:
    """Where the newest notice goes."""
    told = counter.cases.open(identity).last(types.NOTICE_MADE)
    assert told is not None
    return told.details["to"]


def test_a_typing_error_is_corrected_at_once_found_again_and_printed_as_an_original(
    counter: Counter, corrections: Corrections, slips: Slips
) -> None:
    identity = counter.receive()
    first = printed(slips, identity)
    corrections.correct(identity, TYPO, "Gõ nhầm tên", CLERK_LAN)
    assert [line.identity for line in counter.dossiers.find("dep lam")] == [identity]
    again = slips.prepare(identity)
    assert again.applicant.name == "Nguyễn Thị Đẹp Lắm"
    assert again.copy is None
    assert again.replaces.startswith(str(first.code))
    assert not again.waiting_for_approval
    happening = counter.cases.open(identity).happenings[-1]
    assert happening.details["before"]["applicant"] == {"name": "Nguyễn Thị Đẹp", "phone": "0912 345 678"}


def test_a_rebuild_gives_the_corrected_dossier_too(counter: Counter, corrections: Corrections) -> None:
    identity = counter.receive()
    corrections.correct(identity, TYPO, "Gõ nhầm tên", CLERK_LAN)
    before = counter.view(identity).line
    rebuild(counter.place.desk.database, counter.place.desk.projections)
    assert counter.view(identity).line == before


def test_nothing_is_corrected_at_once_after_hand_over(counter: Counter, corrections: Corrections) -> None:
    identity = counter.receive()
    counter.handovers.hand_over(identity, "Tư pháp", CLERK_LAN)
    with pytest.raises(RuleViolation):
        corrections.correct(identity, TYPO, "Gõ nhầm tên", CLERK_LAN)


@pytest.mark.parametrize(
    ("after", "why"),
    [
        ({}, "Nhầm"),
        ({"applicant": {"name": "Nguyễn Thị Đẹp"}}, "Nhầm"),
        ({"applicant": {"name": "a\x00"}}, "Nhầm"),
        (TYPO, " "),
    ],
)
def test_a_correction_that_is_none_or_has_no_reason_changes_nothing(
    counter: Counter, corrections: Corrections, after: Mapping[str, Any], why: str
) -> None:
    identity = counter.receive()
    before = counter.place.entry_types()
    with pytest.raises(BadInput):
        corrections.correct(identity, after, why, CLERK_LAN)
    assert counter.place.entry_types() == before


@pytest.mark.parametrize(
    ("after", "field"),
    [
        ({"applicant": {"email": "không phải thư"}}, "applicant.email"),
        ({"applicant": {"phone": "0912 ba bốn năm"}}, "applicant.phone"),
        ({"applicant": {"name": ""}}, "applicant.name"),
        ({"applicant": {"id_number": "số 12"}}, "applicant.id_number"),
        ({"applicant": {"kind": "organisation"}}, "applicant"),
        ({"applicant": "Nguyễn Thị Đẹp"}, "applicant"),
        ({"submitter": {"phone": "máy bàn"}}, "submitter.phone"),
        ({"components": [{"name": "Căn cước", "papers": [{"kind": "original", "count": 0}]}]}, "components[0]"),
        ({"components": [{"name": "Căn cước", "papers": [{"kind": "bản lạ", "count": 1}]}]}, "components"),
        ({"return_way": "bồ câu"}, "return_way"),
        ({"notify": ["zalo"]}, "notify"),
    ],
)
def test_what_no_receipt_could_say_no_correction_says(
    counter: Counter, corrections: Corrections, after: Mapping[str, Any], field: str
) -> None:
    identity = counter.receive(receipt_of(submitter=Submitter("Lê Văn Cường", "Giấy ủy quyền 12/GUQ")))
    before = counter.place.entry_types()
    with pytest.raises(ReceiptRefused) as refused:
        corrections.correct(identity, after, "Gõ nhầm", CLERK_LAN)
    assert [problem.field for problem in refused.value.problems] == [field]
    assert corrections.against(identity, after) == refused.value.problems
    assert counter.place.entry_types() == before


def test_what_a_portal_let_through_keeps_nobody_from_correcting_something_else(
    counter: Counter, corrections: Corrections
) -> None:
    identity = counter.arrive_online(receipt_of(applicant=person(email="khong-phai-thu"), channel="online"))
    assert corrections.against(identity, {"applicant": {"name": "Nguyễn Thị Đẹp Lắm"}}) == ()
    assert corrections.against(identity, {"applicant": {"email": "dep@example.vn"}}) == ()


OLD = "Số 5, phường Mẫu Một, quận Mẫu Cũ, tỉnh Thử Nghiệm"
OLD_TODAY = "Số 5, phường Mẫu, tỉnh Thử Nghiệm"
NEW = "Số 5, phường Mẫu Ba, quận Mẫu Cũ, tỉnh Thử Nghiệm"
NEW_TODAY = "Số 5, phường Mẫu Đông, tỉnh Thử Nghiệm"


@pytest.mark.parametrize(
    ("today", "after", "stays", "told"),
    [
        (OLD_TODAY, {"address": NEW}, None, f"bị bỏ khi lưu; nay là (bảng mẫu): {NEW_TODAY}"),
        (OLD_TODAY, {"address": NEW, "address_today": NEW_TODAY}, NEW_TODAY, ""),
        (OLD_TODAY, {"phone": "0912345678"}, OLD_TODAY, ""),
        ("Nhà văn hóa khu 2", {"address": NEW}, "Nhà văn hóa khu 2", "hãy xem lại"),
        ("", {"address": NEW}, None, f"theo đơn vị cũ; nay là (bảng mẫu): {NEW_TODAY}"),
        ("", {"address": "Số 9, phường Mẫu, tỉnh Thử Nghiệm"}, None, ""),
    ],
)
def test_today_s_writing_of_a_corrected_address_goes_with_it_unless_a_person_typed_it(
    counter: Counter, corrections: Corrections, today: str, after: dict[str, str], stays: str | None, told: str
) -> None:
    """It stayed as it was: the slip then showed the old place first, and the post brought the result there."""
    identity = counter.receive(receipt_of(applicant=person(address=OLD, address_today=today)))
    (*said,) = corrections.about_today(identity, {"applicant": after})
    assert [told in one.vi and not one.firm for one in said] == ([True] if told else [])
    corrections.correct(identity, {"applicant": after}, "Ghi nhầm", CLERK_LAN)
    assert counter.cases.open(identity).details["applicant"].get("address_today") == stays


def test_notices_go_where_the_corrected_contact_of_the_submitter_says(
    counter: Counter, corrections: Corrections
) -> None:
    by_another = Submitter("Lê Văn Cường", "Giấy ủy quyền 12/GUQ", phone="0912 000 111")
    identity = counter.receive(receipt_of(submitter=by_another, notify=("sms",)))
    corrections.correct(identity, {"submitter": {"phone": "0912 000 222"}}, "Gõ nhầm", CLERK_LAN)
    assert sent_to(counter, identity) == {"sms": "0912 000 222"}  # already of the correction itself
    counter.results.arrive(identity, ArrivedResult(), CLERK_LAN)
    assert sent_to(counter, identity) == {"sms": "0912 000 222"}


def test_a_new_date_waits_for_a_second_person_and_the_slip_says_so(
    counter: Counter, corrections: Corrections, slips: Slips
) -> None:
    identity = counter.receive()
    old, promised = printed(slips, identity), counter.due(identity)
    corrections.ask(identity, LATER_DUE, CLERK_LAN)
    assert counter.due(identity) == promised
    meanwhile = printed(slips, identity)
    assert meanwhile.waiting_for_approval
    assert meanwhile.due == LATER_DUE.due
    assert slips.check(old.qr_text).verdict is SlipVerdict.REPLACED
    corrections.decide(identity, approved=True, approver=SUPERVISOR_HOA)
    assert counter.due(identity) == LATER_DUE.due
    final = slips.prepare(identity)
    assert not final.waiting_for_approval
    assert final.copy is None
    printed(slips, identity)
    assert slips.check(meanwhile.qr_text).verdict is SlipVerdict.REPLACED
    assert slips.check(final.qr_text).verdict is SlipVerdict.KNOWN


def test_a_new_date_whose_year_was_mistyped_is_not_even_asked_for(counter: Counter, corrections: Corrections) -> None:
    identity = counter.receive()
    with pytest.raises(BadInput, match="five years"):
        corrections.ask(identity, replace(LATER_DUE, due=at("2206-12-04T16:00")), CLERK_LAN)
    assert corrections.waiting(identity) is None


def test_the_slip_of_before_a_correction_answers_that_it_was_replaced_though_its_code_and_dates_are_the_same(
    counter: Counter, corrections: Corrections, slips: Slips
) -> None:
    identity = counter.receive()
    old = printed(slips, identity)
    corrections.correct(identity, TYPO, "Gõ nhầm tên", CLERK_LAN)
    new = printed(slips, identity)
    assert (new.code, new.due) == (old.code, old.due)
    assert [slips.check(one.qr_text).verdict for one in (old, new)] == [SlipVerdict.REPLACED, SlipVerdict.KNOWN]
    again = slips.prepare(identity, reason=CopyReason.LOST)
    assert again.qr_text == new.qr_text  # letter for letter, as long as nothing more is corrected


def test_a_date_that_was_moved_there_and_back_does_not_bring_the_first_slip_back_to_life(
    counter: Counter, corrections: Corrections, slips: Slips
) -> None:
    identity = counter.receive()
    first, promised = printed(slips, identity), counter.due(identity)
    corrections.ask_and_decide(identity, LATER_DUE, CLERK_LAN, SUPERVISOR_HOA)
    second = printed(slips, identity)
    back = Proposal(CorrectionKind.DUE, "Ngày cũ mới đúng", due=promised)
    corrections.ask_and_decide(identity, back, CLERK_LAN, SUPERVISOR_HOA)
    third = printed(slips, identity)
    assert third.due == first.due
    verdicts = [slips.check(one.qr_text).verdict for one in (first, second, third)]
    assert verdicts == [SlipVerdict.REPLACED, SlipVerdict.REPLACED, SlipVerdict.KNOWN]


def test_another_desk_s_print_of_a_correction_replaces_the_slip_too(
    counter: Counter, corrections: Corrections, slips: Slips
) -> None:
    identity = counter.receive()
    old = printed(slips, identity)
    corrections.correct(identity, TYPO, "Gõ nhầm tên", CLERK_LAN)
    place, printer = counter.place, counter.printer
    elsewhere = Slips(
        *(place.desk, place.clock, place.reference, SigningKey(b"\x02" * 32)),
        Printing(lambda _name, _size: printer, lambda _seconds: None),
    )
    printed(elsewhere, identity)
    assert slips.check(old.qr_text).verdict is SlipVerdict.REPLACED


def test_a_date_that_is_not_approved_goes_back_to_the_promised_one(
    counter: Counter, corrections: Corrections, slips: Slips
) -> None:
    identity = counter.receive()
    promised = counter.due(identity)
    corrections.ask(identity, LATER_DUE, CLERK_LAN)
    waiting = printed(slips, identity)
    corrections.decide(identity, approved=False, approver=SUPERVISOR_HOA, remark="Không có lý do")
    assert counter.due(identity) == promised
    assert slips.prepare(identity).due == promised
    printed(slips, identity)
    assert slips.check(waiting.qr_text).verdict is SlipVerdict.REPLACED


def test_whoever_asked_cannot_approve_and_a_clerk_never_can(counter: Counter, corrections: Corrections) -> None:
    identity = counter.receive()
    corrections.ask(identity, LATER_DUE, SUPERVISOR_HOA)
    with pytest.raises(RuleViolation, match="another person"):
        corrections.decide(identity, approved=True, approver=SUPERVISOR_HOA)
    with pytest.raises(RuleViolation):
        corrections.decide(identity, approved=True, approver=CLERK_LAN)
    assert corrections.waiting(identity) is not None


def test_the_second_person_signs_in_over_the_clerk_s_screen(counter: Counter, corrections: Corrections) -> None:
    identity = counter.receive()
    corrections.ask_and_decide(identity, LATER_DUE, CLERK_LAN, SUPERVISOR_HOA)
    header = counter.cases.open(identity).happenings[-1].header
    assert header is not None
    assert (header.who, header.facts["how"]) == ("hoa", "signed_in")
    assert corrections.waiting(identity) is None


def test_one_proposal_at_a_time(counter: Counter, corrections: Corrections) -> None:
    identity = counter.receive()
    corrections.ask(identity, LATER_DUE, CLERK_LAN)
    with pytest.raises(RuleViolation):
        corrections.ask(identity, LATER_DUE, CLERK_LAN)


def test_a_corrected_fee_stands_on_the_new_slip_and_is_what_is_owed(
    counter: Counter, corrections: Corrections, slips: Slips
) -> None:
    identity = counter.receive(receipt_of(fees=(ChargedFee("le_phi", "Lệ phí", 15_000),)))
    fee = Proposal(CorrectionKind.FEE, "Nhầm mức thu", fees=(ChargedFee("le_phi", "Lệ phí", 8_000),))
    corrections.ask_and_decide(identity, fee, CLERK_LAN, SUPERVISOR_HOA)
    assert [one.amount for one in slips.prepare(identity).fees] == [8_000]
    assert "8.000" in counter.results.cautions(identity)[-1].vi


def test_another_procedure_of_the_same_agency_keeps_the_code_and_counts_its_own_term(
    counter: Counter, corrections: Corrections, slips: Slips
) -> None:
    identity = counter.receive()
    code = counter.view(identity).line.code
    other = Proposal(CorrectionKind.PROCEDURE, "Chọn nhầm thủ tục", procedure_code="1.001022")
    corrections.ask_and_decide(identity, other, CLERK_LAN, SUPERVISOR_HOA)
    line = counter.view(identity).line
    assert (line.code, line.procedure) == (code, slips.prepare(identity).procedure)
    assert "cha, mẹ, con" in line.procedure


def test_a_voided_dossier_is_void_only_when_approved(counter: Counter, corrections: Corrections) -> None:
    identity = counter.receive()
    corrections.ask(identity, Proposal(CorrectionKind.VOID, "Nhập trùng"), CLERK_LAN)
    assert counter.status(identity) == life.RECEIVED
    corrections.decide(identity, approved=True, approver=SUPERVISOR_HOA)
    assert counter.status(identity) == life.VOID


def test_what_was_handed_over_meanwhile_is_not_voided_any_more(counter: Counter, corrections: Corrections) -> None:
    identity = counter.receive()
    corrections.ask(identity, Proposal(CorrectionKind.VOID, "Nhập trùng"), CLERK_LAN)
    counter.handovers.hand_over(identity, "Tư pháp", CLERK_LAN)
    before = counter.place.entry_types()
    with pytest.raises(RuleViolation, match="not possible now: voided"):
        corrections.decide(identity, approved=True, approver=SUPERVISOR_HOA)
    assert counter.place.entry_types() == before
    corrections.decide(identity, approved=False, approver=SUPERVISOR_HOA)
    with pytest.raises(RuleViolation):
        corrections.ask(identity, Proposal(CorrectionKind.VOID, "Nhập trùng"), CLERK_LAN)


def test_nothing_is_decided_about_a_dossier_that_has_ended(counter: Counter, corrections: Corrections) -> None:
    identity = counter.receive()
    corrections.ask(identity, LATER_DUE, CLERK_LAN)
    counter.endings.withdraw(identity, "Không cần nữa", GivenBack(), CLERK_LAN)
    promised = counter.due(identity)
    with pytest.raises(RuleViolation):
        corrections.decide(identity, approved=True, approver=SUPERVISOR_HOA)
    assert counter.due(identity) == promised
    assert counter.oversight.asked() == ()


@pytest.mark.parametrize(
    "proposal",
    [
        Proposal(CorrectionKind.DUE, "Nhầm"),
        Proposal(CorrectionKind.DUE, "Nhầm", due=at("2026-11-01T09:00")),
        Proposal(CorrectionKind.FEE, "Nhầm", fees=(ChargedFee("phi", "Phí", -1),)),
        Proposal(CorrectionKind.PROCEDURE, "Nhầm", procedure_code="9.999999"),
        Proposal(CorrectionKind.DUE, " ", due=at("2026-12-01T09:00")),
    ],
)
def test_an_impossible_proposal_is_refused_and_nothing_waits(
    counter: Counter, corrections: Corrections, proposal: Proposal
) -> None:
    identity = counter.receive()
    with pytest.raises(BadInput):
        corrections.ask(identity, proposal, CLERK_LAN)
    assert corrections.waiting(identity) is None


@pytest.mark.parametrize("kind", [CorrectionKind.DUE, CorrectionKind.FEE])
def test_what_was_not_received_has_no_date_and_no_fee_to_correct(
    counter: Counter, corrections: Corrections, kind: CorrectionKind
) -> None:
    """A dossier of the inbox got a date that nobody had promised, and owed a fee."""
    identity = counter.arrive_online()
    before = counter.place.entry_types()
    with pytest.raises(RuleViolation) as refused:
        corrections.ask(
            identity, replace(LATER_DUE, kind=kind, fees=(ChargedFee("le_phi", "Lệ phí", 9_000),)), CLERK_LAN
        )
    assert "chưa được tiếp nhận" in refused.value.vi
    assert counter.place.entry_types() == before
    offered = {one.deed.name: one.why_not for one in Offers(counter.cases).of(identity, CLERK_LAN)}
    assert offered["propose"] is not None
    counter.place.intake.receive(receipt_of(channel="online", arrived=identity), CLERK_LAN)
    corrections.ask(identity, LATER_DUE, CLERK_LAN)
