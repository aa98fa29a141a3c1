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
DUTY_TOLD = "DutyTold"
DUTY_SETTLED = "DutySettled"
APPOINTMENT_MOVED = "AppointmentMoved"
PROCESSING_STOPPED = "ProcessingStopped"
DOSSIER_CLOSED = "DossierClosed"
RESULT_SENT_BACK = "ResultSentBack"
DOSSIER_CORRECTED = "DossierCorrected"
CORRECTION_ASKED = "CorrectionAsked"
CORRECTION_DECIDED = "CorrectionDecided"
NOTE_ADDED = "NoteAdded"
PAPER_SENT = "PaperSent"
PAPER_OUTCOME = "PaperOutcome"
PAPERS_GIVEN_BACK = "PapersGivenBack"
TRANSFER_CLAIMED = "TransferClaimed"
TRANSFER_CONFIRMED = "TransferConfirmed"
FEE_EXEMPTED = "FeeExempted"
FEE_REFUNDED = "FeeRefunded"
NOTICE_MADE = "NoticeMade"
NOTICE_OUTCOME = "NoticeOutcome"
SCAN_ATTACHED = "ScanAttached"
SCAN_SIGNED = "ScanSigned"
SCAN_LOST = "ScanLost"
REUSE_CONSENTED = "ReuseConsented"
CITIZEN_ASKED = "CitizenAsked"
CITIZEN_ANSWERED = "CitizenAnswered"
RESULT_TAKEN = "ResultTaken"

JOURNAL_OPENED = "JournalOpened"
DESK_RETIRED = "DeskRetired"
OUTAGE_BEGAN = "OutageBegan"
OUTAGE_ENDED = "OutageEnded"
CLOCK_CONFIRMED = "ClockConfirmed"
CLOCK_CORRECTED = "ClockCorrected"
CALENDAR_DAY_DECIDED = "CalendarDayDecided"
BODY_ERASED = "BodyErased"
CONFLICT_SETTLED = "ConflictSettled"
HANDOVER_LISTED = "HandoverListed"
MANIFEST_MADE = "ManifestMade"
TILL_COUNTED = "TillCounted"
REGISTER_CLOSED = "RegisterClosed"
RULE_SWITCHED = "RuleSwitched"
FEEDBACK_TAKEN = "FeedbackTaken"
FEEDBACK_MOVED = "FeedbackMoved"
FEEDBACK_ANSWERED = "FeedbackAnswered"
PAD_PRINTED = "PadPrinted"
SHEET_MARKED = "SheetMarked"

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
    DUTY_TOLD,
    DUTY_SETTLED,
    APPOINTMENT_MOVED,
    PROCESSING_STOPPED,
    DOSSIER_CLOSED,
    RESULT_SENT_BACK,
    DOSSIER_CORRECTED,
    CORRECTION_ASKED,
    CORRECTION_DECIDED,
    NOTE_ADDED,
    PAPER_SENT,
    PAPER_OUTCOME,
    PAPERS_GIVEN_BACK,
    TRANSFER_CLAIMED,
    TRANSFER_CONFIRMED,
    FEE_EXEMPTED,
    FEE_REFUNDED,
    NOTICE_MADE,
    NOTICE_OUTCOME,
    SCAN_ATTACHED,
    SCAN_SIGNED,
    SCAN_LOST,
    REUSE_CONSENTED,
    CITIZEN_ASKED,
    CITIZEN_ANSWERED,
    RESULT_TAKEN,
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
        HANDOVER_LISTED,
        MANIFEST_MADE,
        TILL_COUNTED,
        REGISTER_CLOSED,
        RULE_SWITCHED,
        FEEDBACK_TAKEN,
        FEEDBACK_MOVED,
        FEEDBACK_ANSWERED,
        PAD_PRINTED,
        SHEET_MARKED,
    }
)

# What a citizen said of the service belongs to no dossier; one that it is about has a note of its own.
OF_FEEDBACK = frozenset({FEEDBACK_TAKEN, FEEDBACK_MOVED, FEEDBACK_ANSWERED})

# Paper for when there is no power: sheets that were printed, and those of them that nobody will enter.
OF_SHEETS = frozenset({PAD_PRINTED, SHEET_MARKED})

VERSION: dict[str, int] = dict.fromkeys(sorted(OF_A_DOSSIER | OF_A_DESK), 1)


def is_understood(entry_type: str, version: int) -> bool:
    """Whether this program knows what such an entry means."""
    return 1 <= version <= VERSION.get(entry_type, 0)
