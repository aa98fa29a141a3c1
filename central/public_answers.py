"""What an unauthenticated visitor is told: never more than the code and the progress, unless a slip proves more."""

from __future__ import annotations

from pydantic import BaseModel

KNOWN = "known"
BEING_HANDED_IN = "being_handed_in"
DESK_UNKNOWN = "desk_unknown"
KEY_WITHDRAWN = "key_withdrawn"
CODE_TAKEN = "code_taken"
REPLACED = "replaced"
FORGED = "forged"


class Details(BaseModel):
    """Đăk Nông 04/2019, article 16: what a citizen who holds the slip is shown. Times ISO +07:00. `qr`: what the QR
    code of that slip says, to be drawn beside the code (article 16.1.a); left out where a newer slip took its place."""

    code: str | None = None
    qr: str | None = None
    receiving_office: str
    processing_office: str | None = None
    organisation: str | None = None
    submitter: str | None = None
    received: str
    due: str | None = None
    status: str
    supplement: str | None = None


class LookupAnswer(BaseModel):
    """`GET /v1/lookup/{code}`: `details` only with the slip's signature or its six digits."""

    code: str
    completion: str
    completion_en: str
    details: Details | None = None


class SlipAnswer(BaseModel):
    """The address in a slip's QR code: `answer` is one of the words above, said in a sentence."""

    answer: str
    vi: str
    en: str
    code: str | None = None
    office: str | None = None
    received: str | None = None
    due: str | None = None
    completion: str | None = None
    details: Details | None = None
