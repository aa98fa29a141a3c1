"""Dossiers with something that whoever answers for the office looks through: corrections, transfers said to be made."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from counter_app.domain.entry_types import TRANSFER_CLAIMED, TRANSFER_CONFIRMED
from counter_app.domain.life_cycle import ACTIVE
from counter_app.store.projection_tables import OVERSEEN
from counter_app.store.projections import Projections

PART = "part"  # the fact of a confirmation that left some of its claim waiting
_IN_PART = f'"{PART}":true'.encode().hex()


def with_entries(
    connection: Connection, projections: Projections, entry_type: str, *, since: str, limit: int
) -> tuple[str, ...]:
    """Identities of dossiers received since then (ISO) that such an entry concerns, the newest first."""
    rows = connection.exec_driver_sql(
        f"SELECT d.identity FROM ({_overseen(projections)}) o JOIN {projections.tables.dossiers.name} d "
        "ON d.identity = o.dossier WHERE d.received >= ? ORDER BY d.received DESC, d.id DESC LIMIT ?",
        (entry_type, since, limit),
    )
    return tuple(str(row[0]) for row in rows)


def active_with_entries(
    connection: Connection, projections: Projections, entry_type: str, *, limit: int
) -> tuple[str, ...]:
    """As `with_entries`, of dossiers that are not finished, however long ago they were received; the oldest first."""
    statuses = sorted(ACTIVE)
    rows = connection.exec_driver_sql(
        f"SELECT d.identity FROM ({_overseen(projections)}) o JOIN {projections.tables.dossiers.name} d "
        f"ON d.identity = o.dossier WHERE d.status IN ({_marks(statuses)}) ORDER BY d.received, d.id LIMIT ?",
        (entry_type, *statuses, limit),
    )
    return tuple(str(row[0]) for row in rows)


def with_claims(connection: Connection, projections: Projections, *, since: str, limit: int) -> tuple[str, ...]:
    """Dossiers received since then whose transfers may still have to be confirmed, the oldest first. One that was
    confirmed as often as claimed is left out; where two desks confirmed the same, or one a part, the entries decide."""
    happenings = projections.tables.happenings.name
    confirmed = f"(SELECT count(*) FROM {happenings} c WHERE c.dossier = d.identity AND c.type = ?)"
    claimed = f"(SELECT count(*) FROM {happenings} c WHERE c.dossier = d.identity AND c.type = ?)"
    in_part = (
        f"EXISTS (SELECT 1 FROM {happenings} c LEFT JOIN entries e ON e.hash = c.entry_hash "
        "LEFT JOIN feed_rows f ON f.entry_hash = c.entry_hash WHERE c.dossier = d.identity AND c.type = ? "
        f"AND instr(coalesce(e.header, f.header), x'{_IN_PART}') > 0)"
    )
    rows = connection.exec_driver_sql(
        f"SELECT d.identity FROM ({_overseen(projections)}) o JOIN {projections.tables.dossiers.name} d "
        "ON d.identity = o.dossier WHERE d.received >= ? "
        f"AND ({claimed} > {confirmed} OR {confirmed} > 1 OR {in_part}) ORDER BY d.received, d.id LIMIT ?",
        (TRANSFER_CLAIMED, since, TRANSFER_CLAIMED, *[TRANSFER_CONFIRMED] * 3, limit),
    )
    return tuple(str(row[0]) for row in rows)


def _overseen(projections: Projections) -> str:
    # The second condition is letter for letter that of the index, which holds nothing else.
    return f"SELECT DISTINCT dossier FROM {projections.tables.happenings.name} WHERE type = ? AND {OVERSEEN}"


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)
