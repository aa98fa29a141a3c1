"""Statements of the hot path, given to the driver as they are.

SQLAlchemy needs 15 to 20 µs to wrap one statement, several times what SQLite needs to run it, and a save has a dozen.
They run on the connection of the caller's transaction, so that nothing else changes: what fails is rolled back with it
and told to people by `Database`, which knows the driver's errors too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """One statement, compiled by the driver at its first use on a connection and kept there."""

    sql: str

    def first(self, connection: Connection, *values: object) -> Row | None:
        row: Row | None = _driver(connection).execute(self.sql, values).fetchone()
        return row

    def all(self, connection: Connection, *values: object) -> list[Row]:
        rows: list[Row] = _driver(connection).execute(self.sql, values).fetchall()
        return rows

    def run(self, connection: Connection, *values: object) -> int:
        """The row id of the last row that was inserted on this connection."""
        return int(_driver(connection).execute(self.sql, values).lastrowid or 0)

    def run_many(self, connection: Connection, rows: Iterable[tuple[object, ...]]) -> None:
        _driver(connection).executemany(self.sql, rows)


def _driver(connection: Connection) -> sqlcipher.Connection:
    return connection.connection.driver_connection
