"""No sequence of steps leads to an unknown state; a promised date moves only by an entry that may move it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain import entry_types as types
from counter_app.domain import life_cycle as life
from counter_app.domain.life_cycle import DossierState, Step, is_possible, next_state, state_from_object
from counter_app.domain.national_status import NATIONAL_STATUSES, national_status

ENDED = life.STATUSES - life.ACTIVE
STEPS = st.builds(
    Step,
    st.sampled_from(sorted(types.OF_A_DOSSIER)),
    st.just("2026-11-23T08:00:00+07:00"),
    st.sampled_from([None, "2026-11-30T08:00:00+07:00", "2026-12-04T08:00:00+07:00"]),
    st.sampled_from([(), (("holder", "Phòng Tư pháp"),), (("replaced_by", "ABCDEFGHIJKLMNOP"),)]),
)


def folded(*entry_types: str, holder: str = "Phòng Tư pháp") -> DossierState | None:
    state = None
    for number, name in enumerate(entry_types):
        facts = (("holder", holder),) if name == types.HANDED_OVER else ()
        state = next_state(state, Step(name, f"2026-11-{23 + number}T08:00:00+07:00", facts=facts))
    return state


@given(st.lists(STEPS, max_size=30))
def test_whatever_is_tried_the_dossier_stays_in_a_state_that_is_known(steps: list[Step]) -> None:
    state = None
    for step in steps:
        state = next_state(state, step) or state
        assert state is None or state.status in life.STATUSES


@given(st.lists(STEPS, max_size=30))
def test_waiting_has_a_beginning_exactly_while_it_lasts_and_only_a_unit_that_has_it_holds_it(steps: list[Step]) -> None:
    state = None
    for step in steps:
        state = next_state(state, step) or state
        if state is None:
            continue
        waits = state.status in (life.AWAITING_SUPPLEMENT, life.AWAITING_DUTY)
        assert (state.paused_since is not None) == waits
        assert state.holder is None or state.status in (life.WITH_SPECIALIST, life.AWAITING_DUTY)


@given(st.lists(STEPS, max_size=30))
def test_a_note_changes_neither_status_nor_date(steps: list[Step]) -> None:
    state = None
    for step in steps:
        after = next_state(state, step)
        if state is not None and step.type in life.NOTES:
            assert after == state
        state = after or state


@given(st.lists(STEPS, max_size=30))
def test_a_promised_date_moves_only_by_an_entry_that_may_move_it_and_names_the_new_one(steps: list[Step]) -> None:
    state = None
    for step in steps:
        after = next_state(state, step) or state
        if state is not None and after is not None and after.due != state.due:
            assert step.type in life.MOVES_DUE
            assert after.due == step.due
        state = after


@given(st.sampled_from(sorted(life.STATUSES)), STEPS)
def test_a_closed_dossier_is_reopened_by_nothing_but_a_faulty_result(status: str, step: Step) -> None:
    after = next_state(DossierState(status), step)
    if status in ENDED and after is not None and after.status != status:
        assert (status, step.type, after.status) == (life.RETURNED, types.RESULT_SENT_BACK, life.WITH_SPECIALIST)


def test_money_papers_notices_and_scans_are_notes() -> None:
    assert {types.FEE_COLLECTED, types.SLIP_SENT, types.NOTICE_MADE, types.SCAN_ATTACHED} <= life.NOTES
    assert not life.NOTES & life.MOVES_DUE


def test_an_online_dossier_that_is_sent_back_comes_back_to_be_answered_and_not_as_received() -> None:
    state = folded(types.ONLINE_ARRIVED, types.SUPPLEMENT_ASKED)
    assert state is not None
    assert state.status == life.SENT_BACK
    assert state.paused_since is None
    back = next_state(state, Step(types.SUPPLEMENT_RECEIVED, "2026-11-25T08:00:00+07:00"))
    assert back is not None
    assert back.status == life.ARRIVED_ONLINE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((types.DOSSIER_RECEIVED,), life.RECEIVED),
        ((types.DOSSIER_RECEIVED, types.HANDED_OVER), life.WITH_SPECIALIST),
    ],
)
def test_a_settled_duty_goes_on_where_it_was_told(before: tuple[str, ...], after: str) -> None:
    told, settled = folded(*before, types.DUTY_TOLD), folded(*before, types.DUTY_TOLD, types.DUTY_SETTLED)
    assert told is not None
    assert told.status == life.AWAITING_DUTY
    assert settled is not None
    assert settled.status == after
    assert settled.holder == ("Phòng Tư pháp" if after == life.WITH_SPECIALIST else None)


@pytest.mark.parametrize(
    ("status", "step", "possible"),
    [
        (life.AWAITING_SUPPLEMENT, types.DOSSIER_CLOSED, True),
        (life.WITH_SPECIALIST, types.DOSSIER_CLOSED, False),
        (life.RECEIVED, types.DOSSIER_CORRECTED, True),
        (life.WITH_SPECIALIST, types.DOSSIER_CORRECTED, False),
        (life.WITH_SPECIALIST, types.CORRECTION_ASKED, True),
        (life.RESULT_READY, types.PROCESSING_STOPPED, False),
        (life.WITH_SPECIALIST, types.PROCESSING_STOPPED, True),
        (life.RETURNED, types.APPOINTMENT_MOVED, False),
        (life.RETURNED, types.FEE_REFUNDED, True),
        (life.VOID, types.RESULT_RETURNED, False),
    ],
)
def test_what_is_possible_in_which_state(status: str, step: str, possible: bool) -> None:
    assert is_possible(DossierState(status), step) is possible


def test_the_state_travels_as_a_small_object_and_comes_back() -> None:
    state = DossierState(life.AWAITING_DUTY, "2026-11-30T08:00:00+07:00", "2026-11-24T08:00:00+07:00", "Phòng Thuế")
    assert state_from_object(state.as_object() | {"newer": 1}) == state


def test_every_state_is_reported_as_one_of_the_ten_national_codes_and_every_code_is_used() -> None:
    assert {national_status(status).code for status in life.STATUSES} == set(NATIONAL_STATUSES) == set(range(1, 11))
