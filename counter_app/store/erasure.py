"""Erasing the personal part of a dossier by an entry; headers, chain and figures stay as they are.

A desk keeps its own bodies until a tested backup covers them (`kept_through`); what arrived is erased at once.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from counter_app.domain.entry_types import BODY_ERASED
from counter_app.domain.judging import IN_ORDER
from counter_app.store.projections import Projections
from counter_app.wire.feed import read_row


def erase_bodies(connection: Connection, projections: Projections, dossiers: Iterable[str]) -> None:
    """Everything that may be erased now; the same again changes nothing."""
    named = f"SELECT entry_hash FROM {projections.tables.happenings.name} WHERE dossier = ?"
    for dossier in dossiers:
        connection.exec_driver_sql(f"UPDATE feed_rows SET body = NULL WHERE entry_hash IN ({named})", (dossier,))
        connection.exec_driver_sql(
            f"UPDATE entries SET body = NULL WHERE hash IN ({named}) AND number <= "
            "coalesce((SELECT kept_through FROM acknowledgements a WHERE a.journal = entries.journal), 0)",
            (dossier,),
        )
        projections.refold(connection, dossier)


def erased_dossiers(connection: Connection, projections: Projections) -> list[str]:
    """Dossiers whose erasure the centre found in order."""
    rows = connection.exec_driver_sql(
        f"SELECT h.dossier, f.row FROM {projections.tables.happenings.name} h "
        "JOIN feed_rows f ON f.entry_hash = h.entry_hash WHERE h.type = ?",
        (BODY_ERASED,),
    ).all()
    return [dossier for dossier, row in rows if read_row(row).verdict == IN_ORDER]
