"""What was written here and what of it the centre has proved, read page by page along the order of writing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection

from counter_app.domain.judging import IN_ORDER
from counter_app.domain.times import parse_iso
from counter_app.store.journal import current_head
from counter_app.store.projections import Projections
from counter_app.wire.entry import read_body
from counter_app.wire.feed import read_row
from counter_app.wire.header import Header, read_header
from counter_app.wire.strict_json import NotStrictJson


@dataclass(frozen=True, slots=True)
class WrittenEntry:
    """`proved`: covered by a signed acknowledgement. `verdict` None: it has no place in the feed yet.

    `header` None: its bytes cannot be read any more. `dossier` is the one that it belongs to or opened.
    """

    sequence: int
    header: Header | None
    proved: bool
    forked: bool
    verdict: str | None
    dossier: str | None


_WRITTEN = (
    "SELECT e.sequence, e.header, e.number <= coalesce(a.number, 0), coalesce(a.forked, 0), f.row, h.dossier "
    "FROM entries e LEFT JOIN acknowledgements a ON a.journal = e.journal "
    "LEFT JOIN feed_rows f ON f.entry_hash = e.hash LEFT JOIN {happenings} h ON h.entry_hash = e.hash "
)


def waiting_entries(connection: Connection, happenings: str, after: int, limit: int) -> tuple[WrittenEntry, ...]:
    """Not proved yet, the oldest first, those after this sequence."""
    # Each journal's proved entries are a run at its beginning: the index on (journal, number) jumps over them.
    rows = connection.exec_driver_sql(
        _WRITTEN.format(happenings=happenings)
        + "WHERE e.sequence > ? AND e.number > coalesce(a.number, 0) ORDER BY e.sequence LIMIT ?",
        (max(after, _first_waiting(connection) - 1), limit),
    ).all()
    return tuple(_written(row) for row in rows)


def recent_entries(connection: Connection, happenings: str, before: int | None, limit: int) -> tuple[WrittenEntry, ...]:
    """All of them, the newest first, those before this sequence."""
    rows = connection.exec_driver_sql(
        _WRITTEN.format(happenings=happenings) + "WHERE e.sequence < ? ORDER BY e.sequence DESC LIMIT ?",
        (before if before is not None else 2**62, limit),
    ).all()
    return tuple(_written(row) for row in rows)


def troubled_entries(connection: Connection, projections: Projections, limit: int) -> tuple[WrittenEntry, ...]:
    """Own entries with a verdict other than in order, the newest first; found by the dossiers that carry one."""
    tables = projections.tables
    rows = connection.exec_driver_sql(
        _WRITTEN.format(happenings=tables.happenings.name) + f"JOIN {tables.dossiers.name} d ON d.identity = h.dossier "
        "WHERE d.verdict NOT IN ('waiting', 'in_order') AND f.row IS NOT NULL ORDER BY e.sequence DESC",
    )
    found = (_written(row) for row in rows)
    return tuple(islice((one for one in found if one.verdict != IN_ORDER), limit))


def last_entered(connection: Connection) -> datetime | None:
    """When the last entry here was made, as was believed then."""
    head = current_head(connection)
    if head is None:
        return None
    row = connection.exec_driver_sql("SELECT header FROM entries WHERE hash = ?", (head.hash,)).one()
    return parse_iso(read_header(row[0]).entered)


def entries_of_types(
    connection: Connection, types: Sequence[str], limit: int
) -> tuple[tuple[Header, dict[str, Any]], ...]:
    """Own entries of these types with their personal part, the newest first: for the few of no dossier.

    The type is looked for in the header's own bytes, so that the journal needs no index for it.
    """
    marks = " OR ".join("instr(header, ?) > 0" for _ in types)
    sought = tuple(f'"type":"{name}"'.encode() for name in types)
    rows = connection.exec_driver_sql(
        f"SELECT header, body FROM entries WHERE {marks} ORDER BY sequence DESC LIMIT ?", (*sought, limit)
    ).all()
    read = ((_header(row[0]), row[1]) for row in rows)
    return tuple((header, _body(body)) for header, body in read if header is not None and header.type in types)


def _first_waiting(connection: Connection) -> int:
    """The lowest sequence that is not proved, by each journal's index; 2^62 where nothing waits."""
    rows = connection.exec_driver_sql(
        "SELECT (SELECT e.sequence FROM entries e WHERE e.journal = j.id AND e.number = coalesce(a.number, 0) + 1) "
        "FROM journals j LEFT JOIN acknowledgements a ON a.journal = j.id"
    ).all()
    return min((int(row[0]) for row in rows if row[0] is not None), default=2**62)


def _written(row: Sequence[Any]) -> WrittenEntry:
    sequence, header, proved, forked, feed_row, dossier = row
    return WrittenEntry(
        sequence, _header(header), bool(proved), bool(forked), read_row(feed_row).verdict if feed_row else None, dossier
    )


def _header(data: bytes) -> Header | None:
    try:
        return read_header(data)
    except NotStrictJson:
        return None


def _body(data: bytes | None) -> dict[str, Any]:
    try:
        return {} if data is None else read_body(data)
    except NotStrictJson:
        return {}
