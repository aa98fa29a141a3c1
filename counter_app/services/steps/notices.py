"""Notices to the citizen: written with the step that they tell of, in one save; the centre sends them when it has them.

Only over the channels that the citizen chose for this dossier. A notice that a later one overtook while the line was
down is not sent; that is decided where it would be sent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.citizen_notice import CHANNELS, NoticeKind, Occasion, compose
from counter_app.services.office_settings import OfficeSettings
from counter_app.services.wording import amount_vi
from counter_app.store.journal import EntryDraft

NOTIFY = "notify"  # the channels chosen for a dossier, among the details of its opening entry
_CONTACTS = {"sms": "phone", "email": "email"}

_KIND_OF = {
    types.ONLINE_ARRIVED: NoticeKind.ARRIVED,
    types.DOSSIER_RECEIVED: NoticeKind.RECEIVED,
    types.SUPPLEMENT_ASKED: NoticeKind.SUPPLEMENT,
    types.SUPPLEMENT_RECEIVED: NoticeKind.RECEIVED,
    types.DOSSIER_REFUSED: NoticeKind.REFUSED,
    types.APPOINTMENT_MOVED: NoticeKind.MOVED,
    types.DUTY_TOLD: NoticeKind.DUTY,
    types.RESULT_RETURNED: NoticeKind.RETURNED,
    types.PROCESSING_STOPPED: NoticeKind.STOPPED,
    types.DOSSIER_CLOSED: NoticeKind.CLOSED,
    types.DOSSIER_WITHDRAWN: NoticeKind.WITHDRAWN,
    types.DOSSIER_CORRECTED: NoticeKind.CORRECTED,
}


def chosen_contacts(details: Mapping[str, Any]) -> dict[str, str]:
    """Channel → number or address, of whoever handed the dossier in; empty where the citizen chose none."""
    wanted = details.get(NOTIFY)
    people = [details.get("submitter"), details.get("applicant")]
    person = next((one for one in people if isinstance(one, dict)), {})
    chosen = [channel for channel in CHANNELS if isinstance(wanted, list) and channel in wanted]
    return {channel: to for channel in chosen if isinstance(to := person.get(_CONTACTS[channel]), str) and to}


def notice_of(
    draft: EntryDraft,
    *,
    details: Mapping[str, Any],
    named: str,
    procedure: str,
    when: datetime,
    due: datetime | None,
    office: OfficeSettings,
) -> EntryDraft | None:
    """The notice that goes with an entry; None where this kind concerns nobody outside or no channel was chosen.

    `details` are the dossier's, `when` is the original time of what happened, `due` the date that now holds.
    """
    kind, contacts = _kind(draft), chosen_contacts(details)
    if kind is None or not contacts:
        return None
    notice = compose(
        Occasion(
            kind,
            office.heading.unit,
            named,
            procedure,
            when,
            due,
            _said(draft),
            office.return_place,
            office.heading.hotline,
            office.heading.lookup_address,
        )
    )
    body = {"subject": notice.subject, "vi": notice.vi, "en": notice.en, "sms": notice.sms, "to": contacts}
    facts = {"kind": kind.value, "channels": sorted(contacts)}
    return EntryDraft(types.NOTICE_MADE, dossier=draft.dossier, code=draft.code, details=body, facts=facts)


def with_notices(
    drafts: Sequence[EntryDraft],
    *,
    details: Mapping[str, Any],
    named: str,
    procedure: str,
    now: datetime,
    due: datetime | None,
    office: OfficeSettings,
) -> list[EntryDraft]:
    """A step's entries, each followed by what the citizen is told of it."""
    result: list[EntryDraft] = []
    for draft in drafts:
        due = draft.due or due
        notice = notice_of(draft, details=details, named=named, procedure=procedure, when=now, due=due, office=office)
        result += [draft, notice] if notice else [draft]
    return result


def _kind(draft: EntryDraft) -> NoticeKind | None:
    if draft.type != types.RESULT_ARRIVED:
        return _KIND_OF.get(draft.type)
    if draft.facts.get("outcome") == "refused":
        return NoticeKind.REFUSED_RESULT
    return NoticeKind.EARLY_RESULT if draft.facts.get("early") is True else NoticeKind.RESULT


def _said(draft: EntryDraft) -> tuple[str, ...]:
    """Everything that is missing, every reason, what is owed: whole, because it is told once."""
    details = draft.details or {}
    lists = [*_texts(details.get("missing")), *_texts(details.get("corrections")), *_texts(details.get("reasons"))]
    if draft.type == types.DUTY_TOLD:
        amount = draft.facts.get("amount")
        owed = f": {amount_vi(amount)}" if isinstance(amount, int) else ""
        lists.append(f"{details.get('what', '')}{owed}")
    if not lists and draft.type in (types.PROCESSING_STOPPED, types.RESULT_ARRIVED):
        lists += [text for text in (details.get("reason"), details.get("note")) if isinstance(text, str)]
    return tuple(lists)


def _texts(value: Any) -> list[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []
