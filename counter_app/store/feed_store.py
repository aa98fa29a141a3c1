"""Storing what the feed brings, in short transactions, and cutting back when the centre came back older."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from counter_app.domain.judging import COUNTS, IN_ORDER
from counter_app.store.erasure import erase_bodies
from counter_app.store.feed_place import FeedPlace, feed_place
from counter_app.store.filed_arrivals import note_filed
from counter_app.store.projections import Projections
from counter_app.store.scan_arrivals import note_gone_over
from counter_app.wire.entry import body_belongs, entry_hash
from counter_app.wire.feed import read_row, row_hash
from counter_app.wire.strict_json import NotStrictJson


@dataclass(frozen=True, slots=True)
class ArrivedRow:
    """A feed row with the entry that it names, as it came. `header` may be absent (a stub); with it `previous` too."""

    row: bytes
    previous: bytes | None
    header: bytes | None
    body: bytes | None


class FeedRefused(ValueError):
    """The rows do not follow on from what is here, or an entry is not the one that its row names."""


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A row that follows on from what is here, with what it says; only `check_rows` makes one."""

    position: int
    hash: bytes
    entry: bytes
    verdict: str
    arrived: ArrivedRow


def check_rows(place: FeedPlace, office: str, rows: Sequence[ArrivedRow]) -> list[CheckedRow]:
    """Read, hash and compare a whole page, before any transaction. Raises FeedRefused when one row does not fit."""
    position, previous = place.position, place.row_hash
    checked = []
    for arrived in rows:
        position += 1
        previous = row_hash(previous, arrived.row)
        checked.append(_checked(office, position, previous, arrived))
    return checked


def apply_rows(connection: Connection, projections: Projections, office: str, rows: Sequence[CheckedRow]) -> None:
    """Store and fold; all or nothing. Raises FeedRefused when the rows do not follow on from what is here."""
    if not rows:
        return
    if rows[0].position != feed_place(connection, office).position + 1:
        raise FeedRefused(f"row {rows[0].position} does not follow on")
    values = [_values(connection, office, row) for row in rows]
    connection.exec_driver_sql(
        "INSERT INTO feed_rows (office, position, row, row_hash, entry_hash, header, body) VALUES (?,?,?,?,?,?,?)",
        values,
    )
    note_gone_over(connection, (row.arrived.header for row in rows if row.verdict in COUNTS))
    note_filed(connection, ((row.entry, row.arrived.header, row.arrived.body) for row in rows if row.verdict in COUNTS))
    erasing = projections.add_arrived(connection, office, [row.position for row in rows])
    if erasing:
        in_order = {row.entry for row in rows if row.verdict == IN_ORDER}
        erase_bodies(connection, projections, [dossier for dossier, entry in erasing if entry in in_order])


def _checked(office: str, position: int, hash_here: bytes, arrived: ArrivedRow) -> CheckedRow:
    try:
        row = read_row(arrived.row)
    except NotStrictJson as error:
        raise FeedRefused(f"row {position}: {error}") from None
    named = bytes.fromhex(row.entry)
    if row.office != office or row.position != position:
        raise FeedRefused(f"row {row.position} of {row.office} where {position} of {office} was expected")
    header, body = arrived.header, arrived.body
    if header is not None and (arrived.previous is None or entry_hash(arrived.previous, header) != named):
        raise FeedRefused(f"the entry of row {position} is not the one that the row names")
    if body is not None and (header is None or not body_belongs(header, body)):
        # The entry stands without it: one body that the centre lost must not hold up everybody's feed.
        arrived = replace(arrived, body=None)
    return CheckedRow(position, hash_here, named, row.verdict, arrived)


def _values(
    connection: Connection, office: str, row: CheckedRow
) -> tuple[str, int, bytes, bytes, bytes, bytes | None, bytes | None]:
    header, body = row.arrived.header, row.arrived.body
    if _is_own(connection, row.entry):
        header, body = None, None
    return office, row.position, row.arrived.row, row.hash, row.entry, header, body


def _is_own(connection: Connection, entry: bytes) -> bool:
    return connection.exec_driver_sql("SELECT 1 FROM entries WHERE hash = ?", (entry,)).first() is not None
