"""Which dossiers stand in the register of a year, and what was known when a volume of it was closed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from counter_app.domain.entry_types import REGISTER_CLOSED
from counter_app.store.dossier_reading import Happening
from counter_app.store.projections import Projections
from counter_app.wire.entry import read_body
from counter_app.wire.header import Header, read_header

_TYPE = f'"type":"{REGISTER_CLOSED}"'.encode().hex()
_CLOSINGS = f"SELECT sequence, header, body FROM entries WHERE instr(header, x'{_TYPE}') > 0 ORDER BY sequence"


@dataclass(frozen=True, slots=True)
class Registered:
    """A dossier that a desk received."""

    desk: str
    identity: str


@dataclass(frozen=True, slots=True)
class ClosingRead:
    """An own entry that closed a volume; `sequence` orders everything that this database wrote."""

    sequence: int
    header: Header
    details: dict[str, object]


def received_between(connection: Connection, projections: Projections, begin: str, end: str) -> tuple[Registered, ...]:
    """In the half-open span (ISO, office time), by every desk; in the order of receiving."""
    rows = connection.exec_driver_sql(
        f"SELECT desk, identity FROM {projections.tables.dossiers.name} WHERE received >= ? AND received < ? "
        "ORDER BY received, id",
        (begin, end),
    )
    return tuple(Registered(str(desk_id), str(identity)) for desk_id, identity in rows)


def closings(connection: Connection) -> tuple[ClosingRead, ...]:
    """Of this database's own journal, a few in many years."""
    rows = connection.exec_driver_sql(_CLOSINGS)
    return tuple(ClosingRead(row[0], read_header(row[1]), read_body(row[2]) if row[2] else {}) for row in rows)


def known_at(connection: Connection, happenings: tuple[Happening, ...], closing: ClosingRead) -> tuple[Happening, ...]:
    """What of a dossier stood in this database when the closing entry was written."""
    seen = closing.header.seen.position if closing.header.seen is not None else 0
    return tuple(one for one in happenings if _stood(connection, one, closing.sequence, seen))


def _stood(connection: Connection, one: Happening, sequence: int, seen: int) -> bool:
    if one.own:
        found = connection.exec_driver_sql("SELECT sequence FROM entries WHERE hash = ?", (one.hash,)).scalar()
        return found is not None and int(found) < sequence
    return one.proof.position is not None and one.proof.position <= seen
