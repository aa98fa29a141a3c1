"""What may follow what in a dossier's life, as one table; the state is small enough to stand in every feed row.

The centre alone judges with it; a desk uses the same table to refuse what it already knows to be impossible,
and to fold its own entries that have no place in the feed yet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from counter_app.domain import entry_types as types

RECEIVED = "received"
GUIDED = "guided"
REFUSED = "refused"
ARRIVED_ONLINE = "arrived_online"
TAKEN_BY_POST = "taken_by_post"
AWAITING_SUPPLEMENT = "awaiting_supplement"
WITH_SPECIALIST = "with_specialist"
RESULT_READY = "result_ready"
RETURNED = "returned"
WITHDRAWN = "withdrawn"
VOID = "void"

ACTIVE = frozenset(
    {RECEIVED, ARRIVED_ONLINE, TAKEN_BY_POST, AWAITING_SUPPLEMENT, WITH_SPECIALIST, RESULT_READY, GUIDED}
)

_OPENS: dict[str, str] = {
    types.DOSSIER_RECEIVED: RECEIVED,
    types.GUIDANCE_GIVEN: GUIDED,
    types.DOSSIER_REFUSED: REFUSED,
    types.ONLINE_ARRIVED: ARRIVED_ONLINE,
    types.POSTAL_ACCEPTED: TAKEN_BY_POST,
}

_BEFORE_RESULT = frozenset({RECEIVED, AWAITING_SUPPLEMENT, WITH_SPECIALIST, TAKEN_BY_POST, ARRIVED_ONLINE})

# event → (statuses in which it is possible, status that it leads to)
_STEPS: dict[str, tuple[frozenset[str], str]] = {
    types.DOSSIER_RECEIVED: (frozenset({GUIDED, ARRIVED_ONLINE, TAKEN_BY_POST}), RECEIVED),
    types.DOSSIER_REFUSED: (frozenset({GUIDED, ARRIVED_ONLINE, TAKEN_BY_POST}), REFUSED),
    types.SUPPLEMENT_ASKED: (
        frozenset({RECEIVED, WITH_SPECIALIST, ARRIVED_ONLINE, TAKEN_BY_POST}),
        AWAITING_SUPPLEMENT,
    ),
    types.SUPPLEMENT_RECEIVED: (frozenset({AWAITING_SUPPLEMENT}), RECEIVED),
    types.HANDED_OVER: (frozenset({RECEIVED, TAKEN_BY_POST}), WITH_SPECIALIST),
    types.RESULT_ARRIVED: (frozenset({RECEIVED, WITH_SPECIALIST}), RESULT_READY),
    types.RESULT_RETURNED: (frozenset({RECEIVED, WITH_SPECIALIST, RESULT_READY}), RETURNED),
    types.DOSSIER_WITHDRAWN: (_BEFORE_RESULT | {RESULT_READY, GUIDED}, WITHDRAWN),
    types.DOSSIER_VOIDED: (frozenset({RECEIVED, TAKEN_BY_POST}), VOID),
}

# Always possible for a dossier that exists: papers, money and labels change no status.
_NOTES = frozenset({types.CODE_GIVEN, types.SLIP_SENT, types.SLIP_OUTCOME, types.FEE_COLLECTED, types.START_FIXED})


@dataclass(frozen=True, slots=True)
class DossierState:
    """`due` and `paused_since` are ISO office times; `holder` an office or unit; `replaced_by` an identity."""

    status: str
    due: str | None = None
    paused_since: str | None = None
    holder: str | None = None
    replaced_by: str | None = None

    def as_object(self) -> dict[str, Any]:
        """For a feed row; what is empty is left out."""
        full = {name: getattr(self, name) for name in self.__slots__}
        return {name: value for name, value in full.items() if value is not None}


def state_from_object(raw: dict[str, Any] | None) -> DossierState | None:
    """Unknown fields are ignored, so that an old desk can show a newer centre's state."""
    if raw is None:
        return None
    return DossierState(
        **{name: raw.get(name) for name in DossierState.__slots__ if name != "status"}, status=raw["status"]
    )


@dataclass(frozen=True, slots=True)
class Step:
    """What folding needs of an entry, and nothing more. `entered` and `due` are ISO office time."""

    type: str
    entered: str
    due: str | None = None
    facts: tuple[tuple[str, str], ...] = ()

    def fact(self, name: str) -> str | None:
        return dict(self.facts).get(name)


def next_state(state: DossierState | None, step: Step) -> DossierState | None:
    """The state after the step, or None when the step is not possible in this state."""
    if state is None:
        opened = _OPENS.get(step.type)
        return None if opened is None else DossierState(opened, due=step.due)
    if step.type in _NOTES:
        return _noted(state, step)
    possible, leads_to = _STEPS.get(step.type, (frozenset(), ""))
    if state.status not in possible:
        return None
    return _moved(state, step, leads_to)


def is_possible(state: DossierState | None, entry_type: str) -> bool:
    """Whether a person may do this now; the answer for a button."""
    return next_state(state, Step(entry_type, "")) is not None


def _noted(state: DossierState, step: Step) -> DossierState:
    return replace(state, due=step.due) if step.due is not None else state


def _moved(state: DossierState, step: Step, status: str) -> DossierState:
    return replace(
        state,
        status=status,
        due=step.due or state.due,
        paused_since=step.entered if status == AWAITING_SUPPLEMENT else None,
        holder=step.fact("holder") if status == WITH_SPECIALIST else None,
        replaced_by=step.fact("replaced_by") or state.replaced_by,
    )
