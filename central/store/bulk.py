"""Many rows in one statement: unnest on PostgreSQL, the driver's own loop on SQLite."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import BigInteger, Boolean, Connection, Integer, LargeBinary, Table

Row = Sequence[object]


def insert_many(
    connection: Connection,
    table: Table,
    columns: tuple[str, ...],
    rows: Sequence[Row],
    conflict: str = "",
) -> None:
    """`conflict` is what follows ON CONFLICT, for example "DO NOTHING". Rows are written in the order given."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        statement = _unnested(table, columns, conflict)
        connection.exec_driver_sql(statement, tuple(list(values) for values in zip(*rows, strict=True)))
        return
    connection.exec_driver_sql(_one_by_one(table, columns, conflict), [tuple(row) for row in rows])


def overwrite(key: str, columns: Sequence[str]) -> str:
    """The conflict clause of an upsert."""
    return f"({key}) DO UPDATE SET " + ", ".join(f"{name} = excluded.{name}" for name in columns)


@lru_cache
def _unnested(table: Table, columns: tuple[str, ...], conflict: str) -> str:
    arrays = ", ".join(f"%s::{_type(table, name)}[]" for name in columns)
    return f"{_into(table, columns)} SELECT * FROM unnest({arrays}){_on(conflict)}"


@lru_cache
def _one_by_one(table: Table, columns: tuple[str, ...], conflict: str) -> str:
    return f"{_into(table, columns)} VALUES ({', '.join('?' * len(columns))}){_on(conflict)}"


def _into(table: Table, columns: tuple[str, ...]) -> str:
    quoted = ", ".join(f'"{name}"' for name in columns)
    return f'INSERT INTO "{table.name}" ({quoted})'


def _on(conflict: str) -> str:
    return f" ON CONFLICT {conflict}" if conflict else ""


def _type(table: Table, column: str) -> str:
    kind = table.c[column].type
    if isinstance(kind, LargeBinary):
        return "bytea"
    if isinstance(kind, BigInteger):
        return "bigint"
    if isinstance(kind, Integer):
        return "integer"
    return "boolean" if isinstance(kind, Boolean) else "text"
