"""Citizens whom no notice reached: called instead, and the call written down as a note, or they stay in the list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from counter_app.domain import entry_types as types
from counter_app.domain.details import object_of, text_of
from counter_app.domain.notice_kinds import NoticeKind, is_overtaken
from counter_app.domain.times import parse_iso
from counter_app.services.lost_notices import LOST, lost_notices
from counter_app.services.steps.case import PHONE, TOLD_BY, Case, Cases
from counter_app.services.steps.oversight import Overseen
from counter_app.store.dossier_reading import Happening
from counter_app.store.notice_reading import with_failed_notices

LOOKED_THROUGH = 3_000  # of the feed's newest rows: some days of an office
LOOKED_BACK = timedelta(days=14)
MOST_LISTED = 50


@dataclass(frozen=True, slots=True)
class UntoldCitizen:
    """`person` and `phone` of whoever notices go to; `kind`: what should have been told, at `when`; `sure` False where
    nobody knows whether it went out."""

    dossier: Overseen
    person: str
    phone: str
    kind: NoticeKind
    when: datetime
    sure: bool


class Untold:
    def __init__(self, cases: Cases) -> None:
        self._cases = cases

    def listed(self) -> tuple[UntoldCitizen, ...]:
        """The newest failure first."""
        with self._cases.reading() as connection:
            found = with_failed_notices(connection, self._cases.office, LOST, rows=LOOKED_THROUGH)[:MOST_LISTED]
            untold = map(_untold, self._cases.readable(connection, found))
            return tuple(one for one in untold if one is not None)


def _untold(case: Case) -> UntoldCitizen | None:
    """Its newest lost notice that still matters."""
    lost = lost_notices(case.happenings)
    for place in reversed(range(len(case.happenings))):
        one = case.happenings[place]
        if one.hash not in lost:
            continue
        kind, when = str(one.known.facts.get("kind")), parse_iso(one.known.entered)
        if kind not in list(NoticeKind) or when < case.now - LOOKED_BACK:
            return None
        if _is_settled(NoticeKind(kind), case.happenings[place + 1 :], lost):
            return None
        return _citizen(case, NoticeKind(kind), when, sure=lost[one.hash] == "failed")
    return None


def _citizen(case: Case, kind: NoticeKind, when: datetime, *, sure: bool) -> UntoldCitizen:
    """Whoever handed it in for another is told, and called."""
    person = object_of(case.details.get("submitter")) or object_of(case.details.get("applicant"))
    name = text_of(person, "name") or case.row.applicant
    return UntoldCitizen(Overseen.of(case), name, text_of(person, "phone"), kind, when, sure)


def _is_settled(kind: NoticeKind, later: tuple[Happening, ...], lost: dict[bytes, str]) -> bool:
    """Somebody called, the citizen was here, or a later notice says it all."""
    headers = [one.header for one in later if one.header is not None]
    out = [one.header for one in later if one.header is not None and one.hash not in lost]
    told = [str(header.facts.get("kind")) for header in out if header.type == types.NOTICE_MADE]
    kinds = frozenset(NoticeKind(name) for name in told if name in list(NoticeKind))
    return (
        kind is NoticeKind.RETURNED
        or is_overtaken(kind, kinds)
        or any(header.type == types.RESULT_RETURNED for header in headers)
        or any(header.type == types.NOTE_ADDED and header.facts.get(TOLD_BY) == PHONE for header in headers)
    )
