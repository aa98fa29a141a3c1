"""What the centre did not permit, gave another code or lost is not told for ever: whoever answers for the office has
the last word on it, by the real centre."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.domain import entry_types as types
from counter_app.domain import life_cycle as life
from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.errors import RuleViolation
from counter_app.domain.judging import NOT_PERMITTED
from counter_app.domain.permissions import CLERK, SUPERVISOR
from counter_app.services.sign_in import Session
from counter_app.services.slip_checking import SlipVerdict
from counter_app.services.steps.conflict import Choice, Conflict, choices_of, conflict_of
from counter_app.services.steps.conflicts import Settlement
from counter_app.services.steps.corrections import Proposal
from tests.services.desk import CLERK_LAN, receipt_of
from tests.sync.meeting_desks import HOA, QUANG, Desk, meet, two_desks_of_one_office

STRANGER = Session("nobody", "Không ai", CLERK, must_change=False)  # the centre knows no such account
FALSE_SUPERVISOR = Session("nobody", "Không ai", SUPERVISOR, must_change=False)
UNIT = "Phòng Tư pháp"


@pytest.fixture(name="desks")
def two_desks(tmp_path: Path) -> tuple[Desk, Desk]:
    return two_desks_of_one_office(tmp_path)


def waiting(desk: Desk, identity: str) -> Conflict:
    found = conflict_of(desk.steps.cases.open(identity))
    assert found is not None
    return found


def settle(desk: Desk, identity: str, choice: Choice, by: Session = QUANG) -> None:
    wish = Settlement(waiting(desk, identity).entry, choice, "Đã hỏi lại", None)
    desk.steps.conflicts.settle(identity, wish, by)


def band(*desks: Desk) -> list[int]:
    return [desk.bench.store.conflicts() for desk in desks]


def handed_over_by_a_stranger(here: Desk, there: Desk) -> str:
    identity = here.receive()
    here.steps.handovers.hand_over(identity, UNIT, STRANGER)
    meet(here, there)
    return identity


def test_it_is_told_at_every_desk_with_what_it_would_lead_to(desks: tuple[Desk, Desk]) -> None:
    identity = handed_over_by_a_stranger(*desks)
    assert band(*desks) == [1, 1]
    for desk in desks:
        found = waiting(desk, identity)
        assert (found.verdict, found.leads) == (NOT_PERMITTED, life.WITH_SPECIALIST)
        assert choices_of(found, None) == (Choice.LEAVE, Choice.COUNT, Choice.STAY)
        assert [one.conflict for one in desk.steps.conflicts.troubled()] == [True]


def test_left_as_it_is_the_band_falls_silent_and_nothing_moved(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    identity = handed_over_by_a_stranger(here, there)
    settle(there, identity, Choice.LEAVE)
    assert band(there) == [0]
    meet(here, there)
    assert band(here, there) == [0, 0]
    assert {desk.steps.cases.open(identity).state.status for desk in desks} == {life.RECEIVED}


def test_let_count_it_moves_the_dossier_with_the_centres_word(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    identity = handed_over_by_a_stranger(here, there)
    settle(here, identity, Choice.COUNT)
    meet(here, there)
    assert band(here, there) == [0, 0]
    for desk in desks:
        state = desk.steps.cases.open(identity).state
        assert (state.status, state.holder) == (life.WITH_SPECIALIST, UNIT)


def test_a_receipt_that_was_not_permitted_hides_no_other_and_can_be_let_count(desks: tuple[Desk, Desk]) -> None:
    """Its slip is in the citizen's hand."""
    here, there = desks
    identity = here.intake.receive(receipt_of(), STRANGER).identity
    slip = here.printed(identity)
    other = handed_over_by_a_stranger(here, there)
    assert band(*desks) == [2, 2]
    assert {one.dossier.identity for one in there.steps.conflicts.troubled()} == {identity, other}
    assert choices_of(waiting(there, identity), None) == (Choice.LEAVE, Choice.COUNT)
    while conflict_of(there.steps.cases.open(identity)) is not None:
        settle(there, identity, choices_of(waiting(there, identity), None)[-1])
        meet(here, there)
    for desk in desks:
        case = desk.steps.cases.open(identity)
        assert (case.state.status, case.row.verdict) == (life.RECEIVED, "in_order")
    assert there.says(slip) == [SlipVerdict.KNOWN]
    assert band(*desks) == [1, 1]


def test_whoever_wrote_what_was_not_permitted_does_not_let_it_count(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    identity = here.receive()
    here.steps.handovers.hand_over(identity, UNIT, FALSE_SUPERVISOR)
    meet(here, there)
    before = here.bench.waiting()
    with pytest.raises(RuleViolation) as refused:
        settle(here, identity, Choice.COUNT, FALSE_SUPERVISOR)
    assert "người khác" in refused.value.vi
    assert here.bench.waiting() == before
    settle(here, identity, Choice.COUNT, HOA)


def test_whoever_asked_lets_no_approval_of_their_own_count(desks: tuple[Desk, Desk]) -> None:
    """The approval was signed by somebody whom the centre does not know."""
    here, there = desks
    identity = here.receive()
    here.steps.corrections.ask(identity, Proposal(CorrectionKind.VOID, "Nhận hai lần"), QUANG)
    here.steps.corrections.decide(identity, approved=True, approver=FALSE_SUPERVISOR)
    meet(here, there)
    found = waiting(here, identity)
    assert [one.known.type for one in found.left_out] == [types.CORRECTION_DECIDED, types.DOSSIER_VOIDED]
    with pytest.raises(RuleViolation):
        settle(here, identity, Choice.COUNT, QUANG)
    settle(here, identity, Choice.COUNT, HOA)
    meet(here, there)
    assert {desk.steps.cases.open(identity).state.status for desk in desks} == {life.VOID}


def test_a_clerk_settles_it_as_little_as_a_conflict(desks: tuple[Desk, Desk]) -> None:
    identity = handed_over_by_a_stranger(*desks)
    with pytest.raises(RuleViolation):
        settle(desks[0], identity, Choice.LEAVE, CLERK_LAN)
