"""The points of a dossier at which a citizen is told, and which of them overtakes an earlier one."""

from __future__ import annotations

from enum import StrEnum


class NoticeKind(StrEnum):
    ARRIVED = "arrived"
    RECEIVED = "received"
    SUPPLEMENT = "supplement"
    REFUSED = "refused"
    MOVED = "moved"
    RECOUNTED = "recounted"
    DUTY = "duty"
    EARLY_RESULT = "early_result"
    RESULT = "result"
    REFUSED_RESULT = "refused_result"
    REFUSAL_LETTER = "refusal_letter"
    NON_RECEIPT_LETTER = "non_receipt_letter"
    RETURNED = "returned"
    STOPPED = "stopped"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    CORRECTED = "corrected"
    VOIDED = "voided"
    PAID = "paid"
    REFUNDED = "refunded"
    ANSWERED = "answered"


_ENDED = frozenset({NoticeKind.WITHDRAWN, NoticeKind.STOPPED, NoticeKind.CLOSED, NoticeKind.VOIDED})
_RESULTS = frozenset({NoticeKind.RESULT, NoticeKind.EARLY_RESULT, NoticeKind.REFUSED_RESULT, NoticeKind.RETURNED})
# A later one of the same dossier makes these pointless: nobody is told to wait for what has come, nor to collect what
# was sent back meanwhile. What asks for something or gives a reason stays until that is settled.
OVERTAKEN_BY = {
    NoticeKind.ARRIVED: frozenset(NoticeKind) - {NoticeKind.ARRIVED, NoticeKind.PAID, NoticeKind.REFUNDED},
    NoticeKind.RECEIVED: _RESULTS | _ENDED | {NoticeKind.RECEIVED},
    NoticeKind.MOVED: _RESULTS | _ENDED | {NoticeKind.MOVED},
    NoticeKind.RECOUNTED: _RESULTS | _ENDED | {NoticeKind.RECOUNTED, NoticeKind.MOVED},
    NoticeKind.EARLY_RESULT: frozenset({NoticeKind.RETURNED, NoticeKind.MOVED}),
    NoticeKind.RESULT: frozenset({NoticeKind.RETURNED, NoticeKind.MOVED}),
    NoticeKind.REFUSED_RESULT: frozenset({NoticeKind.MOVED}),
    NoticeKind.REFUSAL_LETTER: frozenset({NoticeKind.MOVED}),
    NoticeKind.SUPPLEMENT: frozenset({NoticeKind.RECEIVED}) | _ENDED,
    NoticeKind.DUTY: _RESULTS | _ENDED | {NoticeKind.RECOUNTED},
    NoticeKind.CORRECTED: _RESULTS | _ENDED,
}


def is_overtaken(kind: NoticeKind, later: frozenset[NoticeKind]) -> bool:
    """Whether one of the later notices of the same dossier says everything that this one would."""
    return bool(OVERTAKEN_BY.get(kind, frozenset()) & later)
