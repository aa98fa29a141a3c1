"""Which dossiers stand at a status, the longest there first: what came online and waits, what was sent back."""

from __future__ import annotations

from sqlalchemy import Connection

from counter_app.store.projections import Projections


def standing_at(
    connection: Connection, projections: Projections, status: str, limit: int, *, before: str = "~"
) -> tuple[str, ...]:
    """Identities, by when they were received or filed, `before` (ISO). The index of status and date serves it."""
    rows = connection.exec_driver_sql(
        f"SELECT identity FROM {projections.tables.dossiers.name} WHERE status = ? AND received < ? "
        "ORDER BY received, id LIMIT ?",
        (status, before, limit),
    )
    return tuple(str(row[0]) for row in rows)


def count_standing_at(connection: Connection, projections: Projections, status: str, most: int) -> int:
    """How many `standing_at` would list; not counted beyond `most`."""
    statement = f"SELECT 1 FROM {projections.tables.dossiers.name} WHERE status = ? LIMIT ?"
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM ({statement})", (status, most)).scalar_one())
