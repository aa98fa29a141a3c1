"""A dossier whose right procedure belongs to another agency is void and received anew in one act, whole or not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlcipher3 import dbapi2

from counter_app.domain import entry_types as types
from counter_app.domain import life_cycle as life
from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.errors import RuleViolation
from counter_app.domain.fee_account import Money, PaidBy
from counter_app.domain.intake import ChargedFee
from counter_app.services.printing import Printing
from counter_app.services.slips import Slips, SlipVerdict
from counter_app.services.steps.corrections import Proposal
from tests.services.desk import CLERK_LAN, DESK_KEY, SUPERVISOR_HOA, person, receipt_of
from tests.services.steps.anew import ANEW, LE_PHI, RESIDENCE, received_anew
from tests.services.steps.counter import Counter
from tests.services.steps.fee_days import TODAY
from tests.services.steps.told_citizens import notices


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


def test_one_act_voids_the_old_dossier_and_receives_it_anew_at_its_original_time(counter: Counter) -> None:
    old = counter.receive()
    before = counter.cases.open(old)
    counter.place.hands.pass_time(hours=3)
    case, was = counter.cases.open(received_anew(counter, old)), counter.cases.open(old)
    assert (was.state.status, was.state.replaced_by) == (life.VOID, case.identity)
    assert (case.state.status, case.received) == (life.RECEIVED, before.received)
    assert str(case.row.code).startswith("G01.36.05-261123-")
    assert case.row.procedure_code == RESIDENCE
    assert (case.details["applicant"], case.details["components"]) == (
        before.details["applicant"],
        before.details["components"],
    )
    assert case.details["replaces"] == before.row.code
    assert case.opening.facts["replaces"] == old
    assert case.due is not None
    assert before.due is not None
    assert case.due > before.due  # seven working days in place of three, from the same moment
    assert "Tờ khai CT01" in " ".join(case.details["missing"])


def test_each_of_the_two_names_the_other_in_its_timeline(counter: Counter) -> None:
    old = counter.receive()
    anew = received_anew(counter, old)
    assert f"Được nhận lại với mã: {counter.view(anew).line.code}" in counter.told(old)
    assert f"Thay cho hồ sơ: {counter.view(old).line.code}" in counter.told(anew)


def test_it_waits_for_a_second_person_and_the_slip_says_so_meanwhile(counter: Counter, slips: Slips) -> None:
    identity = counter.receive()
    first = slips.prepare(identity).qr_text
    slips.print_slip(identity, CLERK_LAN)
    counter.corrections.ask(identity, ANEW, CLERK_LAN)
    meanwhile = slips.prepare(identity)
    assert meanwhile.waiting_for_approval
    assert counter.status(identity) == life.RECEIVED
    with pytest.raises(RuleViolation):
        counter.corrections.decide(identity, approved=True, approver=CLERK_LAN)
    saved = counter.corrections.decide(identity, approved=True, approver=SUPERVISOR_HOA)
    assert saved.identity is not None
    content = slips.prepare(saved.identity)
    assert content.procedure == meanwhile.procedure
    assert content.replaces == counter.view(identity).line.code
    answer = slips.check(first)
    assert (answer.verdict, answer.replaced_by) == (SlipVerdict.REPLACED, saved.identity)


def test_what_is_not_approved_leaves_the_dossier_as_it_was(counter: Counter) -> None:
    identity = counter.receive()
    counter.corrections.ask(identity, ANEW, CLERK_LAN)
    assert counter.corrections.decide(identity, approved=False, approver=SUPERVISOR_HOA).identity is None
    assert counter.status(identity) == life.RECEIVED
    assert counter.place.entry_types().count(types.DOSSIER_RECEIVED) == 1


def test_what_was_handed_over_is_not_received_anew_any_more(counter: Counter) -> None:
    identity = counter.receive()
    counter.corrections.ask(identity, ANEW, CLERK_LAN)
    counter.handovers.hand_over(identity, "Tư pháp", CLERK_LAN)
    before = counter.place.entry_types()
    with pytest.raises(RuleViolation, match="not possible now: voided"):
        counter.corrections.decide(identity, approved=True, approver=SUPERVISOR_HOA)
    assert counter.place.entry_types() == before
    other = counter.receive()
    counter.handovers.hand_over(other, "Tư pháp", CLERK_LAN)
    with pytest.raises(RuleViolation):
        counter.corrections.ask(other, ANEW, CLERK_LAN)


def test_money_goes_over_by_the_way_it_came_in_and_the_till_stays(counter: Counter) -> None:
    charged = (ChargedFee("le_phi", "Lệ phí", 15_000), ChargedFee("phi", "Phí", 8_000))
    old = counter.receive(receipt_of(fees=charged))
    counter.fees.take(old, (Money("le_phi", "Lệ phí", 15_000),), PaidBy.CASH, CLERK_LAN)
    counter.fees.take(old, (Money("phi", "Phí", 8_000),), PaidBy.ONLINE, CLERK_LAN)
    before = counter.tills.till(TODAY)
    anew = received_anew(counter, old)
    account, was = counter.fees.account(anew), counter.fees.account(old)
    assert (account.charged, account.total_owed) == ({("le_phi", "Lệ phí"): 20_000}, 0)
    assert was.refundable() == (Money("phi", "Phí", 3_000),)
    assert counter.tills.till(TODAY).expected == before.expected
    assert "không trả lại tiền" in counter.told(old)
    assert "không thu thêm tiền" in counter.told(anew)


def test_without_other_fees_what_was_charged_is_charged_again(counter: Counter) -> None:
    old = counter.receive(receipt_of(fees=(LE_PHI,)))
    anew = received_anew(counter, old, Proposal(CorrectionKind.PROCEDURE, "Nhầm", procedure_code=RESIDENCE))
    assert counter.fees.account(anew).owed() == (Money("le_phi", "Lệ phí", 20_000),)


def test_the_citizen_is_told_of_both_and_never_of_money_given_back(counter: Counter) -> None:
    command = receipt_of(fees=(LE_PHI,), applicant=person(email="dep@example.vn"), notify=("email",))
    old = counter.receive(command)
    counter.fees.take(old, (Money("le_phi", "Lệ phí", 20_000),), PaidBy.CASH, CLERK_LAN)
    counter.place.hands.pass_time(hours=2)
    anew = received_anew(counter, old)
    assert [one["kind"] for one in notices(counter, old)] == ["received", "voided"]
    (told,) = notices(counter, anew)
    assert told["kind"] == "received"
    assert str(counter.view(anew).line.code) in notices(counter, old)[-1]["vi"]
    assert "08:00" in told["vi"]  # the original time


@pytest.mark.parametrize("written", range(12))
def test_a_save_that_breaks_off_between_two_entries_leaves_everything_as_it_was(counter: Counter, written: int) -> None:
    """The disk takes `written` entries more and then none: all of the act is there afterwards, or nothing."""
    command = receipt_of(fees=(LE_PHI,), applicant=person(email="dep@example.vn"), notify=("email",))
    old = counter.receive(command)
    counter.fees.take(old, (Money("le_phi", "Lệ phí", 20_000),), PaidBy.CASH, CLERK_LAN)
    before = counter.place.entry_types()
    _full_after(counter, len(before) + written)
    try:
        received_anew(counter, old)
        whole = True
    except dbapi2.IntegrityError:
        whole = False
    with counter.place.desk.database.write() as connection:
        connection.exec_driver_sql("DROP TRIGGER full_disk")
    if whole:
        assert counter.status(old) == life.VOID
        return
    assert counter.place.entry_types() == before
    assert counter.status(old) == life.RECEIVED
    assert counter.corrections.waiting(old) is None
    assert counter.status(received_anew(counter, old)) == life.RECEIVED


def _full_after(counter: Counter, entries: int) -> None:
    with counter.place.desk.database.write() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full_disk BEFORE INSERT ON entries "
            f"WHEN (SELECT count(*) FROM entries) >= {entries} BEGIN SELECT RAISE(ABORT, 'full'); END"
        )


def test_the_same_agency_s_procedure_keeps_the_dossier(counter: Counter) -> None:
    identity = counter.receive()
    assert counter.corrections.against_procedure(identity, "1.001022") == ()
    told = counter.corrections.against_procedure(identity, RESIDENCE)[-1]
    assert "void and received anew" in told.en
    assert not told.firm
    saved = counter.corrections.ask_and_decide(
        identity, Proposal(CorrectionKind.PROCEDURE, "Nhầm", procedure_code="1.001022"), CLERK_LAN, SUPERVISOR_HOA
    )
    assert saved.identity is None


def test_what_is_received_anew_is_corrected_further_like_any_other(counter: Counter) -> None:
    anew = received_anew(counter, counter.receive())
    later = Proposal(CorrectionKind.DUE, "Nhầm", due=counter.place.clock.now() + timedelta(days=30))
    counter.corrections.ask_and_decide(anew, later, CLERK_LAN, SUPERVISOR_HOA)
    assert counter.due(anew) == later.due
