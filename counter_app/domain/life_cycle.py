"""What may follow what in a dossier's life, as one table; the state is small enough to stand in every feed row.

The centre alone judges with it; a desk uses the same table to refuse what it already knows to be impossible,
and to fold its own entries that have no place in the feed yet. What a regulation forbids beyond that (a second
apology, a date moved twice) is decided in services and cited there: profiles change, this table does not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from counter_app.domain import entry_types as types

RECEIVED = "received"
GUIDED = "guided"
REFUSED = "refused"
ARRIVED_ONLINE = "arrived_online"
SENT_BACK = "sent_back"
TAKEN_BY_POST = "taken_by_post"
AWAITING_SUPPLEMENT = "awaiting_supplement"
AWAITING_DUTY = "awaiting_duty"
WITH_SPECIALIST = "with_specialist"
RESULT_READY = "result_ready"
RETURNED = "returned"
WITHDRAWN = "withdrawn"
STOPPED = "stopped"
CLOSED = "closed"
VOID = "void"
# No status of its own: the centre let nothing open it. Nothing is possible with it until that is settled.
UNKNOWN = "unknown"

ACTIVE = frozenset(
    {
        RECEIVED,
        ARRIVED_ONLINE,
        SENT_BACK,
        TAKEN_BY_POST,
        AWAITING_SUPPLEMENT,
        AWAITING_DUTY,
        WITH_SPECIALIST,
        RESULT_READY,
        GUIDED,
    }
)
# What a lookup shows of these is less: no unit, no appointment (Đăk Nông 2019, article 16.2).
NOT_VALID_YET = frozenset({GUIDED, ARRIVED_ONLINE, SENT_BACK})
STATUSES = ACTIVE | {REFUSED, RETURNED, WITHDRAWN, STOPPED, CLOSED, VOID}

_OPENS: dict[str, str] = {
    types.DOSSIER_RECEIVED: RECEIVED,
    types.GUIDANCE_GIVEN: GUIDED,
    types.DOSSIER_REFUSED: REFUSED,
    types.ONLINE_ARRIVED: ARRIVED_ONLINE,
    types.POSTAL_ACCEPTED: TAKEN_BY_POST,
}

_PAUSED = frozenset({AWAITING_SUPPLEMENT, AWAITING_DUTY})
_BEFORE_RECEIPT = frozenset({GUIDED, ARRIVED_ONLINE, SENT_BACK, TAKEN_BY_POST})
_BEFORE_RESULT = frozenset({RECEIVED, WITH_SPECIALIST}) | _PAUSED
_STAYS = ""

# event → status before → status after. `_STAYS`: something is written down, the dossier stays where it is.
_STEPS: dict[str, dict[str, str]] = {
    types.DOSSIER_RECEIVED: dict.fromkeys((GUIDED, ARRIVED_ONLINE, TAKEN_BY_POST), RECEIVED),
    types.DOSSIER_REFUSED: dict.fromkeys(_BEFORE_RECEIPT, REFUSED),
    # Before the receipt no term runs: an online dossier that is sent back comes back into the inbox.
    types.SUPPLEMENT_ASKED: {
        **dict.fromkeys((RECEIVED, WITH_SPECIALIST, TAKEN_BY_POST), AWAITING_SUPPLEMENT),
        ARRIVED_ONLINE: SENT_BACK,
    },
    types.SUPPLEMENT_RECEIVED: {AWAITING_SUPPLEMENT: RECEIVED, SENT_BACK: ARRIVED_ONLINE},
    types.DUTY_TOLD: dict.fromkeys((RECEIVED, WITH_SPECIALIST), AWAITING_DUTY),
    types.DUTY_SETTLED: {AWAITING_DUTY: WITH_SPECIALIST},
    types.HANDED_OVER: dict.fromkeys((RECEIVED, TAKEN_BY_POST), WITH_SPECIALIST),
    types.APPOINTMENT_MOVED: dict.fromkeys(_BEFORE_RESULT, _STAYS),
    types.RESULT_ARRIVED: dict.fromkeys((RECEIVED, WITH_SPECIALIST), RESULT_READY),
    types.RESULT_RETURNED: dict.fromkeys((RECEIVED, WITH_SPECIALIST, RESULT_READY), RETURNED),
    types.RESULT_SENT_BACK: dict.fromkeys((RESULT_READY, RETURNED), WITH_SPECIALIST),
    types.DOSSIER_WITHDRAWN: dict.fromkeys(_BEFORE_RECEIPT | _BEFORE_RESULT | {RESULT_READY}, WITHDRAWN),
    types.PROCESSING_STOPPED: dict.fromkeys(_BEFORE_RESULT, STOPPED),
    types.DOSSIER_CLOSED: dict.fromkeys((GUIDED, SENT_BACK, AWAITING_SUPPLEMENT), CLOSED),
    types.DOSSIER_VOIDED: dict.fromkeys((RECEIVED, TAKEN_BY_POST, AWAITING_SUPPLEMENT), VOID),
    # Until hand-over at once; afterwards it is asked for and decided.
    types.DOSSIER_CORRECTED: dict.fromkeys((RECEIVED, TAKEN_BY_POST, AWAITING_SUPPLEMENT), _STAYS),
    types.CORRECTION_ASKED: dict.fromkeys(ACTIVE, _STAYS),
    types.CORRECTION_DECIDED: dict.fromkeys(ACTIVE, _STAYS),
    types.START_FIXED: dict.fromkeys(STATUSES, _STAYS),
}

# A date that was promised moves by these entries alone; each says why in its own way.
MOVES_DUE = frozenset(
    {
        types.DOSSIER_RECEIVED,
        types.SUPPLEMENT_RECEIVED,
        types.DUTY_SETTLED,
        types.APPOINTMENT_MOVED,
        types.RESULT_SENT_BACK,
        types.CORRECTION_DECIDED,
        types.START_FIXED,
    }
)

# What moves a dossier on; everything else is written down beside it.
CHANGES_STATUS = types.OPENING | {step for step, leads_to in _STEPS.items() if any(leads_to.values())}

# Always possible for a dossier that exists: papers, money, labels and notices change neither status nor date.
NOTES = types.OF_A_DOSSIER - types.OPENING - _STEPS.keys()


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
    if state.status == UNKNOWN:
        return None
    if step.type in NOTES:
        return state
    leads_to = _STEPS.get(step.type, {}).get(state.status)
    return None if leads_to is None else _moved(state, step, leads_to or state.status)


def leads_to(entry_type: str) -> tuple[str, ...]:
    """Where such a step can lead, the usual first; nothing for what leaves a dossier where it is."""
    opened = (_OPENS[entry_type],) if entry_type in _OPENS else ()
    return tuple(dict.fromkeys((*opened, *filter(None, _STEPS.get(entry_type, {}).values()))))


def said_state(state: DossierState, step: Step, status: str) -> DossierState:
    """After a step that somebody who answers for the office lets count though the table has no place for it: where they
    say, with what the step itself brings (date, unit, the dossier in its place)."""
    return replace(_moved(state, step, status), status=status)


def is_possible(state: DossierState | None, entry_type: str) -> bool:
    """Whether a person may do this now; the answer for a button."""
    return next_state(state, Step(entry_type, "")) is not None


def _moved(state: DossierState, step: Step, status: str) -> DossierState:
    # A duty that is settled goes on where it was told: at the unit that told it, or still at the counter.
    if step.type == types.DUTY_SETTLED and state.holder is None:
        status = RECEIVED
    return replace(
        state,
        status=status,
        due=(step.due if step.type in MOVES_DUE else None) or state.due,
        paused_since=_paused_since(state, step, status),
        holder=_holder(state, step, status),
        replaced_by=step.fact("replaced_by") or state.replaced_by,
    )


def _paused_since(state: DossierState, step: Step, status: str) -> str | None:
    if status not in _PAUSED:
        return None
    return state.paused_since if status == state.status else step.entered


def _holder(state: DossierState, step: Step, status: str) -> str | None:
    if status == WITH_SPECIALIST:
        return step.fact("holder") or state.holder
    return state.holder if status == AWAITING_DUTY else None
