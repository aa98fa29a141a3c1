"""Number ranges that the centre granted to this desk, for good."""

from __future__ import annotations

from sqlalchemy import Connection

from counter_app.wire.papers import Grant, Paper


def record_grant(connection: Connection, grant: Grant, paper: Paper) -> None:
    """The same grant again changes nothing."""
    connection.exec_driver_sql(
        "INSERT INTO grants (n, agency, first, last, paper) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (grant.n, grant.agency, grant.first, grant.last, paper.stored()),
    )


def highest_grant(connection: Connection) -> int:
    """The n of the last grant; 0 before the first."""
    row = connection.exec_driver_sql("SELECT max(n) FROM grants").one()
    return int(row[0] or 0)
