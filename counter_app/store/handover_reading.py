"""What lies at a desk and waits to be handed over, and to whom dossiers went before."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from counter_app.domain.life_cycle import WITH_SPECIALIST
from counter_app.store.projection_tables import HELD
from counter_app.store.projections import Projections
from counter_app.wire.strict_json import NotStrictJson, read_object

RECENT = 400  # of those that are with a unit now: enough to know the office's units by


@dataclass(frozen=True, slots=True)
class Handed:
    """Where a dossier of this procedure is now."""

    procedure_code: str
    unit: str


def held_at(connection: Connection, projections: Projections, desk: str, limit: int) -> tuple[str, ...]:
    """Identities of what this desk received and did not hand over yet; the longest waiting first."""
    # The condition is letter for letter that of the index, which holds nothing else.
    rows = connection.exec_driver_sql(
        f"SELECT identity FROM {projections.tables.dossiers.name} WHERE desk = ? AND {HELD} "
        "ORDER BY received, id LIMIT ?",
        (desk, limit),
    )
    return tuple(str(row[0]) for row in rows)


def count_held_at(connection: Connection, projections: Projections, desk: str, most: int) -> int:
    """How many `held_at` would list; not counted beyond `most`."""
    statement = f"SELECT 1 FROM {projections.tables.dossiers.name} WHERE desk = ? AND {HELD} LIMIT ?"
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM ({statement})", (desk, most)).scalar_one())


def recently_handed(connection: Connection, projections: Projections) -> tuple[Handed, ...]:
    """Of the whole office, by the latest dates: which procedure is with which unit."""
    rows = connection.exec_driver_sql(
        f"SELECT procedure_code, state FROM {projections.tables.dossiers.name} WHERE status = ? "
        "ORDER BY due DESC LIMIT ?",
        (WITH_SPECIALIST, RECENT),
    )
    found = ((str(code), _holder(bytes(state))) for code, state in rows)
    return tuple(Handed(code, unit) for code, unit in found if unit)


def _holder(state: bytes) -> str:
    try:
        holder = read_object(state).get("holder")
    except NotStrictJson:
        return ""
    return holder if isinstance(holder, str) else ""
