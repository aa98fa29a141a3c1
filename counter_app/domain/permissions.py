"""Who may do what. Decided in services, and again at the centre from its own record of roles."""

from __future__ import annotations

from counter_app.domain import entry_types as types

CLERK = "clerk"
POSTAL = "postal"
SUPERVISOR = "supervisor"
ADMINISTRATOR = "administrator"
ROLES = (CLERK, POSTAL, SUPERVISOR, ADMINISTRATOR)

PROGRAM = "program"  # what the desk writes by itself: outages, slips sent, journals opened

_COUNTER = frozenset({CLERK, SUPERVISOR})
_ANYONE = frozenset({CLERK, POSTAL, SUPERVISOR, ADMINISTRATOR})

_ALLOWED: dict[str, frozenset[str]] = {
    types.DOSSIER_RECEIVED: _COUNTER,
    types.GUIDANCE_GIVEN: _COUNTER | {POSTAL},
    types.DOSSIER_REFUSED: _COUNTER,
    types.POSTAL_ACCEPTED: _COUNTER | {POSTAL},
    types.ONLINE_ARRIVED: _COUNTER,
    types.CODE_GIVEN: _COUNTER | {POSTAL, PROGRAM},
    types.NUMBER_VOIDED: _COUNTER | {ADMINISTRATOR, PROGRAM},
    types.SLIP_SENT: _COUNTER | {POSTAL, PROGRAM},
    types.SLIP_OUTCOME: _COUNTER | {POSTAL, PROGRAM},
    types.FEE_COLLECTED: _COUNTER | {POSTAL},
    types.SUPPLEMENT_ASKED: _COUNTER,
    types.SUPPLEMENT_RECEIVED: _COUNTER | {POSTAL},
    types.HANDED_OVER: _COUNTER,
    types.RESULT_ARRIVED: _COUNTER,
    types.RESULT_RETURNED: _COUNTER | {POSTAL},
    types.DOSSIER_WITHDRAWN: _COUNTER,
    types.DOSSIER_VOIDED: frozenset({SUPERVISOR}),
    types.START_FIXED: _COUNTER,
    types.JOURNAL_OPENED: _ANYONE | {PROGRAM},
    types.DESK_RETIRED: frozenset({ADMINISTRATOR, SUPERVISOR}),
    types.OUTAGE_BEGAN: _ANYONE | {PROGRAM},
    types.OUTAGE_ENDED: _ANYONE | {PROGRAM},
    types.CLOCK_CONFIRMED: _ANYONE,
    types.CLOCK_CORRECTED: _ANYONE,
    types.CALENDAR_DAY_DECIDED: frozenset({SUPERVISOR, ADMINISTRATOR}),
    types.BODY_ERASED: frozenset({SUPERVISOR, ADMINISTRATOR}),
    types.CONFLICT_SETTLED: frozenset({SUPERVISOR}),
}


def may(role: str, entry_type: str) -> bool:
    return role in _ALLOWED.get(entry_type, frozenset())


def roles_that_may(entry_type: str) -> frozenset[str]:
    return _ALLOWED.get(entry_type, frozenset())
