"""What whoever asks after a dossier is told: Đăk Nông 2019, article 16, for a valid dossier and for one that is not
valid yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from counter_app.domain.details import text_of
from counter_app.domain.entry_types import GUIDANCE_GIVEN, SUPPLEMENT_ASKED
from counter_app.domain.life_cycle import ACTIVE, AWAITING_SUPPLEMENT, NOT_VALID_YET, DossierState
from counter_app.services.dossier_lines import DossierLine
from counter_app.store.dossier_reading import Happening

CITATION_VI = "Quy chế kèm Quyết định 04/2019/QĐ-UBND tỉnh Đăk Nông, điều 16"


@dataclass(frozen=True, slots=True)
class StatusFields:
    """`valid`: point 1 of the article, else point 2, which knows no unit, no appointment and no status, but
    `to_supplement`. `unit` is '' while the dossier is at the counter; `active` until it has come to an end. `qr_text`
    is what the slip's QR code says, '' before its first print."""

    valid: bool
    code: str | None
    qr_text: str
    office: str
    unit: str
    organisation: str
    submitter: str
    received: datetime
    due: datetime | None
    status_vi: str
    status_en: str
    to_supplement: tuple[str, ...] = ()
    active: bool = True


def status_fields(
    line: DossierLine,
    details: Mapping[str, Any],
    state: DossierState | None,
    happenings: Iterable[Happening],
    *,
    office: str,
    qr_text: str,
) -> StatusFields:
    """`details` are the receipt's; `office` the name of whoever received."""
    applicant, submitter = details.get("applicant"), details.get("submitter")
    is_organisation = text_of(applicant, "kind") == "organisation"
    is_open = line.status in NOT_VALID_YET or line.status == AWAITING_SUPPLEMENT
    return StatusFields(
        valid=line.status not in NOT_VALID_YET,
        code=line.code,
        qr_text=qr_text,
        office=office,
        unit=(state.holder if state else None) or "",
        organisation=line.applicant if is_organisation else "",
        submitter=text_of(submitter, "name") or text_of(applicant, "representative") or line.applicant,
        received=line.received,
        due=line.due,
        status_vi=line.status_vi,
        status_en=line.status_en,
        to_supplement=_to_supplement(happenings) if is_open else (),
        active=line.status in ACTIVE,
    )


def _to_supplement(happenings: Iterable[Happening]) -> tuple[str, ...]:
    """What was asked for last: papers that are missing, what to correct, and the reason in the clerk's words."""
    asked = [one for one in happenings if one.header and one.header.type in (SUPPLEMENT_ASKED, GUIDANCE_GIVEN)]
    if not asked:
        return ()
    details = asked[-1].details
    lists = (details.get("missing"), details.get("corrections"))
    papers = [text for texts in lists if isinstance(texts, list) for text in texts if isinstance(text, str)]
    return tuple(filter(None, (*papers, text_of(details, "reason"), text_of(details, "note"))))
