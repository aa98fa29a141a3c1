"""Reading everything that was stored, in order, for `counter-central verify`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from central.store.schema import batches, desk_keys, entries, feed_rows, heads, offices, ranges

CHUNK = 5_000


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """As it stands in the table; `body` is absent when there is none, or when it was erased."""

    hash: bytes
    journal: bytes
    number: int
    parent: bytes
    header: bytes | None


@dataclass(frozen=True, slots=True)
class StoredBatch:
    journal: bytes
    number: int
    hash: bytes
    public: bytes
    signature: bytes


def stored_entries(connection: Connection) -> Iterator[StoredEntry]:
    """Journal by journal, by number; branches of a fork side by side."""
    columns = (entries.c.hash, entries.c.journal, entries.c.number, entries.c.parent, entries.c.header)
    found = select(*columns).order_by(entries.c.journal, entries.c.number)
    for row in connection.execution_options(yield_per=CHUNK).execute(found):
        yield StoredEntry(*row)


def stored_batches(connection: Connection) -> list[StoredBatch]:
    columns = (batches.c.journal, batches.c.last, batches.c.hash, batches.c.public, batches.c.signature)
    return [StoredBatch(*row) for row in connection.execute(select(*columns).order_by(batches.c.id))]


def stored_tips(connection: Connection) -> list[tuple[bytes, int, bytes, bytes]]:
    """(journal, number, hash, acknowledgement) of every branch."""
    found = select(heads.c.journal, heads.c.number, heads.c.hash, heads.c.ack)
    return [(row[0], row[1], row[2], row[3]) for row in connection.execute(found)]


def stored_certificates(connection: Connection) -> list[tuple[bytes, bytes]]:
    rows = connection.execute(select(desk_keys.c.public, desk_keys.c.certificate))
    return [(row[0], row[1]) for row in rows]


def stored_grants(connection: Connection) -> list[bytes]:
    return list(connection.execute(select(ranges.c.paper)).scalars())


def stored_rows(connection: Connection, office: str) -> Iterator[tuple[int, bytes, bytes, bytes]]:
    """(position, row, hash, entry) by position."""
    columns = (feed_rows.c.position, feed_rows.c.row, feed_rows.c.hash, feed_rows.c.entry)
    found = select(*columns).where(feed_rows.c.office == office).order_by(feed_rows.c.position)
    for row in connection.execution_options(yield_per=CHUNK).execute(found):
        yield row[0], row[1], row[2], row[3]


def counters(connection: Connection) -> list[tuple[str, int, bytes]]:
    found = select(offices.c.office, offices.c.position, offices.c.row_hash).order_by(offices.c.office)
    return [(row[0], row[1], row[2]) for row in connection.execute(found)]


def counts(connection: Connection) -> tuple[int, int, int]:
    """Entries, entries with a verdict, entries that wait for one."""
    stored = connection.execute(select(func.count()).select_from(entries)).scalar_one()
    # Two offices can have judged one entry: its own, and that of a desk that handed it in first.
    once = select(func.count(feed_rows.c.entry.distinct())).where(~feed_rows.c.copied, feed_rows.c.nth == 1)
    waiting = select(func.coalesce(func.sum(batches.c.last - batches.c.first + 1), 0)).where(~batches.c.placed)
    return stored, connection.execute(once).scalar_one(), int(connection.execute(waiting).scalar_one())
