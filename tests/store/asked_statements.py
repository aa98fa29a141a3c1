"""What a database is asked, and which tables SQLite would read from end to end for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.pool import Pool

from counter_app.store.database import Database

_HEAD = "SELECT journal, number, hash FROM entries ORDER BY sequence DESC LIMIT 1"
_ASKING = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")


@contextmanager
def statements_of(database: Database) -> Iterator[list[str]]:
    """Of the writer and a reader of one that is open already, with their values."""
    asked: list[str] = []
    drivers = []
    for opened in (database.write, database.read):
        with opened() as connection:
            drivers.append(connection.connection.driver_connection)
    for driver in drivers:
        assert driver is not None
        driver.set_trace_callback(asked.append)
    try:
        yield asked
    finally:
        for driver in drivers:
            assert driver is not None
            driver.set_trace_callback(None)


@contextmanager
def statements_of_new_connections() -> Iterator[list[str]]:
    asked: list[str] = []

    def trace(driver: Any, _record: object) -> None:
        driver.set_trace_callback(asked.append)

    event.listen(Pool, "connect", trace)
    try:
        yield asked
    finally:
        event.remove(Pool, "connect", trace)


def read_whole(connection: Connection, statements: Iterable[str]) -> set[str]:
    """Names (or aliases) of tables, projections without their version, an index by its own name where it is one of
    few rows. What walks along the key from an end and stops after one row is left out."""
    return {name for statement in statements for name in _read_whole(connection, statement)}


def _read_whole(connection: Connection, statement: str) -> Iterator[str]:
    if not statement.lstrip().upper().startswith(_ASKING) or statement == _HEAD:
        return
    for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}"):
        if row[3].startswith("SCAN "):
            name, *how = row[3].split()[1:]
            yield how[-1] if how[:2] == ["USING", "INDEX"] else re.sub(r"_v\d+[ab]$", "", name)
