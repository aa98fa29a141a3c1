"""Statements with a name of their own. They run on the connection of the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counter_app.store.connection import Connection, Row

__all__ = ["Prepared", "Row"]


@dataclass(frozen=True, slots=True)
class Prepared:
    """One statement, compiled by the driver at its first use on a connection and kept there."""

    sql: str

    def first(self, connection: Connection, *values: object) -> Row | None:
        row: Row | None = connection.driver.execute(self.sql, values).fetchone()
        return row

    def all(self, connection: Connection, *values: object) -> list[Row]:
        rows: list[Row] = connection.driver.execute(self.sql, values).fetchall()
        return rows

    def run(self, connection: Connection, *values: object) -> int:
        """The row id of the last row that was inserted on this connection."""
        return int(connection.driver.execute(self.sql, values).lastrowid or 0)

    def run_many(self, connection: Connection, rows: Iterable[tuple[object, ...]]) -> None:
        connection.run_many(self.sql, rows)
