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
    types.ONLINE_ARRIVED: _COUNTER | {PROGRAM},  # the portal filed it, the centre took it in
    types.CODE_GIVEN: _COUNTER | {POSTAL, PROGRAM},
    types.NUMBER_VOIDED: _COUNTER | {ADMINISTRATOR, PROGRAM},
    types.SLIP_SENT: _COUNTER | {POSTAL, PROGRAM},
    types.SLIP_OUTCOME: _COUNTER | {POSTAL, PROGRAM},
    types.FEE_COLLECTED: _COUNTER | {POSTAL},
    types.SUPPLEMENT_ASKED: _COUNTER,
    types.SUPPLEMENT_RECEIVED: _COUNTER | {POSTAL, PROGRAM},
    types.HANDED_OVER: _COUNTER,
    types.RESULT_ARRIVED: _COUNTER,
    types.RESULT_RETURNED: _COUNTER | {POSTAL},
    types.DOSSIER_WITHDRAWN: _COUNTER | {PROGRAM},  # by the portal, before the receipt
    types.DOSSIER_VOIDED: frozenset({SUPERVISOR}),
    types.START_FIXED: _COUNTER,
    types.DUTY_TOLD: _COUNTER,
    types.DUTY_SETTLED: _COUNTER,
    types.APPOINTMENT_MOVED: _COUNTER,
    types.PROCESSING_STOPPED: _COUNTER,
    types.DOSSIER_CLOSED: _COUNTER,
    types.RESULT_SENT_BACK: _COUNTER,
    types.DOSSIER_CORRECTED: _COUNTER,
    types.CORRECTION_ASKED: _COUNTER,
    types.CORRECTION_DECIDED: frozenset({SUPERVISOR}),
    types.NOTE_ADDED: _COUNTER | {POSTAL},
    types.PAPER_SENT: _COUNTER | {POSTAL, PROGRAM},
    types.PAPER_OUTCOME: _COUNTER | {POSTAL, PROGRAM},
    types.PAPERS_GIVEN_BACK: _COUNTER | {POSTAL},
    types.TRANSFER_CLAIMED: _COUNTER | {POSTAL},
    # A click never makes money arrive: the centre's bank statement does, or whoever answers for the office.
    types.TRANSFER_CONFIRMED: frozenset({SUPERVISOR, PROGRAM}),
    types.FEE_EXEMPTED: _COUNTER,
    types.FEE_REFUNDED: _COUNTER,
    types.NOTICE_MADE: _COUNTER | {POSTAL, PROGRAM},
    types.NOTICE_OUTCOME: frozenset({PROGRAM}),
    types.SCAN_ATTACHED: _COUNTER | {POSTAL},
    types.SCAN_SIGNED: _COUNTER | {POSTAL},
    types.SCAN_LOST: _ANYONE | {PROGRAM},
    types.REUSE_CONSENTED: _COUNTER | {POSTAL},
    types.CITIZEN_ASKED: frozenset({PROGRAM}),  # the citizen, by the portal
    types.CITIZEN_ANSWERED: _COUNTER,
    types.RESULT_TAKEN: frozenset({PROGRAM}),
    types.HANDOVER_LISTED: _COUNTER,
    types.MANIFEST_MADE: _COUNTER | {POSTAL},
    types.TILL_COUNTED: _COUNTER | {POSTAL},
    types.REGISTER_CLOSED: _COUNTER | {ADMINISTRATOR},
    types.FEEDBACK_TAKEN: _COUNTER | {POSTAL},
    types.FEEDBACK_MOVED: _COUNTER,
    types.FEEDBACK_ANSWERED: _COUNTER,
    types.PAD_PRINTED: _COUNTER | {ADMINISTRATOR},
    types.SHEET_MARKED: _COUNTER | {ADMINISTRATOR},
    types.JOURNAL_OPENED: _ANYONE | {PROGRAM},
    types.DESK_RETIRED: frozenset({ADMINISTRATOR, SUPERVISOR}),
    types.OUTAGE_BEGAN: _ANYONE | {PROGRAM},
    types.OUTAGE_ENDED: _ANYONE | {PROGRAM},
    types.CLOCK_CONFIRMED: _ANYONE,
    types.CLOCK_CORRECTED: _ANYONE,
    types.CALENDAR_DAY_DECIDED: frozenset({SUPERVISOR, ADMINISTRATOR}),
    types.RULE_SWITCHED: frozenset({ADMINISTRATOR}),
    types.BODY_ERASED: frozenset({SUPERVISOR, ADMINISTRATOR}),
    types.CONFLICT_SETTLED: frozenset({SUPERVISOR}),
}


def may(role: str, entry_type: str) -> bool:
    return role in _ALLOWED.get(entry_type, frozenset())


def may_decide(who: str, asked_by: str) -> bool:
    """What needs a second person is decided by one, approved or declined: never by the account that asked for it."""
    return who != asked_by


def roles_that_may(entry_type: str) -> frozenset[str]:
    return _ALLOWED.get(entry_type, frozenset())
