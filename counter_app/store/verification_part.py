"""One part of `journal verify`: a stretch of the entries and of the feed, every header read once.

Parts know nothing of each other, so that they can be looked at side by side; what reaches over the edge of one (the
link of a journal's first entry, dossiers that also happen elsewhere) is given back to be joined.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection

from counter_app.store.dossier_fold import DossierRow, Placed, fold_read
from counter_app.store.erasure import erased_dossiers
from counter_app.store.projections import projections_in_use
from counter_app.wire.entry import body_hash, dossier_of, entry_hash
from counter_app.wire.feed import read_row
from counter_app.wire.header import Header, readable_header

AT_ONCE = 2_000

_OWN = (
    "SELECT e.sequence, e.journal, e.number, e.hash, e.previous, e.header, e.body, f.position, f.row, f.body "
    "FROM entries e LEFT JOIN feed_rows f ON f.entry_hash = e.hash "
    "WHERE e.sequence > ? AND e.sequence <= ? ORDER BY e.sequence, f.position"
)
_ARRIVED = (
    "SELECT f.entry_hash, f.header, f.body, f.position, f.row FROM feed_rows f WHERE f.position > ? "
    "AND f.position <= ? AND f.header IS NOT NULL AND NOT EXISTS (SELECT 1 FROM entries e WHERE e.hash = f.entry_hash) "
    "ORDER BY f.position"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sequences of entries, or positions of the feed: above `after`, up to `last` inclusive."""

    after: int
    last: int

    def split(self, parts: int) -> list[Stretch]:
        edges = [self.after + (self.last - self.after) * part // parts for part in range(parts + 1)]
        return [Stretch(after, last) for after, last in pairwise(edges)]


@dataclass(frozen=True, slots=True)
class Part:
    entries: Stretch
    rows: Stretch


@dataclass(frozen=True, slots=True)
class Wrong:
    """An entry that does not hold; `place` counts from 1 within the part."""

    place: int
    journal: bytes
    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class FirstHere:
    """The first entry of a journal within the part, whose link only the part before can vouch for."""

    place: int
    number: int
    previous: bytes


# One entry of a dossier, after what it is sorted by, as projections read it: whether it has no place in the feed yet,
# its position, its sequence.
Happening = tuple[bool, int, int, tuple[Placed, Header]]


@dataclass(slots=True)
class Found:
    """What a part showed. `compared` counts dossiers whose row is what their entries give."""

    entries: int = 0
    firsts: dict[bytes, FirstHere] = field(default_factory=dict)
    heads: dict[bytes, tuple[int, bytes]] = field(default_factory=dict)
    wrong: Wrong | None = None
    compared: int = 0
    rows_differ: bool = False
    unfinished: dict[str, list[Happening]] = field(default_factory=dict)


def whole(connection: Connection) -> Part:
    """Everything that stands in the file now."""
    last = "SELECT coalesce(max({0}), 0) FROM {1}"
    sequence = connection.exec_driver_sql(last.format("sequence", "entries")).scalar()
    position = connection.exec_driver_sql(last.format("position", "feed_rows")).scalar()
    return Part(Stretch(0, sequence or 0), Stretch(0, position or 0))


def split(part: Part, parts: int) -> list[Part]:
    both = zip(part.entries.split(parts), part.rows.split(parts), strict=True)
    return [Part(entries, rows) for entries, rows in both]


def check_part(connection: Connection, part: Part) -> Found:
    """Stops at the first entry that does not hold: then nothing after it says anything."""
    with _without_collecting():
        return _checked(connection, part)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Nothing that is read here points back at itself, and rounds of the collector over it took a seventh of the time.
    Where somebody else rules over the collector, it is left to them."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _checked(connection: Connection, part: Part) -> Found:
    found = Found()
    chain = _Chain(found, set(erased_dossiers(connection, projections_in_use(connection))))
    dossiers = DossierCheck(connection, found)
    for own, arrived in _side_by_side(connection, part):
        for sequence, journal, number, stored, previous, header, body, position, row, copy in own:
            read = chain.follow(sequence, journal, number, stored, previous, header, body)
            if read is None:
                return found
            dossiers.add(_happening(position, sequence, stored, read, copy if body is None else body, row))
        for stored, header, body, position, row in arrived:
            if (read := readable_header(header)) is not None:
                dossiers.add(_happening(position, 0, stored, read, body, row))
        dossiers.compare_finished()
    return found


def _side_by_side(connection: Connection, part: Part) -> Iterator[tuple[Sequence[Any], Sequence[Any]]]:
    """Own entries and what arrived went on at the same time: read so, few dossiers are open at once."""
    spans = [stretch.last - stretch.after for stretch in (part.entries, part.rows)]
    statements = zip((_OWN, _ARRIVED), (part.entries, part.rows), spans, strict=True)
    yield from zip_longest(
        *(
            connection.exec_driver_sql(statement, (stretch.after, stretch.last)).partitions(
                max(1, AT_ONCE * span // max(*spans, 1))
            )
            for statement, stretch, span in statements
        ),
        fillvalue=(),
    )


class _Chain:
    """Links, hashes and bodies, in the order of writing."""

    def __init__(self, found: Found, erased: set[str]) -> None:
        self._found = found
        self._erased = erased
        self._last: tuple[int, Header] | None = None

    def follow(
        self, sequence: int, journal: bytes, number: int, stored: bytes, previous: bytes, header: bytes,
        body: bytes | None,
    ) -> Header | None:  # fmt: skip
        """The header; None when the entry does not hold. One that two offices placed comes twice."""
        if self._last is not None and self._last[0] == sequence:
            return self._last[1]
        self._found.entries += 1
        reason = self._broken_link(journal, number, previous)
        if reason is None and entry_hash(previous, header) != stored:
            reason = "its bytes do not give its hash"
        read = readable_header(header)
        reason = reason or ("its header cannot be read" if read is None else self._broken_body(stored, read, body))
        if reason is not None or read is None:
            self._found.wrong = Wrong(self._found.entries, journal, number, reason or "")
            return None
        self._found.heads[journal] = (number, stored)
        self._last = (sequence, read)
        return read

    def _broken_link(self, journal: bytes, number: int, previous: bytes) -> str | None:
        head = self._found.heads.get(journal)
        if head is not None:
            return broken_link(number, previous, *head)
        self._found.firsts[journal] = FirstHere(self._found.entries, number, previous)
        return None

    def _broken_body(self, stored: bytes, read: Header, body: bytes | None) -> str | None:
        if body is not None:
            return None if read.body == body_hash(body).hex() else "its body is not the one that the header names"
        gone = read.body is not None and dossier_of(stored, read) not in self._erased
        return "its body is gone and no entry erased it" if gone else None


class DossierCheck:
    """Folds each dossier as soon as all of its entries went by, and sets it beside the row that screens show."""

    def __init__(self, connection: Connection, found: Found) -> None:
        self._connection = connection
        self._found = found
        tables = projections_in_use(connection).tables
        self._rows = (
            f"SELECT {', '.join(DossierRow.__slots__)} FROM json_each(?) j "
            f"CROSS JOIN {tables.dossiers.name} d ON d.identity = j.value"
        )
        counted = connection.exec_driver_sql(f"SELECT dossier, count(*) FROM {tables.happenings.name} GROUP BY dossier")
        self._expected: dict[str, int] = {row[0]: row[1] for row in counted}
        self._finished: list[str] = []

    def add(self, happening: Happening) -> None:
        entry, header = happening[-1]
        identity = dossier_of(entry.hash, header)
        if identity is not None:
            self.join(identity, [happening])

    def join(self, identity: str, happenings: list[Happening]) -> None:
        """More of one dossier: one entry, or what another part had of it."""
        known = self._found.unfinished.setdefault(identity, [])
        known += happenings
        if len(known) == self._expected.get(identity):
            self._finished.append(identity)

    def compare_finished(self) -> None:
        if not self._finished:
            return
        rows = self._connection.exec_driver_sql(self._rows, (json.dumps(self._finished),))
        shown = {row[0]: tuple(row) for row in rows}
        for identity in self._finished:
            happenings = sorted(self._found.unfinished.pop(identity, ()), key=_ORDER)
            folded = fold_read(identity, [happening[-1] for happening in happenings])
            self._found.rows_differ |= shown.get(identity) != folded.values()
        self._found.compared += len(self._finished)
        self._finished = []


_ORDER = itemgetter(0, 1, 2)


def _happening(
    position: int | None, sequence: int, entry: bytes, read: Header, body: bytes | None, row: bytes | None
) -> Happening:
    if row is None or position is None:
        return True, 0, sequence, (Placed(entry, None, body), read)
    judged = read_row(row)
    return False, position, sequence, (Placed(entry, None, body, judged.verdict, judged.state), read)


def broken_link(number: int, previous: bytes, last_number: int, last_hash: bytes) -> str | None:
    if number != last_number + 1:
        return f"an entry is missing before it (the last is {last_number})"
    return "does not follow on from the entry before it" if previous != last_hash else None
