"""Dossiers with a verdict that whoever answers for the office must see, and what was settled of them."""

from __future__ import annotations

from sqlalchemy import Connection

from counter_app.store.dossier_fold import settlements
from counter_app.store.projection_tables import TROUBLED
from counter_app.store.projections import Projections
from counter_app.wire.header import readable_header

# What nothing here opened is nobody's here to settle: another office's, or one that never was.
_TO_SETTLE = f"{TROUBLED} AND desk <> ''"


def count_troubled(connection: Connection, projections: Projections) -> int:
    statement = f"SELECT count(*) FROM {projections.tables.dossiers.name} WHERE {_TO_SETTLE}"
    return int(connection.exec_driver_sql(statement).scalar_one())


def troubled_dossiers(connection: Connection, projections: Projections, limit: int) -> tuple[str, ...]:
    """Identities, the longest received first."""
    rows = connection.exec_driver_sql(
        # In the words of the index, or it cannot be used.
        f"SELECT identity FROM {projections.tables.dossiers.name} WHERE {_TO_SETTLE} ORDER BY received, id LIMIT ?",
        (limit,),
    )
    return tuple(str(row[0]) for row in rows)


def settled_of(connection: Connection, projections: Projections, identity: str) -> set[bytes]:
    """Hashes of the dossier's entries that somebody had their word on."""
    placed = projections.happenings(connection, identity)
    return set(settlements((one, readable_header(one.header)) for one in placed))
