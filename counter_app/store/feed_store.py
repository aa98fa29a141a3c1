"""Storing what the feed brings, in short transactions, and cutting back when the centre came back older."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from counter_app.domain.judging import IN_ORDER
from counter_app.store.erasure import erase_bodies
from counter_app.store.feed_place import feed_place
from counter_app.store.projections import Projections
from counter_app.wire.entry import body_belongs, entry_hash
from counter_app.wire.feed import read_row, row_hash


@dataclass(frozen=True, slots=True)
class ArrivedRow:
    """A feed row with the entry that it names, as it came. `header` may be absent (a stub); with it `previous` too."""

    row: bytes
    previous: bytes | None
    header: bytes | None
    body: bytes | None


class FeedRefused(ValueError):
    """The rows do not follow on from what is here, or an entry is not the one that its row names."""


def apply_rows(connection: Connection, projections: Projections, office: str, rows: Sequence[ArrivedRow]) -> None:
    """Store and fold; all or nothing. Raises FeedRefused and stores nothing when a row does not fit."""
    place = feed_place(connection, office)
    position, previous = place.position, place.row_hash
    values = []
    for arrived in rows:
        position += 1
        previous = row_hash(previous, arrived.row)
        values.append(_checked(connection, office, position, previous, arrived))
    connection.exec_driver_sql(
        "INSERT INTO feed_rows (office, position, row, row_hash, entry_hash, header, body) VALUES (?,?,?,?,?,?,?)",
        values,
    )
    erasing = projections.add_arrived(connection, office, [value[1] for value in values])
    if erasing:
        in_order = {
            bytes.fromhex(row.entry) for row in map(read_row, (one.row for one in rows)) if row.verdict == IN_ORDER
        }
        erase_bodies(connection, projections, [dossier for dossier, entry in erasing if entry in in_order])


def _checked(
    connection: Connection, office: str, position: int, hash_here: bytes, arrived: ArrivedRow
) -> tuple[str, int, bytes, bytes, bytes, bytes | None, bytes | None]:
    row = read_row(arrived.row)
    named = bytes.fromhex(row.entry)
    if row.office != office or row.position != position:
        raise FeedRefused(f"row {row.position} of {row.office} where {position} of {office} was expected")
    header, body = arrived.header, arrived.body
    if header is not None and (arrived.previous is None or entry_hash(arrived.previous, header) != named):
        raise FeedRefused(f"the entry of row {position} is not the one that the row names")
    if body is not None and (header is None or not body_belongs(header, body)):
        body = None
    if _is_own(connection, named):
        header, body = None, None
    return office, position, arrived.row, hash_here, named, header, body


def _is_own(connection: Connection, entry: bytes) -> bool:
    return connection.exec_driver_sql("SELECT 1 FROM entries WHERE hash = ?", (entry,)).first() is not None
