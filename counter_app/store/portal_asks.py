"""Dossiers whose citizens asked for something by the portal: few among all, so that no list reads the rest."""

from __future__ import annotations

from sqlalchemy import Connection

from counter_app.domain.life_cycle import ACTIVE
from counter_app.store.projections import Projections

_LIVING = ", ".join(f"'{status}'" for status in sorted(ACTIVE))


def note_ask(connection: Connection, entry: bytes, dossier: str) -> None:
    """With the entry itself; the same again changes nothing."""
    connection.exec_driver_sql(
        "INSERT INTO portal_asks (entry_hash, dossier) VALUES (?, ?) ON CONFLICT DO NOTHING", (entry, dossier)
    )


def with_asks(connection: Connection, projections: Projections, limit: int) -> tuple[str, ...]:
    """Identities of dossiers that are not finished, the oldest first; whether one was answered its entries say."""
    # CROSS: from the few asks to their dossiers. SQLite takes every dossier that lives otherwise and looks for its ask.
    rows = connection.exec_driver_sql(
        f"SELECT d.identity FROM (SELECT DISTINCT dossier FROM portal_asks) a "
        f"CROSS JOIN {projections.tables.dossiers.name} d ON d.identity = a.dossier WHERE d.status IN ({_LIVING}) "
        "ORDER BY d.received, d.id LIMIT ?",
        (limit,),
    )
    return tuple(str(row[0]) for row in rows)
