"""Days that the office decided at one of its desks: entries of the journal and of the feed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from counter_app.store.projections import Projections
from counter_app.wire import strict_json


def decided_days(connection: Connection, projections: Projections) -> list[dict[str, Any]]:
    """The facts of the last decision for each day (date, kind, decision, hours), in the order of the days."""
    rows = connection.exec_driver_sql(
        f"SELECT day, content FROM {projections.tables.decided_days.name} ORDER BY day, decided, entry_hash"
    ).all()
    return [strict_json.read_object(bytes(content)) for content in dict(tuple(row) for row in rows).values()]
