"""What was written here and what of it the centre has proved, read page by page along the order of writing."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from itertools import islice
from typing import Any

from sqlalchemy import Connection, CursorResult

from counter_app.domain.entry_types import OUTAGE_BEGAN, OUTAGE_ENDED
from counter_app.domain.judging import IN_ORDER
from counter_app.domain.times import parse_iso
from counter_app.store.acknowledgements import journals_with_work
from counter_app.store.conflict_reading import settled_of
from counter_app.store.journal import current_head
from counter_app.store.journal_tables import OF_AN_OUTAGE
from counter_app.store.projections import Projections
from counter_app.wire.entry import readable_body
from counter_app.wire.feed import read_row
from counter_app.wire.header import Header, read_header, readable_header


@dataclass(frozen=True, slots=True)
class WrittenEntry:
    """`proved`: covered by a signed acknowledgement. `verdict` None: it has no place in the feed yet.

    `header` None: its bytes cannot be read any more. `dossier` is the one that it belongs to or opened, `dossier_code`
    its code. `number` is its place in its journal, `covered_to` the highest one there that is signed for, at `signed`.
    `settled`: somebody who answers for the office has had their word on it.
    """

    sequence: int
    header: Header | None
    proved: bool
    forked: bool
    verdict: str | None
    dossier: str | None
    dossier_code: str | None = None
    number: int = 0
    covered_to: int = 0
    signed: str | None = None
    settled: bool = False


class QueueOrder(Enum):
    """What a list of entries is sorted by; within the same, by the order of writing."""

    WRITTEN = "written"
    DESK = "desk"
    DOSSIER = "dossier"
    KIND = "kind"
    PROOF = "proof"


_WRITTEN = (
    "SELECT e.sequence, e.header, e.number <= coalesce(a.number, 0), coalesce(a.forked, 0), f.row, h.dossier, d.code, "
    "e.number, coalesce(a.number, 0), a.time, e.hash FROM entries e "
    "LEFT JOIN acknowledgements a ON a.journal = e.journal "
    # What was judged anew has several rows: the last one holds.
    "LEFT JOIN feed_rows f ON f.entry_hash = e.hash AND f.position = "
    "(SELECT max(l.position) FROM feed_rows l WHERE l.entry_hash = e.hash) "
    "LEFT JOIN {happenings} h ON h.entry_hash = e.hash "
    "LEFT JOIN {dossiers} d ON d.identity = h.dossier "
)
_KEYS = {
    QueueOrder.WRITTEN: "e.sequence",
    QueueOrder.DESK: "e.journal",  # one journal is of one desk for ever
    QueueOrder.DOSSIER: "coalesce(d.code, '~')",
    QueueOrder.KIND: "h.type",
    QueueOrder.PROOF: "e.number <= coalesce(a.number, 0)",
}
READ_AT_ONCE = 5_000


def entries_at(connection: Connection, projections: Projections, sequences: Sequence[int]) -> tuple[WrittenEntry, ...]:
    """Those that are still here, in the order that was asked for."""
    marks = ", ".join("?" * len(sequences))
    rows = connection.exec_driver_sql(f"{_written_of(projections)} WHERE e.sequence IN ({marks})", tuple(sequences))
    found = {row[0]: _with_settlement(connection, projections, _written(row), row[-1]) for row in rows}
    return tuple(found[sequence] for sequence in sequences if sequence in found)


def waiting_order(
    connection: Connection, projections: Projections, by: QueueOrder, *, descending: bool = False
) -> array[int]:
    """The sequences of everything that is not proved yet: eight bytes a row, whatever the rows hold."""
    if by is QueueOrder.WRITTEN:
        return _by_writing(_waiting_sequences(connection), descending)
    where = "WHERE e.number > coalesce(a.number, 0)"
    return _sequences(connection, projections, by, where, (), descending)


def recent_order(
    connection: Connection, projections: Projections, most: int, by: QueueOrder, *, descending: bool = True
) -> array[int]:
    """The sequences of the newest `most` entries that were written here, proved or not."""
    newest = connection.exec_driver_sql("SELECT max(sequence) FROM entries").scalar() or 0
    above = max(0, int(newest) - most)
    if by is QueueOrder.WRITTEN:
        rows = connection.exec_driver_sql("SELECT sequence FROM entries WHERE sequence > ?", (above,))
        return _by_writing(_numbers(rows), descending)
    return _sequences(connection, projections, by, "WHERE e.sequence > ?", (above,), descending)


def troubled_entries(connection: Connection, projections: Projections, limit: int) -> tuple[WrittenEntry, ...]:
    """Own entries with a verdict other than in order, the newest first; found by the dossiers that carry one."""
    rows = connection.exec_driver_sql(
        f"{_written_of(projections)} WHERE d.verdict NOT IN ('waiting', 'in_order') AND f.row IS NOT NULL "
        "ORDER BY e.sequence DESC",
    )
    found = (_with_settlement(connection, projections, _written(row), row[-1]) for row in rows.all())
    return tuple(islice((one for one in found if one.verdict != IN_ORDER and not one.settled), limit))


def _written_of(projections: Projections) -> str:
    tables = projections.tables
    return _WRITTEN.format(happenings=tables.happenings.name, dossiers=tables.dossiers.name)


def _sequences(
    connection: Connection,
    projections: Projections,
    by: QueueOrder,
    where: str,
    values: tuple[object, ...],
    descending: bool,
) -> array[int]:
    tables, way = projections.tables, " DESC" if descending else ""
    happenings = f"LEFT JOIN {tables.happenings.name} h ON h.entry_hash = e.hash "
    joins = {
        QueueOrder.KIND: happenings,
        QueueOrder.DOSSIER: f"{happenings}LEFT JOIN {tables.dossiers.name} d ON d.identity = h.dossier ",
    }.get(by, "")
    rows = connection.exec_driver_sql(
        "SELECT e.sequence FROM entries e LEFT JOIN acknowledgements a ON a.journal = e.journal "
        f"{joins}{where} ORDER BY {_KEYS[by]}{way}, e.sequence",
        values,
    )
    return _numbers(rows)


def _waiting_sequences(connection: Connection) -> array[int]:
    """Each journal's proved entries are a run at its beginning: the index on (journal, number) holds all of it."""
    found = array("q")
    for journal, acknowledged, _head in journals_with_work(connection):
        found.extend(
            _numbers(
                connection.exec_driver_sql(
                    "SELECT sequence FROM entries WHERE journal = ? AND number > ? ORDER BY number",
                    (journal, acknowledged),
                )
            )
        )
    return found


def _by_writing(sequences: array[int], descending: bool) -> array[int]:
    return array("q", sorted(sequences, reverse=descending))


def _numbers(rows: CursorResult[Any]) -> array[int]:
    """A hundred thousand rows pass through a few thousand at a time."""
    found = array("q")
    while some := rows.fetchmany(READ_AT_ONCE):
        found.extend(row[0] for row in some)
    return found


def last_entered(connection: Connection) -> datetime | None:
    """When the last entry here was made, as was believed then."""
    head = current_head(connection)
    if head is None:
        return None
    row = connection.exec_driver_sql("SELECT header FROM entries WHERE hash = ?", (head.hash,)).one()
    return parse_iso(read_header(row[0]).entered)


def outage_entries(connection: Connection, limit: int) -> tuple[tuple[Header, dict[str, Any]], ...]:
    """Own entries about outages with their personal part, the newest first."""
    rows = connection.exec_driver_sql(
        # In the words of the index, or it cannot be used.
        f"SELECT header, body FROM entries WHERE {OF_AN_OUTAGE} ORDER BY sequence DESC LIMIT ?",
        (limit,),
    ).all()
    read = ((readable_header(row[0]), row[1]) for row in rows)
    types = (OUTAGE_BEGAN, OUTAGE_ENDED)
    return tuple((header, readable_body(body)) for header, body in read if header is not None and header.type in types)


def _written(row: Sequence[Any]) -> WrittenEntry:
    sequence, header, proved, forked, feed_row, *rest, _hash = row
    verdict = read_row(feed_row).verdict if feed_row else None
    return WrittenEntry(sequence, readable_header(header), bool(proved), bool(forked), verdict, *rest)


def _with_settlement(
    connection: Connection, projections: Projections, written: WrittenEntry, entry: bytes
) -> WrittenEntry:
    """Few have a verdict that anybody settles: only theirs is looked for."""
    if written.dossier is None or written.verdict in (None, IN_ORDER):
        return written
    return replace(written, settled=entry in settled_of(connection, projections, written.dossier))
