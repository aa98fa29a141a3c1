"""How far this desk has followed its office's feed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from counter_app.store.prepared import Prepared
from counter_app.wire.feed import row_genesis, short
from counter_app.wire.header import Seen

_LAST_ROW = Prepared("SELECT position, row_hash FROM feed_rows WHERE office = ? ORDER BY position DESC LIMIT 1")


@dataclass(frozen=True, slots=True)
class FeedPlace:
    """Position 0 with the office's row genesis means that nothing was applied yet."""

    position: int
    row_hash: bytes


def feed_place(connection: Connection, office: str) -> FeedPlace:
    row = _LAST_ROW.first(connection, office)
    return FeedPlace(0, row_genesis(office)) if row is None else FeedPlace(row[0], row[1])


def row_hash_at(connection: Connection, office: str, position: int) -> bytes | None:
    """The hash of the row at this position; the genesis for 0; None where there is no such row."""
    if position == 0:
        return row_genesis(office)
    row = connection.exec_driver_sql(
        "SELECT row_hash FROM feed_rows WHERE office = ? AND position = ?", (office, position)
    ).first()
    return None if row is None else bytes(row[0])


def last_seen(connection: Connection, office: str) -> Seen | None:
    """What a header names as `seen`: it tells two desks that could not know of each other from one that knew."""
    place = feed_place(connection, office)
    return Seen(office, place.position, short(place.row_hash)) if place.position else None
