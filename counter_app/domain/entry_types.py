"""The journal's vocabulary: what can happen, in which version we write it, and what opens a dossier.

Types are never renamed and versions never reused. A type that is not listed here is *not understood*:
stored, acknowledged, shown, and judged again after an upgrade.
"""

from __future__ import annotations

DOSSIER_RECEIVED = "DossierReceived"
GUIDANCE_GIVEN = "GuidanceGiven"
DOSSIER_REFUSED = "DossierRefused"
ONLINE_ARRIVED = "OnlineArrived"
POSTAL_ACCEPTED = "PostalAccepted"

CODE_GIVEN = "CodeGiven"
NUMBER_VOIDED = "NumberVoided"
SLIP_SENT = "SlipSent"
SLIP_OUTCOME = "SlipOutcome"
FEE_COLLECTED = "FeeCollected"
SUPPLEMENT_ASKED = "SupplementAsked"
SUPPLEMENT_RECEIVED = "SupplementReceived"
HANDED_OVER = "HandedOver"
RESULT_ARRIVED = "ResultArrived"
RESULT_RETURNED = "ResultReturned"
DOSSIER_WITHDRAWN = "DossierWithdrawn"
DOSSIER_VOIDED = "DossierVoided"
START_FIXED = "StartFixed"

JOURNAL_OPENED = "JournalOpened"
DESK_RETIRED = "DeskRetired"
OUTAGE_BEGAN = "OutageBegan"
OUTAGE_ENDED = "OutageEnded"
CLOCK_CONFIRMED = "ClockConfirmed"
CLOCK_CORRECTED = "ClockCorrected"
CALENDAR_DAY_DECIDED = "CalendarDayDecided"
BODY_ERASED = "BodyErased"
CONFLICT_SETTLED = "ConflictSettled"

OPENING = frozenset({DOSSIER_RECEIVED, GUIDANCE_GIVEN, DOSSIER_REFUSED, ONLINE_ARRIVED, POSTAL_ACCEPTED})

OF_A_DOSSIER = OPENING | {
    CODE_GIVEN,
    SLIP_SENT,
    SLIP_OUTCOME,
    FEE_COLLECTED,
    SUPPLEMENT_ASKED,
    SUPPLEMENT_RECEIVED,
    HANDED_OVER,
    RESULT_ARRIVED,
    RESULT_RETURNED,
    DOSSIER_WITHDRAWN,
    DOSSIER_VOIDED,
    START_FIXED,
}

OF_A_DESK = frozenset(
    {
        NUMBER_VOIDED,
        JOURNAL_OPENED,
        DESK_RETIRED,
        OUTAGE_BEGAN,
        OUTAGE_ENDED,
        CLOCK_CONFIRMED,
        CLOCK_CORRECTED,
        CALENDAR_DAY_DECIDED,
        BODY_ERASED,
        CONFLICT_SETTLED,
    }
)

VERSION: dict[str, int] = dict.fromkeys(sorted(OF_A_DOSSIER | OF_A_DESK), 1)


def is_understood(entry_type: str, version: int) -> bool:
    """Whether this program knows what such an entry means."""
    return 1 <= version <= VERSION.get(entry_type, 0)
