"""The centre's reference: rows of entries written by plain multi-row statements, nothing checked, nothing judged."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from central.store.database import Database
from central.store.schema import entries

COLUMNS = ("hash", "journal", "number", "parent", "branch", "batch", "header", "body")
BareRow = tuple[object, ...]


def make_table(database: Database) -> None:
    """Shaped as the centre's own table of entries, primary key and index included."""
    with database.writing() as connection:
        connection.exec_driver_sql(f"CREATE TABLE IF NOT EXISTS bare (LIKE {entries.name} INCLUDING ALL)")


def empty_table(database: Database) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql("TRUNCATE bare")


def insert_batches(database: Database, batches: Sequence[Sequence[BareRow]]) -> None:
    """One statement and one commit a batch."""
    for rows in batches:
        with database.writing() as connection:
            connection.exec_driver_sql(_statement(len(rows)), tuple(value for row in rows for value in row))


@lru_cache
def _statement(rows: int) -> str:
    one = f"({', '.join(['%b'] * len(COLUMNS))})"
    return f"INSERT INTO bare ({', '.join(COLUMNS)}) VALUES {', '.join([one] * rows)}"
