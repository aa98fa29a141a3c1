"""This desk's own entries about what goes to the post and what came from it, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from counter_app.wire.header import Header, readable_header

CHUNK = 500
_BACKWARDS = (
    "SELECT sequence, hash, header, body FROM entries WHERE sequence < ? AND "
    "(instr(header, ?) > 0 OR instr(header, ?) > 0 OR instr(header, ?) > 0) ORDER BY sequence DESC LIMIT ?"
)
# What decides and what is looked for, as it stands in a header: everything else is not even read.
_POSTED, _BY_POST, _LISTED = b'"way":"post"', b'"channel":"post"', b'"post_list"'


@dataclass(frozen=True, slots=True)
class OwnEntry:
    hash: bytes
    header: Header
    body: bytes | None


def about_the_post(connection: Connection, since: str) -> Iterator[OwnEntry]:
    """Returned by post, received from the post, put on a list; back to `since` (ISO office time)."""
    before = 2**62
    while rows := connection.exec_driver_sql(_BACKWARDS, (before, _POSTED, _BY_POST, _LISTED, CHUNK)).all():
        for _sequence, entry, data, body in rows:
            header = readable_header(data)
            if header is None:
                continue
            if header.entered < since:
                return
            yield OwnEntry(bytes(entry), header, body)
        before = rows[-1][0]
