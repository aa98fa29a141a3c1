"""Notices to the citizen: written with the step that they tell of, in one save; the centre sends them when it has them.

Only over the channels that the citizen chose for this dossier. A notice that a later one overtook while the line was
down is not sent; that is decided where it would be sent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.citizen_asks import AskKind
from counter_app.domain.citizen_notice import CARRIED, MAIL, Occasion, StatusTimes, chosen_contacts, compose
from counter_app.domain.corrections import CorrectionKind, Written, corrected_details
from counter_app.domain.notice_kinds import NoticeKind
from counter_app.domain.regulations import Profile
from counter_app.domain.scanned_paper import ScanOf
from counter_app.services.notice_contents import MAILED, said
from counter_app.services.office_settings import OfficeSettings
from counter_app.store.journal import EntryDraft, Saved

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
    types.DOSSIER_VOIDED: NoticeKind.VOIDED,
    types.GUIDANCE_GIVEN: NoticeKind.SUPPLEMENT,
    types.RESULT_SENT_BACK: NoticeKind.MOVED,
    types.TRANSFER_CONFIRMED: NoticeKind.PAID,
    types.FEE_REFUNDED: NoticeKind.REFUNDED,
    types.CITIZEN_ANSWERED: NoticeKind.ANSWERED,
}
# Kinds of correction that void the dossier: that is what its citizen is told.
_END_WITH = frozenset({CorrectionKind.VOID.value, CorrectionKind.AGENCY.value})
# Their slip names another date from now on.
_RECOUNTED = frozenset({types.DUTY_SETTLED, types.START_FIXED})


@dataclass(frozen=True, slots=True)
class Told:
    """What a notice takes from its dossier. `details` as they stand now, `due` the date that holds; `times` where the
    regulation in force has a notice of the status name person and times (`says_status`). `letter`: its result is a
    letter that says why it was refused, and this is what its notice is called. `goes_on` False: it is over, and no date
    concerns its citizen any more. `until`: the last day on which what is asked for now may still come; `owed` in đồng,
    what whoever collects has to bring."""

    details: Mapping[str, Any]
    named: str
    procedure: str
    due: datetime | None
    times: StatusTimes | None = None
    letter: NoticeKind | None = None
    goes_on: bool = True
    until: date | None = None
    owed: int = 0


def says_status(profile: Profile, channel: str, level: str | None) -> bool:
    """NĐ 224/2026, điều 15.1.g, where it applies."""
    return profile.rule("notice.status_says", channel=channel, level=level) is not None


def concerns_the_citizen(draft: EntryDraft) -> bool:
    return _kind(draft) is not None


def notice_of(draft: EntryDraft, told: Told, when: datetime, office: OfficeSettings) -> EntryDraft | None:
    """The notice that goes with an entry; None where this kind concerns nobody outside or no channel was chosen.

    `when` is the original time of what happened, however late the notice goes out.
    """
    kind, contacts = _kind(draft), chosen_contacts(told.details)
    if kind is None or not contacts or (kind is NoticeKind.RECOUNTED and not told.goes_on):
        return None
    notice = _made(kind, contacts, draft, told, when, office)
    mailed = draft.facts.get(MAILED)
    return replace(notice, facts=notice.facts | {CARRIED: mailed}) if mailed and MAIL in contacts else notice


def letter_notice(attached: EntryDraft, told: Told, when: datetime, office: OfficeSettings) -> EntryDraft | None:
    """The notice that carries a digital copy of the letter; None where the dossier's result is no letter of refusal, or
    the citizen wants no mail: over no other channel does a file go (QĐ 44/2019/QĐ-UBND Bình Định, điều 8.2)."""
    contacts = {way: to for way, to in chosen_contacts(told.details).items() if way == MAIL}
    if told.letter is None or not contacts or attached.facts.get("of") != ScanOf.RESULT.value:
        return None
    notice = _made(told.letter, contacts, attached, told, when, office)
    return replace(notice, facts=notice.facts | {CARRIED: attached.facts["sha256"]})


def _made(
    kind: NoticeKind,
    contacts: Mapping[str, str],
    draft: EntryDraft,
    told: Told,
    when: datetime,
    office: OfficeSettings,
) -> EntryDraft:
    notice = compose(
        Occasion(
            kind=kind,
            office=office.heading.unit,
            named=told.named,
            procedure=told.procedure,
            when=when,
            due=draft.due or told.due,
            details=said(draft, told.until),
            place=_text(told.details, "return_place") or office.return_place,
            hotline=office.heading.hotline,
            lookup=office.heading.lookup_address,
            return_way=_way(draft) or _text(told.details, "return_way"),
            owed=told.owed,
            status=_status(draft, told),
        )
    )
    body = {"subject": notice.subject, "vi": notice.vi, "en": notice.en, "sms": notice.sms, "to": dict(contacts)}
    facts: dict[str, Any] = {"kind": kind.value, "channels": sorted(contacts)}
    return EntryDraft(types.NOTICE_MADE, dossier=draft.dossier, code=draft.code, details=body, facts=facts)


def with_notices(drafts: Sequence[EntryDraft], told: Told, now: datetime, office: OfficeSettings) -> list[EntryDraft]:
    """A step's entries, each followed by what the citizen is told of it. A corrected number or address is where that
    correction is told too: the one of before may be a stranger's."""
    result: list[EntryDraft] = []
    for draft in drafts:
        details = corrected_details(told.details, [Written(draft.type, draft.facts, draft.details or {})])
        procedure = _text(details, "procedure_name") or told.procedure
        told = replace(told, details=details, procedure=procedure, due=draft.due or told.due)
        notice = notice_of(draft, told, now, office)
        result += [draft, notice] if notice else [draft]
    return result


def notice_of_opening(
    drafts: Sequence[EntryDraft], saved: Saved, told: Told, when: datetime, office: OfficeSettings
) -> list[EntryDraft]:
    """For what was just saved and opened a dossier: one notice, of the last that concerns the citizen. Whoever takes
    the result home at once is not told first that it will be ready."""
    last = next((place for place in reversed(range(len(drafts))) if concerns_the_citizen(drafts[place])), None)
    if last is None or saved.identity is None or not chosen_contacts(told.details):
        return []
    draft = replace(drafts[last], dossier=saved.identity, code=saved.code)
    told = replace(told, named=saved.code or saved.identity)
    notice = notice_of(draft, told, when, office)
    if notice is None:
        return []
    # Others may lie between the step and its notice: the centre asks what became of the step that is named here.
    return [replace(notice, facts=notice.facts | {"about": saved.entries[last].hash.hex()})]


def _kind(draft: EntryDraft) -> NoticeKind | None:
    if draft.type == types.CORRECTION_DECIDED:
        decided = draft.facts.get("approved") is True and draft.facts.get("kind") not in _END_WITH
        return NoticeKind.CORRECTED if decided else None
    if draft.type == types.CITIZEN_ANSWERED and draft.facts.get("what") == AskKind.WITHDRAW:
        # Taken back, the citizen is told that; declined, why.
        return None if draft.facts.get("granted") is True else NoticeKind.ANSWERED
    if "moved_to" in draft.facts:
        return None  # money that pays a dossier received anew is not given back to anybody
    if draft.type in _RECOUNTED:
        return NoticeKind.RECOUNTED if draft.due is not None else None
    if draft.type != types.RESULT_ARRIVED:
        return _KIND_OF.get(draft.type)
    if draft.facts.get("outcome") == "refused":
        return NoticeKind.REFUSED_RESULT
    return NoticeKind.EARLY_RESULT if draft.facts.get("early") is True else NoticeKind.RESULT


def _way(draft: EntryDraft) -> str:
    """How the result really left, which may be another way than the slip names."""
    return _text(draft.facts, "way") if draft.type == types.RESULT_RETURNED else ""


def _status(draft: EntryDraft, told: Told) -> StatusTimes | None:
    """Whoever took this step is who handles it now."""
    if told.times is None:
        return None
    person = _text(draft.details or {}, "clerk") or _text(told.details, "clerk")
    return replace(told.times, person=person, returned=draft.due or told.times.returned)


def _text(details: Mapping[str, Any], name: str) -> str:
    value = details.get(name)
    return value if isinstance(value, str) else ""
