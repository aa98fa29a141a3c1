"""What the centre left out is settled by whoever answers for the office, by the real centre: with and without a line,
once and twice, and two dossiers that stand side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.domain import entry_types as types
from counter_app.domain import life_cycle as life
from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.fee_account import Money, PaidBy
from counter_app.domain.permissions import SUPERVISOR
from counter_app.services.sign_in import Session
from counter_app.services.slip_checking import SlipVerdict
from counter_app.services.steps.conflict import Conflict, choices_of, conflict_of
from counter_app.services.steps.conflicts import Choice, Settlement
from counter_app.services.steps.corrections import Proposal
from counter_app.services.steps.endings import GivenBack
from counter_app.services.steps.fees import Refund, RefundGround
from counter_app.services.steps.results import ArrivedResult, Return
from tests.services.desk import CLERK_LAN
from tests.sync.meeting_desks import HOA, QUANG, Desk, meet, two_desks_of_one_office

OF_THE_POLICE = Proposal(CorrectionKind.PROCEDURE, "Nhầm thủ tục", procedure_code="1.004222")
LE_PHI = Money("le_phi", "Lệ phí", 15_000)


@pytest.fixture(name="desks")
def two_desks(tmp_path: Path) -> tuple[Desk, Desk]:
    return two_desks_of_one_office(tmp_path)


def conflict_at(desk: Desk, identity: str) -> Conflict:
    found = conflict_of(desk.steps.cases.open(identity))
    assert found is not None
    return found


def choices_at(desk: Desk, conflict: Conflict) -> tuple[Choice, ...]:
    return choices_of(conflict, desk.steps.conflicts.beside(conflict))


def settle(desk: Desk, identity: str, choice: Choice, by: Session = QUANG, approver: Session | None = None) -> None:
    wish = Settlement(conflict_at(desk, identity).entry, choice, "Hai quầy cùng làm", approver)
    desk.steps.conflicts.settle(identity, wish, by)


def apart(here: Desk, there: Desk) -> None:
    """Both without a line; the first comes back first."""
    for desk in (here, there):
        desk.line(up=False)


def together(here: Desk, there: Desk) -> None:
    here.line(up=True)
    meet(here)
    there.line(up=True)
    meet(here, there)


def handed_over_twice(here: Desk, there: Desk) -> str:
    identity = here.receive()
    meet(here, there)
    apart(here, there)
    for desk, unit in ((here, "Phòng Tư pháp"), (there, "Phòng Nội vụ")):
        desk.steps.handovers.hand_over(identity, unit, CLERK_LAN)
    together(here, there)
    return identity


def withdrawn_and_handed_out(here: Desk, there: Desk) -> str:
    """The citizen took it back at one desk, and had the result at the other."""
    identity = here.receive()
    here.steps.fees.take(identity, (LE_PHI,), PaidBy.CASH, CLERK_LAN)
    meet(here, there)
    apart(here, there)
    here.steps.endings.withdraw(identity, "Không cần nữa", GivenBack(), CLERK_LAN)
    there.steps.results.hand_out(identity, Return(), CLERK_LAN)
    together(here, there)
    return identity


def received_anew_and_handed_over(here: Desk, there: Desk) -> tuple[str, str]:
    """`there` received it anew while `here` handed the first one over: both stand."""
    first = here.receive()
    here.steps.fees.take(first, (LE_PHI,), PaidBy.CASH, CLERK_LAN)
    here.steps.corrections.ask(first, OF_THE_POLICE, CLERK_LAN)
    meet(here, there)
    apart(here, there)
    second = str(there.steps.corrections.decide(first, approved=True, approver=QUANG).identity)
    here.steps.handovers.hand_over(first, "Phòng Tư pháp", CLERK_LAN)
    together(here, there)
    return first, second


def kept(desk: Desk, *dossiers: str) -> list[int]:
    return [sum(money.amount for money in desk.steps.fees.account(one).refundable()) for one in dossiers]


def band(desk: Desk) -> int:
    return desk.bench.store.conflicts()


def test_what_stands_and_what_was_left_out_is_known_at_every_desk(desks: tuple[Desk, Desk]) -> None:
    identity = handed_over_twice(*desks)
    for desk in desks:
        found = conflict_at(desk, identity)
        assert found.stands is not None
        assert found.stands.known.facts["holder"] == "Phòng Tư pháp"
        assert [one.known.facts["holder"] for one in found.left_out] == ["Phòng Nội vụ"]
        assert (found.leads, band(desk)) == ("", 1)
        assert [(one.dossier.identity, one.conflict) for one in desk.steps.conflicts.troubled()] == [(identity, True)]


def test_left_out_for_good_the_band_falls_silent_at_every_desk_and_nothing_moved(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    identity = handed_over_twice(here, there)
    settle(here, identity, Choice.LEAVE)
    assert (band(here), band(there)) == (0, 1)
    assert conflict_of(here.steps.cases.open(identity)) is None
    meet(here, there)
    for desk in desks:
        case = desk.steps.cases.open(identity)
        assert (band(desk), case.state.holder, case.row.verdict) == (0, "Phòng Tư pháp", "in_order")
        assert desk.steps.conflicts.troubled() == ()


def test_what_counts_after_all_moves_the_dossier_with_the_centres_word(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    identity = handed_over_twice(here, there)
    there.line(up=False)
    settle(there, identity, Choice.STAY)
    case = there.steps.cases.open(identity)
    assert (case.state.holder, case.row.verdict, band(there)) == ("Phòng Tư pháp", "waiting", 0)
    there.line(up=True)
    meet(here, there)
    for desk in desks:
        case = desk.steps.cases.open(identity)
        assert [header.facts["holder"] for header in case.headers(types.HANDED_OVER)] == [
            "Phòng Tư pháp",
            "Phòng Nội vụ",
        ]
        assert (case.state.status, band(desk)) == (life.WITH_SPECIALIST, 0)


def test_a_status_that_the_life_cycle_has_no_place_for_is_named(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    identity = withdrawn_and_handed_out(here, there)
    found = conflict_at(here, identity)
    assert (found.leads, choices_at(here, found)) == (
        life.RETURNED,
        (Choice.LEAVE, Choice.COUNT, Choice.STAY),
    )
    settle(here, identity, Choice.COUNT)
    meet(here, there)
    for desk in desks:
        assert (desk.steps.cases.open(identity).state.status, band(desk)) == (life.RETURNED, 0)


def test_of_several_left_out_by_one_save_the_last_says_where_the_dossier_stands(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    identity = here.receive()
    here.steps.fees.take(identity, (LE_PHI,), PaidBy.CASH, CLERK_LAN)
    meet(here, there)
    apart(here, there)
    here.steps.endings.withdraw(identity, "Không cần nữa", GivenBack(), CLERK_LAN)
    there.steps.results.arrive(identity, ArrivedResult(document="1/QĐ"), CLERK_LAN)
    there.steps.results.hand_out(identity, Return(), CLERK_LAN)
    together(here, there)
    assert len(conflict_at(here, identity).left_out) == 2
    settle(here, identity, Choice.COUNT)
    assert [facts.get("status") for facts in here.bench.entries(types.CONFLICT_SETTLED)] == [None, life.RETURNED]
    meet(here, there)
    for desk in desks:
        case = desk.steps.cases.open(identity)
        assert (case.state.status, band(desk)) == (life.RETURNED, 0)
        assert len(case.headers(types.RESULT_ARRIVED, types.RESULT_RETURNED)) == 2


def test_settled_at_two_desks_without_a_line_it_counts_once(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    identity = withdrawn_and_handed_out(here, there)
    apart(here, there)
    settle(here, identity, Choice.COUNT, QUANG)
    settle(there, identity, Choice.COUNT, HOA)
    together(here, there)
    for desk in desks:
        case, lines = desk.steps.cases.open(identity), desk.dossiers.open(identity).timeline
        assert len(case.headers(types.RESULT_RETURNED)) == 1
        assert [line.type for line in lines].count("ResultReturned") == 1
        assert [line.type for line in lines if line.is_troubled] == []
        assert (case.state.status, band(desk)) == (life.RETURNED, 0)


def test_the_timeline_says_what_was_settled_how_and_why(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    identity = handed_over_twice(here, there)
    settle(here, identity, Choice.LEAVE)
    view = here.dossiers.open(identity)
    assert [line.verdict_vi for line in view.timeline if line.settled] == ["không tính, lãnh đạo đã giải quyết"]
    said = view.timeline[-1]
    assert said.vi == "Giải quyết việc cần xem lại"
    assert said.details_vi[0].startswith("Việc được xét: Chuyển bộ phận chuyên môn · Nguyễn Thị Lan")
    assert said.details_vi[1:] == ("Không tính", "Lý do: Hai quầy cùng làm")


def test_only_whoever_answers_for_the_office_settles_and_nothing_is_written_else(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    identity = handed_over_twice(here, there)
    before = here.bench.waiting()
    with pytest.raises(RuleViolation, match="supervisor"):
        settle(here, identity, Choice.LEAVE, CLERK_LAN)
    wish = Settlement(conflict_at(here, identity).entry, Choice.LEAVE, "  ")
    with pytest.raises(BadInput):
        here.steps.conflicts.settle(identity, wish, QUANG)
    with pytest.raises(RuleViolation):
        settle(here, identity, Choice.COUNT)  # it leads nowhere else
    assert here.bench.waiting() == before
    settle(here, identity, Choice.LEAVE)
    with pytest.raises(RuleViolation):
        here.steps.conflicts.settle(identity, Settlement(wish.entry, Choice.LEAVE, "Lần nữa"), QUANG)


def test_a_settlement_that_the_centre_does_not_permit_settles_nothing(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    identity = handed_over_twice(here, there)
    settle(here, identity, Choice.LEAVE, Session("nobody", "Không ai", SUPERVISOR, must_change=False))
    assert band(here) == 0
    meet(here, there)
    assert (band(here), band(there)) == (1, 1)
    assert conflict_at(there, identity).left_out


def test_the_first_of_two_goes_on_and_the_other_is_void_when_a_second_person_approves(
    desks: tuple[Desk, Desk],
) -> None:
    here, there = desks
    first, second = received_anew_and_handed_over(here, there)
    slip = there.printed(second)
    found = conflict_at(here, first)
    beside = here.steps.conflicts.beside(found)
    assert beside is not None
    assert (beside.first.identity, beside.second.identity) == (first, second)
    assert kept(here, first, second) == [0, 15_000]
    assert here.dossiers.open(second).beside == here.steps.cases.open(first).row.code
    settle(here, first, Choice.FIRST)
    assert here.steps.cases.open(second).state.status == life.RECEIVED
    meet(here, there)
    there.steps.corrections.decide(second, approved=True, approver=HOA)
    meet(here, there)
    for desk in desks:
        assert (desk.steps.cases.open(first).state.status, band(desk)) == (life.WITH_SPECIALIST, 0)
        case = desk.steps.cases.open(second)
        assert (case.state.status, case.state.replaced_by) == (life.VOID, first)
        assert kept(desk, first, second) == [15_000, 0]
        assert desk.steps.fees.account(first).total_owed == 0
    assert there.says(slip) == [SlipVerdict.REPLACED]


def test_a_second_person_may_sign_over_the_screen_but_not_the_one_who_settles(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    first, second = received_anew_and_handed_over(here, there)
    before = here.bench.waiting()
    with pytest.raises(RuleViolation):
        settle(here, first, Choice.FIRST, QUANG, approver=QUANG)
    assert (here.bench.waiting(), band(here)) == (before, 1)
    settle(here, first, Choice.FIRST, QUANG, approver=HOA)
    assert here.steps.cases.open(second).state.status == life.VOID
    assert kept(here, first, second) == [15_000, 0]


def test_where_one_person_supervises_a_clerk_asks_for_the_void_and_they_approve_it(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    first, second = received_anew_and_handed_over(here, there)
    wish = Settlement(conflict_at(here, first).entry, Choice.FIRST, "Hai quầy cùng làm", asks=False)
    here.steps.conflicts.settle(first, wish, QUANG)
    assert (band(here), here.steps.corrections.waiting(second)) == (0, None)
    void = Proposal(CorrectionKind.VOID, "Nhận lại hai lần", replaced_by=first)
    here.steps.corrections.ask(second, void, CLERK_LAN)
    here.steps.corrections.decide(second, approved=True, approver=QUANG)
    meet(here, there)
    for desk in desks:
        assert kept(desk, first, second) == [15_000, 0]


def test_the_second_of_two_goes_on_and_the_first_is_void_with_the_centres_word(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    first, second = received_anew_and_handed_over(here, there)
    settle(here, first, Choice.SECOND)
    assert here.steps.cases.open(first).state.status == life.WITH_SPECIALIST
    meet(here, there)
    for desk in desks:
        case = desk.steps.cases.open(first)
        assert (case.state.status, case.state.replaced_by, band(desk)) == (life.VOID, second, 0)
        assert desk.steps.cases.open(second).state.status == life.RECEIVED
        assert desk.dossiers.open(second).beside is None
        assert kept(desk, first, second) == [0, 15_000]


def test_what_was_paid_for_the_first_meanwhile_goes_over_once_whoever_settles(desks: tuple[Desk, Desk]) -> None:
    """Two desks without a line decide the same: the money moves once."""
    here, there = desks
    first, second = received_anew_and_handed_over(here, there)
    here.steps.fees.take(first, (LE_PHI,), PaidBy.CASH, CLERK_LAN)
    there.steps.fees.refund(second, Refund((LE_PHI,), "Trả lại", RefundGround.AGENCY_CANNOT, PaidBy.CASH), CLERK_LAN)
    meet(here, there)
    assert kept(here, first, second) == [15_000, 0]
    apart(here, there)
    settle(here, first, Choice.SECOND, QUANG)
    settle(there, first, Choice.SECOND, HOA)
    together(here, there)
    for desk in desks:
        assert kept(desk, first, second) == [0, 15_000]


def test_received_anew_at_two_desks_only_the_centres_first_can_go_on(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    old = here.receive()
    here.steps.corrections.ask(old, OF_THE_POLICE, CLERK_LAN)
    meet(here, there)
    apart(here, there)
    anew = [
        str(desk.steps.corrections.decide(old, approved=True, approver=by).identity)
        for desk, by in ((here, QUANG), (there, HOA))
    ]
    together(here, there)
    found = conflict_at(here, old)
    assert len(found.left_out) == 2
    assert choices_at(here, found) == (Choice.FIRST,)
    settle(here, old, Choice.FIRST, QUANG, approver=HOA)
    meet(here, there)
    for desk in desks:
        assert band(desk) == 0
        case = desk.steps.cases.open(anew[1])
        assert (case.state.status, case.state.replaced_by) == (life.VOID, anew[0])
        assert desk.steps.cases.open(old).state.replaced_by == anew[0]
