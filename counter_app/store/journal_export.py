"""`journal export`: every entry as it was written."""

from __future__ import annotations

import json
from collections.abc import Iterator

from counter_app.store.database import Database
from counter_app.wire.papers import b64

_ENTRIES = "SELECT journal, number, hash, previous, header, body FROM entries ORDER BY sequence"
ROWS = 2_000


def export_lines(database: Database) -> Iterator[str]:
    """One JSON object an entry, in the order of writing, bytes as base 64."""
    with database.read() as connection:
        for journal, number, entry, previous, header, body in connection.exec_driver_sql(_ENTRIES).yield_per(ROWS):
            yield json.dumps(
                {
                    "journal": journal.hex(),
                    "number": number,
                    "hash": entry.hex(),
                    "previous": previous.hex(),
                    "header": b64(header),
                    "body": None if body is None else b64(body),
                }
            )
