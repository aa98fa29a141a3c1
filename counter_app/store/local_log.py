"""What the engine notes for technicians: in the desk's database, never in the journal."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from counter_app.domain.times import iso

LONGEST_DETAIL = 500


def write_log(connection: Connection, time: datetime, what: str, detail: str) -> None:
    connection.exec_driver_sql(
        "INSERT INTO local_log (time, what, detail) VALUES (?, ?, ?)", (iso(time), what, detail[:LONGEST_DETAIL])
    )
