"""The register (sổ theo dõi hồ sơ) on paper: a volume a desk and year, printed for a span, closed at the year's end.

Circular 01/2018, article 10.2: opened by year and closed at its end, pages and numbers without a gap. What a volume
says when it is closed is what every later print of it says: happenings of a later time are left out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time, timedelta

from counter_app.domain import entry_types as types
from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.form import Form
from counter_app.domain.form_names import FormKind, form_name
from counter_app.domain.step_details import line
from counter_app.domain.times import OFFICE_ZONE, date_vi, iso, parse_iso
from counter_app.print.forms.register import RegisterPaper, RegisterRow, register_form
from counter_app.services.reference import Reference
from counter_app.services.sign_in import Session
from counter_app.services.steps.case import Cases
from counter_app.services.steps.register_rows import RegisterPlace, register_place, register_row
from counter_app.store.database import Connection
from counter_app.store.desk_identity import DeskIdentity
from counter_app.store.dossier_reading import Happening, dossier_row, happenings_of
from counter_app.store.journal import EntryDraft
from counter_app.store.register_reading import ClosingRead, closings, known_at, received_between

FIRST_YEAR = 2018  # of the circular that has the register
RULE = "register.paper"


@dataclass(frozen=True, slots=True)
class Closing:
    """`count` lines up to number `last`; `content` is a digest of all that they said, as hex."""

    on: date
    head: str
    count: int
    last: int
    content: str


@dataclass(frozen=True, slots=True)
class Volume:
    """`number` is what the register calls Quyển số: the desk's number. `own`: written at this desk, which alone can
    close it. `later`: lines that came after the closing, on no closed page."""

    year: int
    number: int
    own: bool
    count: int
    last: int
    closing: Closing | None = None
    later: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """Days of receipt, both included, of one year. Raises BadInput where they are no span of a year."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last or self.first.year != self.last.year or self.first.year < FIRST_YEAR:
            raise BadInput(
                f"Kỳ in phải nằm trong một năm (từ {FIRST_YEAR}), ngày đầu không sau ngày cuối.",
                f"The span must lie within one year (from {FIRST_YEAR}), its first day not after its last.",
            )

    @property
    def is_year(self) -> bool:
        return self == year_span(self.first.year)


def year_span(year: int) -> Span:
    return Span(date(year, 1, 1), date(year, 12, 31))


@dataclass(frozen=True, slots=True)
class _Entered:
    """A dossier of the register with what is known of it."""

    place: RegisterPlace
    desk: str
    identity: str
    happenings: tuple[Happening, ...]


class Registers:
    """A year's volume reads every dossier of the year: call everything from the background."""

    def __init__(self, cases: Cases, reference: Reference, desk: DeskIdentity) -> None:
        self._cases = cases
        self._reference = reference
        self._desk = desk

    def volumes(self, span: Span) -> tuple[Volume, ...]:
        """Of the whole office, as far as known here; this desk's own first."""
        with self._cases.reading() as connection:
            entered = self._entered(connection, span)
            closed = self._closings(connection)
            numbers = {one.place.volume: one.desk == self._desk.desk for one in entered}
            found = [
                self._volume(span.first.year, number, own, entered, closed.get((span.first.year, number)), connection)
                for number, own in numbers.items()
            ]
        return tuple(sorted(found, key=lambda one: (not one.own, one.number)))

    def form(self, number: int, span: Span) -> Form:
        """One volume on paper. Raises as `lines`."""
        closing, rows = self._read(number, span)
        return register_form(self._paper(number, span, rows, _told(closing) if closing else None))

    def lines(self, number: int, span: Span) -> tuple[RegisterRow, ...]:
        """Of one volume; a closed year as it was closed. Raises BadInput where nothing of it is known here."""
        return self._read(number, span)[1]

    def _read(self, number: int, span: Span) -> tuple[ClosingRead | None, tuple[RegisterRow, ...]]:
        with self._cases.reading() as connection:
            closing = self._closings(connection).get((span.first.year, number)) if span.is_year else None
            rows = self._rows(connection, self._entered(connection, span, number), closing)
        if not rows:
            raise BadInput(
                f"Không có hồ sơ nào của quyển số {number} trong kỳ này.",
                f"No dossier of volume {number} is known in this span.",
            )
        return closing, rows

    def is_as_closed(self, number: int, year: int) -> bool:
        """Whether a closed volume still says letter for letter what it said when it was closed."""
        with self._cases.reading() as connection:
            closing = self._closings(connection).get((year, number))
            if closing is None:
                return False
            rows = self._rows(connection, self._entered(connection, year_span(year), number), closing)
        return _digest(rows) == _told(closing).content

    def close(self, number: int, year: int, head: str, session: Session) -> Closing:
        """Write down that the volume is closed, with its head's name. Raises RuleViolation before the year's last
        day, a second time and at another desk; BadInput without the name or for an empty volume."""
        signer = self._signer(head, session)
        with self._cases.writing() as connection:
            entered = self._entered(connection, year_span(year), number)
            self._refuse(number, year, entered, connection)
            rows = self._rows(connection, entered, None)
            facts = {"year": year, "volume": number, "count": len(rows), "last": max(row.number for row in rows)}
            details = {"head": signer, "content": _digest(rows), "clerk": session.name}
            draft = EntryDraft(types.REGISTER_CLOSED, details=details, facts=facts)
            self._cases.append(connection, [draft], session)
            return _told(self._closings(connection)[(year, number)])

    def check_closing(self, number: int, year: int, head: str, session: Session) -> None:
        """Raises as `close` would, and writes nothing: what is for ever is asked only where it can be done."""
        self._signer(head, session)
        with self._cases.reading() as connection:
            self._refuse(number, year, self._entered(connection, year_span(year), number), connection)

    # -----------------------------------------------------------------------------------------------------

    def _signer(self, head: str, session: Session) -> str:
        self._cases.require(session, types.REGISTER_CLOSED)
        return line(head, "Thủ trưởng đơn vị", "Head of the unit", needed=True)

    def _refuse(self, number: int, year: int, entered: list[_Entered], connection: Connection) -> None:
        if self._cases.today() < date(year, 12, 31):
            raise RuleViolation(
                f"Sổ năm {year} khóa vào cuối năm, từ ngày 31/12/{year}.",
                f"The register of {year} is closed at the end of the year, from 31 December on.",
                self._citation(),
            )
        if (year, number) in self._closings(connection):
            raise RuleViolation(
                f"Quyển số {number} năm {year} đã khóa; chỉ có thể in lại.",
                f"Volume {number} of {year} is closed already; it can only be printed again.",
            )
        if not entered:
            raise BadInput(
                f"Quyển số {number} năm {year} chưa có hồ sơ nào.", f"Volume {number} of {year} has no dossier yet."
            )
        if any(one.desk != self._desk.desk for one in entered):
            raise RuleViolation(
                f"Quyển số {number} là sổ của quầy khác; hãy khóa tại quầy đó (quy tắc do phần mềm đặt ra).",
                f"Volume {number} is another desk's; close it there (a rule set by the program).",
            )

    def _citation(self) -> str:
        rule = self._reference.profile(self._cases.today()).rule(RULE)
        return rule.citation.text if rule is not None else ""

    def _closings(self, connection: Connection) -> dict[tuple[int, int], ClosingRead]:
        """The first of each volume: a second one changes nothing."""
        found: dict[tuple[int, int], ClosingRead] = {}
        for one in closings(connection):
            year, volume = one.header.facts.get("year"), one.header.facts.get("volume")
            if isinstance(year, int) and isinstance(volume, int):
                found.setdefault((year, volume), one)
        return found

    def _entered(self, connection: Connection, span: Span, number: int | None = None) -> list[_Entered]:
        begin = datetime.combine(span.first, time(), OFFICE_ZONE)
        end = datetime.combine(span.last, time(), OFFICE_ZONE) + timedelta(days=1)
        found = []
        for one in received_between(connection, self._cases.projections, iso(begin), iso(end)):
            happenings = happenings_of(connection, self._cases.projections, one.identity)
            place = register_place(happenings)
            if place is not None and number in (None, place.volume):
                found.append(_Entered(place, one.desk, one.identity, happenings))
        return sorted(found, key=lambda each: (each.place.volume, each.place.number))

    def _rows(
        self, connection: Connection, entered: Iterable[_Entered], closing: ClosingRead | None
    ) -> tuple[RegisterRow, ...]:
        known = (
            replace(one, happenings=known_at(connection, one.happenings, closing)) if closing else one
            for one in entered
        )
        return tuple(self._row(connection, one) for one in known if one.happenings)

    def _row(self, connection: Connection, one: _Entered) -> RegisterRow:
        row = dossier_row(connection, self._cases.projections, one.identity)
        assert row is not None
        opening = one.happenings[0].header
        procedure = self._reference.procedure_named(
            opening.procedure if opening else None, row.procedure_code, parse_iso(row.received).date()
        )
        return register_row(one.place, row.code or one.identity, procedure, one.happenings)

    def _volume(
        self,
        year: int,
        number: int,
        own: bool,
        entered: list[_Entered],
        closing: ClosingRead | None,
        connection: Connection,
    ) -> Volume:
        mine = [one for one in entered if one.place.volume == number]
        later = [one for one in mine if closing and not known_at(connection, one.happenings, closing)]
        last = max(one.place.number for one in mine)
        return Volume(year, number, own, len(mine), last, _told(closing) if closing else None, len(later))

    def _paper(self, number: int, span: Span, rows: tuple[RegisterRow, ...], closing: Closing | None) -> RegisterPaper:
        office, today = self._reference.office(), self._cases.today()
        return RegisterPaper(
            office=office.heading,
            name=form_name(self._reference.profile(closing.on if closing else today), FormKind.REGISTER),
            year=span.first.year,
            volume=str(number),
            rows=rows,
            printed_on=closing.on if closing else today,
            closed_on=closing.on if closing else None,
            head=closing.head if closing else "",
            sample=office.sample,
            span="" if span.is_year else f"từ ngày {date_vi(span.first)} đến ngày {date_vi(span.last)}",
        )


def _told(closing: ClosingRead) -> Closing:
    facts, details = closing.header.facts, closing.details
    count, last = facts.get("count"), facts.get("last")
    return Closing(
        parse_iso(closing.header.entered).date(),
        str(details.get("head", "")),
        count if isinstance(count, int) else 0,
        last if isinstance(last, int) else 0,
        str(details.get("content", "")),
    )


def _digest(rows: tuple[RegisterRow, ...]) -> str:
    """Of what the lines say, not of the paper: a later program may draw them otherwise."""
    said = json.dumps([asdict(row) for row in rows], ensure_ascii=False, default=str, sort_keys=True)
    return hashlib.sha256(said.encode("utf-8")).hexdigest()
