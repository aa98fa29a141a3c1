"""Number ranges that the centre granted to this desk, for good."""

from __future__ import annotations

from sqlalchemy import Connection

from counter_app.wire.papers import Grant, Paper, read_paper


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


def grant_papers(connection: Connection) -> list[Paper]:
    """Every grant as it was signed: shown at each session, so that a restored centre grants nothing of it again."""
    rows = connection.exec_driver_sql("SELECT paper FROM grants ORDER BY n").scalars()
    return [read_paper(bytes(row)) for row in rows]


def forget_grants(connection: Connection) -> None:
    """They belong to the desk that this file was copied from."""
    connection.exec_driver_sql("DELETE FROM grants")


def granted_agencies(connection: Connection) -> list[str]:
    """The agencies that this desk has ranges of, in the order of their grants."""
    return list(connection.exec_driver_sql("SELECT agency FROM grants GROUP BY agency ORDER BY min(n)").scalars())
