"""One entry by the identity that paper bears: the first 80 bits of its hash. Own ones, and what the feed brought."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from counter_app.domain.judging import counts
from counter_app.wire import base32
from counter_app.wire.feed import read_row
from counter_app.wire.header import Header, readable_header

_REST = 22  # bytes of a hash behind its first 80 bits
_OWN = "SELECT hash, header, body FROM entries WHERE hash BETWEEN ? AND ?"
_ARRIVED = "SELECT entry_hash, header, body FROM feed_rows WHERE entry_hash BETWEEN ? AND ? AND header IS NOT NULL"
_ROWS = "SELECT row FROM feed_rows WHERE entry_hash = ? ORDER BY position"


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """`accepted`: the centre has not found it wrong."""

    header: Header
    body: bytes | None
    accepted: bool


def entry_named(connection: Connection, identity: str, entry_type: str) -> NamedEntry | None:
    """Of this type, with a hash that begins as `identity` (16 letters) says; None where nothing such is here."""
    try:
        begins = base32.decode(identity)
    except ValueError:
        return None
    between = (begins + b"\x00" * _REST, begins + b"\xff" * _REST)
    for statement in (_OWN, _ARRIVED):
        for entry, data, body in connection.exec_driver_sql(statement, between).all():
            header = readable_header(data)
            if header is not None and header.type == entry_type:
                return NamedEntry(header, body, _accepted(connection, bytes(entry)))
    return None


def _accepted(connection: Connection, entry: bytes) -> bool:
    """By the last word of the feed on it."""
    rows = connection.exec_driver_sql(_ROWS, (entry,)).scalars().all()
    return counts(read_row(bytes(rows[-1])).verdict) if rows else True
