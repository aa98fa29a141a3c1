"""A procedure of the same agency with its fees is one correction; money stays, and what is no fee goes back."""

from __future__ import annotations

import pytest

from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.fee_account import Money, PaidBy
from counter_app.domain.intake import ChargedFee
from counter_app.services.printing import Printing
from counter_app.services.slips import Slips
from counter_app.services.steps.corrections import Proposal
from counter_app.services.steps.fees import Refund, RefundGround
from counter_app.services.steps.results import ArrivedResult
from tests.services.desk import CLERK_LAN, DESK_KEY, SUPERVISOR_HOA, receipt_of
from tests.services.steps.anew import PARENTS
from tests.services.steps.counter import Counter
from tests.services.steps.fee_days import TODAY

LE_PHI, PHI = ("le_phi", "Lệ phí"), ("phi", "Phí")


def fee(what: tuple[str, str], amount: int) -> ChargedFee:
    return ChargedFee(*what, amount)


def to_parents(*fees: ChargedFee) -> Proposal:
    return Proposal(CorrectionKind.PROCEDURE, "Chọn nhầm thủ tục", procedure_code=PARENTS, fees=fees)


@pytest.fixture(name="slips")
def made_slips(counter: Counter) -> Slips:
    place, printer = counter.place, counter.printer
    return Slips(
        place.desk,
        place.clock,
        place.reference,
        DESK_KEY,
        Printing(lambda _name, _size: printer, lambda _seconds: None),
    )


def test_procedure_and_fees_are_asked_for_and_approved_together(counter: Counter, slips: Slips) -> None:
    identity = counter.receive(receipt_of(fees=(fee(LE_PHI, 15_000),)))
    counter.corrections.ask(identity, to_parents(fee(PHI, 8_000)), CLERK_LAN)
    assert counter.fees.account(identity).charged == {LE_PHI: 15_000}, "nothing is in force before it is approved"
    meanwhile = slips.prepare(identity)
    assert meanwhile.waiting_for_approval
    assert [(one.name, one.amount) for one in meanwhile.fees] == [("Phí", 8_000)]
    (asked,) = counter.oversight.asked()
    assert [(one.field.vi, one.before.vi, one.after.vi) for one in asked.changes][-1] == (
        "Mức phí, lệ phí",
        "Lệ phí: 15.000 đ",
        "Phí: 8.000 đ",
    )
    counter.corrections.decide(identity, approved=True, approver=SUPERVISOR_HOA)
    case = counter.cases.open(identity)
    assert case.row.procedure_code == PARENTS
    assert counter.fees.account(identity).charged == {PHI: 8_000}
    assert [(one.name, one.amount) for one in slips.prepare(identity).fees] == [("Phí", 8_000)]
    assert counter.place.entry_types().count("CorrectionDecided") == 1


def test_a_procedure_without_a_fee_charges_nothing_any_more(counter: Counter, slips: Slips) -> None:
    identity = counter.receive(receipt_of(fees=(fee(LE_PHI, 15_000),)))
    counter.corrections.ask(identity, to_parents(), CLERK_LAN)
    assert slips.prepare(identity).fees == ()
    counter.corrections.decide(identity, approved=True, approver=SUPERVISOR_HOA)
    assert counter.fees.account(identity).total_owed == 0


def test_what_is_not_approved_leaves_procedure_and_fees(counter: Counter) -> None:
    identity = counter.receive(receipt_of(fees=(fee(LE_PHI, 15_000),)))
    before = counter.cases.open(identity).row.procedure_code
    counter.corrections.ask(identity, to_parents(fee(PHI, 8_000)), CLERK_LAN)
    counter.corrections.decide(identity, approved=False, approver=SUPERVISOR_HOA)
    assert counter.cases.open(identity).row.procedure_code == before
    assert counter.fees.account(identity).charged == {LE_PHI: 15_000}


def test_where_the_fees_are_the_same_or_not_named_they_stay(counter: Counter) -> None:
    for proposal in (
        to_parents(fee(LE_PHI, 15_000)),
        Proposal(CorrectionKind.PROCEDURE, "Nhầm", procedure_code=PARENTS),
    ):
        identity = counter.receive(receipt_of(fees=(fee(LE_PHI, 15_000),)))
        counter.fees.take(identity, (Money(*LE_PHI, 15_000),), PaidBy.CASH, CLERK_LAN)
        counter.corrections.ask_and_decide(identity, proposal, CLERK_LAN, SUPERVISOR_HOA)
        assert counter.fees.account(identity).charged == {LE_PHI: 15_000}
        assert counter.fees.account(identity).excess(counter.status(identity)) == ()
        assert counter.cases.open(identity).headers("FeeRefunded") == ()


def test_fees_that_stay_as_they_are_are_no_correction(counter: Counter) -> None:
    identity = counter.receive(receipt_of(fees=(fee(LE_PHI, 15_000),)))
    with pytest.raises(BadInput, match="Nothing differs"):
        counter.corrections.ask(identity, Proposal(CorrectionKind.FEE, "Nhầm", fees=(fee(LE_PHI, 15_000),)), CLERK_LAN)


def test_money_under_a_name_that_is_not_charged_any_more_pays_what_is_and_the_till_stays(counter: Counter) -> None:
    identity = counter.receive(receipt_of(fees=(fee(LE_PHI, 15_000),)))
    counter.fees.take(identity, (Money(*LE_PHI, 15_000),), PaidBy.CASH, CLERK_LAN)
    before = counter.tills.till(TODAY).expected
    counter.corrections.ask_and_decide(identity, to_parents(fee(PHI, 8_000)), CLERK_LAN, SUPERVISOR_HOA)
    account = counter.fees.account(identity)
    assert account.total_owed == 0
    assert account.excess(counter.status(identity)) == (Money(*LE_PHI, 7_000),)
    assert counter.tills.till(TODAY).expected == before
    told = counter.told(identity)
    assert told.count("Chuyển sang khoản thu đúng, tiền vẫn giữ") == 2
    assert "không trả lại tiền" not in told


def test_what_was_taken_too_much_goes_back_and_nothing_beyond_it(counter: Counter) -> None:
    identity = counter.receive(receipt_of(fees=(fee(LE_PHI, 15_000),)))
    counter.fees.take(identity, (Money(*LE_PHI, 15_000),), PaidBy.CASH, CLERK_LAN)

    def back(amount: int) -> None:
        counter.fees.refund(
            identity, Refund((Money(*LE_PHI, amount),), "Thu nhầm", RefundGround.OVERTAKEN, PaidBy.CASH), CLERK_LAN
        )

    with pytest.raises(RuleViolation, match="correct them first"):
        back(5_000)
    lower = Proposal(CorrectionKind.FEE, "Ghi nhầm mức", fees=(fee(LE_PHI, 10_000),))
    counter.corrections.ask_and_decide(identity, lower, CLERK_LAN, SUPERVISOR_HOA)
    with pytest.raises(RuleViolation, match="beyond the fees"):
        back(5_001)
    back(5_000)
    assert counter.fees.account(identity).total_owed == 0
    with pytest.raises(RuleViolation):
        back(1)


def test_all_that_was_taken_for_a_void_dossier_goes_back(counter: Counter) -> None:
    identity = counter.receive(receipt_of(fees=(fee(LE_PHI, 15_000),)))
    counter.fees.take(identity, (Money(*LE_PHI, 15_000),), PaidBy.CASH, CLERK_LAN)
    counter.corrections.ask_and_decide(
        identity, Proposal(CorrectionKind.VOID, "Nhận nhầm người"), CLERK_LAN, SUPERVISOR_HOA
    )
    lines = counter.fees.account(identity).excess(counter.status(identity))
    assert lines == (Money(*LE_PHI, 15_000),)
    counter.fees.refund(identity, Refund(lines, "Hủy hồ sơ", RefundGround.OVERTAKEN, PaidBy.CASH), CLERK_LAN)
    assert counter.tills.till(TODAY).expected == 0


def test_the_catalogue_s_fees_are_told_while_the_procedure_is_chosen(counter: Counter) -> None:
    told = counter.corrections.against_procedure(counter.receive(), "1.004222")
    assert [one.field for one in told] == ["fees_anew", "procedure"]
    assert "Danh mục ghi: Lệ phí" in told[0].vi
    assert not any(one.firm for one in told)


def test_a_result_that_nobody_collects_is_no_ground_where_the_regulation_is_silent_too(counter: Counter) -> None:
    identity = counter.receive(receipt_of(fees=(fee(LE_PHI, 15_000),)))
    counter.fees.take(identity, (Money(*LE_PHI, 15_000),), PaidBy.CASH, CLERK_LAN)
    counter.handovers.hand_over(identity, "Tư pháp", CLERK_LAN)
    (before,) = counter.fees.against_refund(identity, agency_cannot=False)
    counter.results.arrive(identity, ArrivedResult(), CLERK_LAN)
    (told,) = counter.fees.against_refund(identity, agency_cannot=False)
    assert (before.firm, told.firm) == (False, True)
    lines = (Money(*LE_PHI, 15_000),)
    with pytest.raises(RuleViolation, match="nobody collects"):
        counter.fees.refund(identity, Refund(lines, "Không đến", RefundGround.OTHER, PaidBy.CASH), CLERK_LAN)
    counter.fees.refund(
        identity, Refund(lines, "Làm lại không được", RefundGround.AGENCY_CANNOT, PaidBy.CASH), CLERK_LAN
    )


def test_a_claimed_transfer_is_for_the_right_fee_and_nobody_is_asked_twice(counter: Counter) -> None:
    identity = counter.receive(receipt_of(fees=(fee(LE_PHI, 15_000),)))
    counter.fees.claim(identity, (Money(*LE_PHI, 15_000),), CLERK_LAN)
    (before,) = counter.transfers.claimed()
    counter.corrections.ask_and_decide(identity, to_parents(fee(PHI, 8_000)), CLERK_LAN, SUPERVISOR_HOA)
    assert counter.fees.to_claim(identity) == ()
    (claim,) = counter.transfers.claimed()
    assert (claim.purpose, claim.amount) == (before.purpose, 15_000)
    counter.transfers.confirm(counter.transfers.match([f"15.000 {claim.purpose}"]), SUPERVISOR_HOA)
    account = counter.fees.account(identity)
    assert (account.total_owed, account.total_claimed) == (0, 0)
    assert account.excess(counter.status(identity)) == (Money(*LE_PHI, 7_000),)
    assert counter.told(identity).count("tính cho khoản thu đúng") == 2


def test_cash_pays_first_and_the_claim_what_is_left(counter: Counter) -> None:
    identity = counter.receive(receipt_of(fees=(fee(LE_PHI, 15_000), fee(("le_phi", "Lệ phí bản sao"), 6_000))))
    counter.fees.take(identity, (Money("le_phi", "Lệ phí bản sao", 6_000),), PaidBy.CASH, CLERK_LAN)
    counter.fees.claim(identity, (Money(*LE_PHI, 15_000),), CLERK_LAN)
    counter.corrections.ask_and_decide(identity, to_parents(fee(PHI, 8_000)), CLERK_LAN, SUPERVISOR_HOA)
    account = counter.fees.account(identity)
    assert account.kept(PHI) == 6_000
    assert account.claimed == {PHI: 2_000, LE_PHI: 13_000}
    assert counter.fees.to_claim(identity) == ()


def test_money_that_came_in_by_two_ways_leaves_nothing_of_the_fee_for_the_claim(counter: Counter) -> None:
    by_cash, by_transfer, said_to_be = (("le_phi", f"Lệ phí {name}") for name in ("một", "hai", "ba"))
    identity = counter.receive(receipt_of(fees=(fee(by_cash, 5_000), fee(by_transfer, 3_000), fee(said_to_be, 10_000))))
    counter.fees.take(identity, (Money(*by_cash, 5_000),), PaidBy.CASH, CLERK_LAN)
    counter.fees.take(identity, (Money(*by_transfer, 3_000),), PaidBy.ONLINE, CLERK_LAN)
    counter.fees.claim(identity, (Money(*said_to_be, 10_000),), CLERK_LAN)
    counter.corrections.ask_and_decide(identity, to_parents(fee(PHI, 8_000)), CLERK_LAN, SUPERVISOR_HOA)
    account = counter.fees.account(identity)
    assert account.kept(PHI) == 8_000
    assert account.claimed == {said_to_be: 10_000}
