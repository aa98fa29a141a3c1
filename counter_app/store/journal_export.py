"""`journal export`: every entry as it was written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from counter_app.store.database import Database
from counter_app.store.verification_part import broken_link
from counter_app.wire.entry import body_belongs, entry_hash, genesis
from counter_app.wire.papers import b64

_ENTRIES = "SELECT journal, number, hash, previous, header, body FROM entries ORDER BY sequence"
ROWS = 2_000


@dataclass(frozen=True, slots=True)
class ExportedLine:
    """JSON of one entry. `wrong` says what about it does not hold, as its own field does; None where all holds."""

    text: str
    wrong: str | None


def export_lines(database: Database) -> Iterator[ExportedLine]:
    """One JSON object an entry, in the order of writing, bytes as base 64; damaged ones are marked, not left out."""
    heads: dict[bytes, tuple[int, bytes]] = {}
    with database.read() as connection:
        for journal, number, entry, previous, header, body in connection.exec_driver_sql(_ENTRIES).yield_per(ROWS):
            before = heads.get(journal, (0, genesis(journal)))
            wrong = broken_link(number, previous, *before) or _broken_bytes(entry, previous, header, body)
            heads[journal] = (number, entry)
            line = {
                "journal": journal.hex(),
                "number": number,
                "hash": entry.hex(),
                "previous": previous.hex(),
                "header": b64(header),
                "body": None if body is None else b64(body),
            }
            yield ExportedLine(json.dumps(line if wrong is None else line | {"wrong": wrong}), wrong)


def _broken_bytes(stored: bytes, previous: bytes, header: bytes, body: bytes | None) -> str | None:
    if entry_hash(previous, header) != stored:
        return "its bytes do not give its hash"
    foreign = body is not None and not body_belongs(header, body)
    return "its body is not the one that the header names" if foreign else None
