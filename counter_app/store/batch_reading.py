"""Reading entries for a batch, exactly as they were written once."""

from __future__ import annotations

from sqlalchemy import Connection

from counter_app.wire.batch import MOST_ENTRIES, Item, Stub
from counter_app.wire.entry import Entry, entry_hash


def read_items(
    connection: Connection, journal: bytes, first: int, most: int = MOST_ENTRIES
) -> tuple[bytes, list[Item]]:
    """The hash before `first`, and up to `most` items from there.

    An entry whose bytes no longer give its hash goes as a stub: it must not hold up what follows.
    """
    rows = connection.exec_driver_sql(
        "SELECT hash, previous, header, body FROM entries WHERE journal = ? AND number >= ? ORDER BY number LIMIT ?",
        (journal, first, min(most, MOST_ENTRIES)),
    ).all()
    previous = rows[0][1] if rows else b""
    return previous, [_item(*row) for row in rows]


def _item(stored: bytes, previous: bytes, header: bytes, body: bytes | None) -> Item:
    if entry_hash(previous, header) != stored:
        return Stub(stored)
    return Entry(previous, header, body, stored)
