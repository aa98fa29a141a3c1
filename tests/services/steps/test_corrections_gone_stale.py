"""What happens between asking for a correction and deciding it: the date moves, the clock stands, two desks ask."""

from __future__ import annotations

from datetime import timedelta

import pytest

from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.fee_account import Money, PaidBy
from counter_app.domain.intake import ChargedFee
from counter_app.domain.step_rules import SupplementRequest, WantedPaper
from counter_app.services.printing import Printing
from counter_app.services.slip_checking import SlipVerdict
from counter_app.services.slips import Slips
from counter_app.services.steps.appointments import NewAppointment
from counter_app.services.steps.corrections import Proposal
from counter_app.services.steps.till import Count
from counter_app.store.journal import EntryDraft
from tests.services.desk import CLERK_LAN, DESK_KEY, STATUS, SUPERVISOR_HOA, receipt_of
from tests.services.steps.anew import PARENTS, RESIDENCE, received_anew
from tests.services.steps.counter import Counter
from tests.services.steps.fee_days import TODAY

MISSING = SupplementRequest((WantedPaper("Giấy tờ chứng minh điều kiện"),), reason="Thiếu")
OTHER = Proposal(CorrectionKind.PROCEDURE, "Chọn nhầm", procedure_code=PARENTS)


def later(counter: Counter, days: int) -> Proposal:
    return Proposal(CorrectionKind.DUE, "Nhầm", due=counter.place.clock.now() + timedelta(days=days))


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


@pytest.mark.parametrize("kind", ["due", "procedure"])
def test_a_date_that_moved_since_is_not_taken_back_by_approving_what_was_counted_before(
    counter: Counter, kind: str
) -> None:
    identity = counter.receive()
    counter.corrections.ask(identity, later(counter, 20) if kind == "due" else OTHER, CLERK_LAN)
    due = counter.due(identity)
    assert due is not None
    counter.appointments.move(identity, NewAppointment(due + timedelta(days=3), "Chậm xác minh"), CLERK_LAN)
    with pytest.raises(RuleViolation, match="changed after"):
        counter.corrections.decide(identity, approved=True, approver=SUPERVISOR_HOA)
    counter.corrections.decide(identity, approved=False, approver=SUPERVISOR_HOA)
    assert counter.due(identity) == due + timedelta(days=3)
    counter.corrections.ask_and_decide(identity, later(counter, 20), CLERK_LAN, SUPERVISOR_HOA)


def test_fees_and_voiding_do_not_mind_a_date_that_moved(counter: Counter) -> None:
    identity = counter.receive(receipt_of(fees=(ChargedFee("le_phi", "Lệ phí", 15_000),)))
    counter.corrections.ask(identity, Proposal(CorrectionKind.FEE, "Nhầm", fees=()), CLERK_LAN)
    due = counter.due(identity)
    assert due is not None
    counter.appointments.move(identity, NewAppointment(due + timedelta(days=3), "Chậm xác minh"), CLERK_LAN)
    counter.corrections.decide(identity, approved=True, approver=SUPERVISOR_HOA)
    assert counter.fees.account(identity).total_owed == 0


def test_another_procedure_after_a_pause_leaves_the_date_and_says_so(counter: Counter) -> None:
    """Counted from the receipt it would lie before today: the citizen's days would be the agency's."""
    identity = counter.receive()
    counter.supplements.ask(identity, MISSING, CLERK_LAN)
    counter.place.hands.pass_time(days=10)
    counter.supplements.receive(identity, ("Giấy tờ chứng minh điều kiện",), CLERK_LAN)
    due = counter.due(identity)
    told = " ".join(one.vi for one in counter.corrections.against_procedure(identity, PARENTS))
    assert "ngày hẹn giữ nguyên" in told
    counter.corrections.ask_and_decide(identity, OTHER, CLERK_LAN, SUPERVISOR_HOA)
    assert counter.due(identity) == due
    anew = received_anew(counter, identity)
    assert (counter.due(anew), anew != identity) == (due, True)


@pytest.mark.parametrize(
    "proposal",
    [
        Proposal(CorrectionKind.PROCEDURE, "Nhầm", procedure_code=STATUS),
        Proposal(CorrectionKind.PROCEDURE, "Nhầm", procedure_code=STATUS, fees=()),
        Proposal(CorrectionKind.FEE, "Nhầm", fees=()),
    ],
)
def test_what_changes_nothing_is_not_asked_for(counter: Counter, proposal: Proposal) -> None:
    identity = counter.receive()
    with pytest.raises(BadInput, match="Nothing differs"):
        counter.corrections.ask(identity, proposal, CLERK_LAN)
    with pytest.raises(BadInput, match="Nothing differs"):
        counter.corrections.ask(identity, Proposal(CorrectionKind.DUE, "Nhầm", due=counter.due(identity)), CLERK_LAN)
    assert "CorrectionAsked" not in counter.place.entry_types()


def test_of_two_that_were_asked_for_without_knowing_of_each_other_both_are_decided(counter: Counter) -> None:
    """As two desks without a line write them."""
    identity = counter.receive()
    counter.corrections.ask(identity, later(counter, 20), CLERK_LAN)
    other = EntryDraft(
        "CorrectionAsked", dossier=identity, details={"reason": "Nhận nhầm người"}, facts={"kind": "void"}
    )
    counter.place.desk.journal.append([other], CLERK_LAN.account, counter.place.clock.stamp())
    reasons = []
    while (found := counter.corrections.waiting(identity)) is not None:
        reasons.append(found.reason)
        assert [one.reason for one in counter.oversight.asked()] == [found.reason]
        counter.corrections.decide(identity, approved=False, approver=SUPERVISOR_HOA)
    assert reasons == ["Nhận nhầm người", "Nhầm"]


def test_a_slip_whose_correction_was_declined_says_which_date_holds(counter: Counter, slips: Slips) -> None:
    identity = counter.receive()
    promised = counter.due(identity)
    assert promised is not None
    counter.corrections.ask(identity, later(counter, 20), CLERK_LAN)
    waiting = slips.prepare(identity)
    slips.print_slip(identity, CLERK_LAN)
    counter.corrections.decide(identity, approved=False, approver=SUPERVISOR_HOA)
    answer = slips.check(waiting.qr_text)
    assert answer.verdict is SlipVerdict.KNOWN
    assert f"{promised:%d/%m/%Y %H:%M}" in answer.vi
    final = slips.prepare(identity)
    slips.print_slip(identity, CLERK_LAN)
    assert slips.check(waiting.qr_text).verdict is SlipVerdict.REPLACED
    assert "không phải ngày" not in slips.check(final.qr_text).vi


def test_money_that_only_changes_its_name_opens_no_till_that_was_counted(counter: Counter) -> None:
    identity = counter.receive(receipt_of(fees=(ChargedFee("le_phi", "Lệ phí", 15_000),)))
    counter.fees.take(identity, (Money("le_phi", "Lệ phí", 15_000),), PaidBy.CASH, CLERK_LAN)
    counter.tills.count(TODAY, Count(15_000), "", CLERK_LAN)
    assert not counter.tills.till(TODAY).is_open
    received_anew(counter, identity, Proposal(CorrectionKind.PROCEDURE, "Nhầm", procedure_code=RESIDENCE))
    till = counter.tills.till(TODAY)
    assert (till.is_open, till.expected, till.receipts) == (False, 15_000, 1)
