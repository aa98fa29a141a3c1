"""A dossier told again from its entries alone: where each step led, when its date changed, and what says why."""

from __future__ import annotations

from counter_app.domain import entry_types as types
from counter_app.domain.judging import counts
from counter_app.domain.life_cycle import DossierState, Step, next_state
from counter_app.services.steps.case import Case
from counter_app.wire.header import Header


def replayed(case: Case) -> DossierState | None:
    """From the beginning: every entry that was written was a step that the life cycle allows."""
    state: DossierState | None = None
    for one in case.happenings:
        assert one.header is not None
        assert counts(one.verdict)
        header = one.header
        facts = tuple((name, value) for name, value in header.facts.items() if isinstance(value, str))
        state = next_state(state, Step(header.type, header.entered, header.due, facts))
        assert state is not None, header.type
    return state


def moves(case: Case) -> list[tuple[Header, str | None, str | None]]:
    """The entries at which the date changed."""
    found = []
    state: DossierState | None = None
    for one in case.happenings:
        header = one.header
        assert header is not None
        after = next_state(state, Step(header.type, header.entered, header.due))
        assert after is not None
        if state is not None and after.due != state.due:
            found.append((header, state.due, after.due))
        state = after
    return found


def says_why(case: Case, header: Header) -> bool:
    """In words, in the entry itself; a decision stands on the request that it names."""
    details = next(one.details for one in case.happenings if one.header == header)
    if header.type == types.CORRECTION_DECIDED:
        asked = next(one for one in case.happenings if one.hash.hex() == header.facts["asked"])
        return bool(asked.details.get("reason"))
    return bool(details.get("reason") or details.get("explanation"))
