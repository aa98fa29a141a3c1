"""Hand-over by the hour that the law sets, lists that are whole or not at all, and results in the right hands."""

from __future__ import annotations

import pytest

from counter_app.domain import life_cycle as life
from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.intake import ChargedFee
from counter_app.print.form_pdf import render_form
from counter_app.services.steps.results import ArrivedResult, Collector, Return, ReturnedBy
from tests.print.paper_reading import extracted
from tests.services.desk import BIRTH, CLERK_LAN, person, receipt_of
from tests.services.steps.counter import Counter, at

UNIT = "Tư pháp - Hộ tịch"


def test_a_list_hands_over_everything_in_one_act_and_says_until_when(counter: Counter) -> None:
    identities = [counter.receive() for _number in range(3)]
    handed = counter.handovers.hand_over_list(identities, UNIT, CLERK_LAN, receiver="Phạm Văn Dũng")
    assert [counter.status(identity) for identity in identities] == [life.WITH_SPECIALIST] * 3
    assert counter.place.entry_types()[-4:] == ["HandoverListed", "HandedOver", "HandedOver", "HandedOver"]
    text = extracted(render_form(counter.papers.handover_list(handed, "Nguyễn Thị Lan", "Phạm Văn Dũng")))
    for words in (handed.number, UNIT, "17:00 23/11", "điều 18.2", "BÊN NHẬN", "Phạm Văn Dũng"):
        assert words in text


def test_a_list_with_one_dossier_that_cannot_go_is_not_written_at_all(counter: Counter) -> None:
    gone, waiting = counter.receive(), counter.receive()
    counter.handovers.hand_over(gone, UNIT, CLERK_LAN)
    before = counter.place.entry_types()
    with pytest.raises(RuleViolation):
        counter.handovers.hand_over_list([waiting, gone], UNIT, CLERK_LAN)
    assert counter.place.entry_types() == before
    assert counter.status(waiting) == life.RECEIVED


@pytest.mark.parametrize("unit", ["", "x" * 200])
def test_a_list_needs_a_unit_and_something_on_it(counter: Counter, unit: str) -> None:
    with pytest.raises(BadInput):
        counter.handovers.hand_over_list([counter.receive()], unit, CLERK_LAN)
    with pytest.raises(BadInput):
        counter.handovers.hand_over_list([], UNIT, CLERK_LAN)


def test_a_scan_into_the_list_says_at_once_why_a_dossier_may_not_go_along(counter: Counter) -> None:
    identity = counter.receive()
    looked = counter.handovers.look(identity)
    assert looked.problem is None
    assert looked.papers == 2
    assert looked.deadline is not None
    assert looked.deadline.by == at("2026-11-23T17:00")
    counter.handovers.hand_over(identity, UNIT, CLERK_LAN)
    assert counter.handovers.look(identity).problem is not None


def test_everything_that_waits_at_the_desk_is_one_call_the_longest_waiting_first(counter: Counter) -> None:
    first = counter.receive()
    counter.place.hands.pass_time(minutes=5)
    second, gone = counter.receive(), counter.receive()
    counter.handovers.hand_over(gone, UNIT, CLERK_LAN)
    held = counter.handovers.held()
    assert [row.identity for row in held.rows] == [first, second]
    assert held.count == 2
    assert held.rows[0].deadline is not None


def test_a_unit_is_remembered_and_proposed_for_the_same_procedure(counter: Counter) -> None:
    assert counter.handovers.units() == ()
    for unit in ("Địa chính", UNIT, UNIT):
        counter.handovers.hand_over(counter.receive(), unit, CLERK_LAN)
    assert counter.handovers.units() == (UNIT, "Địa chính")
    assert counter.handovers.look(counter.receive()).unit == UNIT
    # No habit yet: the stage after the counter's own.
    assert counter.handovers.look(counter.receive(receipt_of(BIRTH, slip_wanted=True))).unit.startswith("Công chức tư")


def test_a_code_or_the_end_of_one_is_typed_into_the_list(counter: Counter) -> None:
    first, second = counter.receive(), counter.receive(receipt_of(applicant=person(name="Trần Văn Bình")))
    code = counter.cases.open(first).row.code
    assert code is not None
    assert counter.handovers.look_up(f" {code.lower()} ").identity == first
    assert counter.handovers.look_up(first).identity == first
    assert counter.handovers.look_up("binh").identity == second
    for unclear in ("0", "261123", "nobody", ""):
        with pytest.raises(BadInput):
            counter.handovers.look_up(unclear)


def test_what_was_received_after_three_goes_at_the_next_opening_and_late_is_recorded(counter: Counter) -> None:
    counter.place.hands.pass_time(hours=7, minutes=30)
    identity = counter.receive()
    looked = counter.handovers.look(identity)
    assert looked.deadline is not None
    assert looked.deadline.by == at("2026-11-25T07:30")  # 24 November is a day off
    counter.place.hands.pass_time(days=3)
    counter.handovers.hand_over(identity, UNIT, CLERK_LAN)
    header = counter.cases.open(identity).happenings[-1].header
    assert header is not None
    assert header.facts["late"] is True


def test_the_control_slip_carries_every_hand_over(counter: Counter) -> None:
    identity = counter.receive()
    counter.handovers.hand_over(identity, UNIT, CLERK_LAN)
    text = extracted(render_form(counter.papers.control_slip(identity)))
    assert "PHIẾU KIỂM SOÁT" in text
    assert "2. Nhận: Tư pháp" in text


def test_a_result_is_handed_out_only_when_the_fee_is_settled(counter: Counter) -> None:
    fee = ChargedFee("le_phi", "Lệ phí", 15_000)
    identity = counter.receive(receipt_of(fees=(fee,)))
    counter.handovers.hand_over(identity, UNIT, CLERK_LAN)
    counter.results.arrive(identity, ArrivedResult(document="12/XN"), CLERK_LAN)
    assert [caution.field for caution in counter.results.cautions(identity)] == ["told", "fee"]
    with pytest.raises(RuleViolation, match=r"15\.000"):
        counter.results.hand_out(identity, Return(), CLERK_LAN)
    assert counter.status(identity) == life.RESULT_READY


def test_a_fee_that_was_paid_at_the_receipt_holds_nothing_up(counter: Counter) -> None:
    identity = counter.receive(receipt_of(fees=(ChargedFee("le_phi", "Lệ phí", 15_000, paid=True),)))
    counter.results.arrive(identity, ArrivedResult(), CLERK_LAN)
    counter.results.hand_out(identity, Return(), CLERK_LAN)
    assert counter.status(identity) == life.RETURNED


@pytest.mark.parametrize(
    "given",
    [
        Return(collector=Collector.AUTHORISED, name="Trần Văn Bình"),
        Return(collector=Collector.AUTHORISED, authority="Giấy ủy quyền số 3"),
        Return(with_slip=False),
        Return(by=ReturnedBy.POST),
    ],
)
def test_whoever_collects_otherwise_than_as_promised_shows_why(counter: Counter, given: Return) -> None:
    identity = counter.receive()
    counter.results.arrive(identity, ArrivedResult(), CLERK_LAN)
    with pytest.raises(BadInput):
        counter.results.hand_out(identity, given, CLERK_LAN)
    complete = Return(
        given.by, given.collector, "Trần Văn Bình", "Giấy ủy quyền số 3", given.with_slip, "CCCD", "RR1VN"
    )
    counter.results.hand_out(identity, complete, CLERK_LAN)
    assert counter.status(identity) == life.RETURNED


@pytest.mark.rule("error.correction", profile="national_2025")
def test_a_faulty_result_goes_back_and_is_due_in_three_working_days(counter: Counter) -> None:
    identity = counter.receive()
    counter.results.arrive(identity, ArrivedResult(), CLERK_LAN)
    counter.results.hand_out(identity, Return(), CLERK_LAN)
    told = counter.results.correction_due(identity)
    assert told is not None
    assert told[0] == at("2026-11-27T08:00")  # 24 November does not count
    counter.results.send_back(identity, "Sai ngày sinh", UNIT, CLERK_LAN)
    case = counter.cases.open(identity)
    assert (case.state.status, case.state.holder, case.due) == (life.WITH_SPECIALIST, UNIT, told[0])


def test_a_dossier_that_nobody_knows_is_told_so(counter: Counter) -> None:
    with pytest.raises(BadInput):
        counter.handovers.look("AAAAAAAAAAAAAAAA")
