"""This desk's own entries about what goes to the post and what came from it, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from counter_app.wire.header import Header, readable_header

CHUNK = 2_000  # entries: so many are looked through at a time
_OF_A_CHUNK = (
    "SELECT hash, header, body FROM entries WHERE sequence > ? AND sequence <= ? AND "
    "(instr(header, ?) > 0 OR instr(header, ?) > 0 OR instr(header, ?) > 0) ORDER BY sequence DESC"
)
_OLDEST = "SELECT header FROM entries WHERE sequence > ? ORDER BY sequence LIMIT 1"
# What decides and what is looked for, as it stands in a header: everything else is not even read.
_POSTED, _BY_POST, _LISTED = b'"way":"post"', b'"channel":"post"', b'"post_list"'


@dataclass(frozen=True, slots=True)
class OwnEntry:
    hash: bytes
    header: Header
    body: bytes | None


def about_the_post(connection: Connection, since: str) -> Iterator[OwnEntry]:
    """Returned by post, received from the post, put on a list; back to `since` (ISO office time). What lies before is
    not looked through: most desks have little to do with the post, and years of entries."""
    last = connection.exec_driver_sql("SELECT max(sequence) FROM entries").scalar_one() or 0
    for below in range(last - CHUNK, -CHUNK, -CHUNK):
        rows = connection.exec_driver_sql(_OF_A_CHUNK, (below, below + CHUNK, _POSTED, _BY_POST, _LISTED)).all()
        for entry, data, body in rows:
            header = readable_header(data)
            if header is not None and header.entered >= since:
                yield OwnEntry(bytes(entry), header, body)
        oldest = readable_header(connection.exec_driver_sql(_OLDEST, (below,)).scalar_one())
        if oldest is not None and oldest.entered < since:
            return
