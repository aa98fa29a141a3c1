"""Dossiers that exist: found, and opened with their timeline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from counter_app.domain.details import text_of
from counter_app.domain.life_cycle import ACTIVE, DossierState
from counter_app.domain.notice import Notice
from counter_app.domain.slip import RegisterLine, SlipComponent, SlipFee
from counter_app.domain.times import OFFICE_ZONE, iso
from counter_app.services.desk_clock import DeskClock
from counter_app.services.dossier_lines import DossierLine, dossier_line, dossier_lines
from counter_app.services.intake import register_line
from counter_app.services.people_words import address_vi, copied_vi, representative_vi, submitter_vi
from counter_app.services.reference import Reference
from counter_app.services.scans import ScannedCard, ScannedIdentity, ScannedSheet, ScannedSlip, recognise
from counter_app.services.slip_content import return_words, slip_components, slip_fees
from counter_app.services.slip_history import slip_history
from counter_app.services.standing import details_now, fees_now, opening_of
from counter_app.services.status_fields import StatusFields, status_fields
from counter_app.services.steps.case import unknown
from counter_app.services.timeline import TimelineLine, timeline_of
from counter_app.store import dossier_search
from counter_app.store.database import Connection
from counter_app.store.dossier_reading import DossierRowRead, Happening, dossier_row, happenings_of, state_of
from counter_app.store.opening import OpenDesk
from counter_app.store.twins import stands_beside, twin_of
from counter_app.wire.slip_text import parse_slip_text

__all__ = [
    "DossierLine",
    "DossierView",
    "Dossiers",
    "Found",
    "StatusFields",
    "TimelineLine",
]


@dataclass(frozen=True, slots=True)
class Found:
    """`lines` are the newest; `count` how many there are, `counted_whole` False where there are more than that."""

    lines: tuple[DossierLine, ...]
    count: int
    counted_whole: bool = True


@dataclass(frozen=True, slots=True)
class DossierView:
    """One dossier, whole. `due_explanation` are the sentences that answer "why this date?"; `others` the same person's
    dossiers, the newest first, `more_others` where there are more than these. `submitter` and `representative` with
    what lets them act. `replaced_by` by its code where that is known; `doubled` likewise: another dossier was received
    anew in the same place, so that this one is to be voided; `beside`: the one in whose place it was received goes on
    all the same, until a supervisor says which does. `slip_is_stale`: corrected since its slip was made, so
    that the next print is no copy but takes its place."""

    line: DossierLine
    id_number: str
    phone: str
    address: str
    request: str
    components: tuple[SlipComponent, ...]
    fees: tuple[SlipFee, ...]
    register: RegisterLine | None
    due_explanation: tuple[str, ...]
    due_set_by_clerk: bool
    returned: Notice
    note: str
    holder: str
    replaced_by: str | None
    status_fields: StatusFields
    timeline: tuple[TimelineLine, ...]
    others: tuple[DossierLine, ...] = ()
    more_others: bool = False
    submitter: str = ""
    representative: str = ""
    copied: tuple[str, ...] = ()
    doubled: str | None = None
    slip_is_stale: bool = False
    beside: str | None = None


MOST_LINES = 500
MOST_COUNTED = 1_000
MOST_OTHERS = 5


class Dossiers:
    """Everything that is known here: what this desk wrote, and what the feed brought."""

    def __init__(self, desk: OpenDesk, clock: DeskClock, reference: Reference) -> None:
        self._desk = desk
        self._clock = clock
        self._reference = reference

    def find(self, query: str, limit: int = 50) -> tuple[DossierLine, ...]:
        """One box for name without accents, number, code, phone, identity, procedure, or the text of a scanned card or
        slip; the last word may be begun."""
        return self.look_up(query, limit).lines

    def look_up(self, query: str, limit: int = 50) -> Found:
        """As `find`, and how many there are."""
        limit, asked = min(limit, MOST_LINES), _asked(query)
        with self._desk.database.read() as connection:
            rows = dossier_search.search(connection, self._desk.projections, asked, limit)
            if not rows and asked != query:  # sixteen letters may be a name after all
                asked = query
                rows = dossier_search.search(connection, self._desk.projections, asked, limit)
            count = len(rows)
            if count == limit:
                count = dossier_search.count_found(connection, self._desk.projections, asked, MOST_COUNTED + 1)
        return Found(self._lines(rows), min(count, MOST_COUNTED), count <= MOST_COUNTED)

    def by_code(self, code: str) -> tuple[DossierLine, ...]:
        """More than one only where two desks gave the same code."""
        with self._desk.database.read() as connection:
            rows = dossier_search.by_code(connection, self._desk.projections, code)
        return self._lines(rows)

    def open(self, identity: str) -> DossierView:
        """Raises BadInput when no such dossier is known here."""
        with self._desk.database.read() as connection:
            row = dossier_row(connection, self._desk.projections, identity)
            happenings = happenings_of(connection, self._desk.projections, identity)
            state = state_of(connection, self._desk.projections, identity)
            others = self._others(connection, row)
            opening = opening_of(happenings)
            twin = twin_of(connection, self._desk.projections, identity, opening.header if opening else None)
            first = stands_beside(connection, self._desk.projections, opening.header if opening else None)
            beside = first if row is not None and row.status in ACTIVE else None
            replaced_by = state.replaced_by if state else None
            named = [self._code(connection, one) for one in (replaced_by, twin, beside)]
        if row is None:
            raise unknown(identity)
        view = self._view(row, happenings, state, others)
        return replace(view, replaced_by=named[0], doubled=named[1], beside=named[2])

    def _code(self, connection: Connection, identity: str | None) -> str | None:
        """As a person names it: by its code where it is known here."""
        row = dossier_row(connection, self._desk.projections, identity) if identity else None
        return row.code or identity if row is not None else identity

    def due_between(self, first: date, last: date, limit: int = 500) -> tuple[DossierLine, ...]:
        """Active dossiers due on these days, the last one included; the earliest first."""
        start = datetime.combine(first, time(), OFFICE_ZONE)
        end = datetime.combine(last, time(), OFFICE_ZONE) + timedelta(days=1)
        with self._desk.database.read() as connection:
            rows = dossier_search.due_between(connection, self._desk.projections, iso(start), iso(end), limit)
        return self._lines(rows)

    def results_to_hand_out(self, limit: int = 500) -> tuple[DossierLine, ...]:
        with self._desk.database.read() as connection:
            rows = dossier_search.with_result(connection, self._desk.projections, limit)
        return self._lines(rows)

    # -----------------------------------------------------------------------------------------------------

    def _lines(self, rows: Iterable[DossierRowRead]) -> tuple[DossierLine, ...]:
        return dossier_lines(rows, self._clock.now())

    def _others(self, connection: Connection, row: DossierRowRead | None) -> tuple[DossierRowRead, ...]:
        """One more than are shown, and without this one."""
        if row is None or not row.id_number:
            return ()
        known = dossier_search.of_person(connection, self._desk.projections, row.id_number, MOST_OTHERS + 2)
        return tuple(one for one in known if one.identity != row.identity)

    def _view(
        self,
        row: DossierRowRead,
        happenings: tuple[Happening, ...],
        state: DossierState | None,
        others: tuple[DossierRowRead, ...],
    ) -> DossierView:
        opening = opening_of(happenings)
        details = details_now(happenings)
        header = opening.header if opening else None
        told = details.get("applicant")
        applicant = told if isinstance(told, dict) else {}
        line, names = dossier_line(row, self._clock.now()), self._reference.names()
        slips = slip_history(happenings)
        return DossierView(
            line=line,
            id_number=row.id_number,
            phone=row.phone,
            address=address_vi(applicant),
            submitter=submitter_vi(details),
            representative=representative_vi(applicant),
            copied=copied_vi(details),
            request=text_of(details, "request"),
            components=slip_components(details),
            fees=slip_fees(fees_now(happenings)),
            register=register_line(header) if header else None,
            due_explanation=_explanation(details),
            due_set_by_clerk=header is not None and header.facts.get("due_set_by") == "clerk",
            returned=return_words(details),
            note=text_of(details, "note"),
            holder=(state.holder if state else None) or "",
            replaced_by=None,
            status_fields=status_fields(
                line,
                details,
                state,
                happenings,
                office=self._office_name(header.office if header else ""),
                qr_text=slips.qr_text or "",
            ),
            timeline=timeline_of(happenings, names),
            others=self._lines(others[:MOST_OTHERS]),
            more_others=len(others) > MOST_OTHERS,
            slip_is_stale=slips.stale and not slips.pending,
        )

    def _office_name(self, office: str) -> str:
        """Only the own office's name is known here; another's stands by its id."""
        return self._reference.office().heading.unit if office in ("", self._desk.desk.office) else office


def _asked(query: str) -> str:
    """What to look for: what a scan says, else the text itself."""
    match recognise(query):
        case ScannedSlip(text):
            return parse_slip_text(text).identity
        case ScannedCard(card):
            return card.id_number
        case ScannedIdentity(identity):
            return identity
        case ScannedSheet(number=number):
            return number
        case _:
            return query


def _explanation(details: dict[str, Any]) -> tuple[str, ...]:
    steps = details.get("explanation")
    told = [_with_citation(step) for step in steps if isinstance(step, dict)] if isinstance(steps, list) else []
    return tuple(filter(None, told))


def _with_citation(step: dict[str, Any]) -> str:
    citation = text_of(step, "citation")
    return text_of(step, "text") + (f" ({citation})" if citation else "")
