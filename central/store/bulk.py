"""Many rows in one statement: COPY or unnest on PostgreSQL, the driver's own loop on SQLite."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, Boolean, ColumnElement, Connection, Integer, LargeBinary, Table, any_, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.exc import IntegrityError, OperationalError

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
    if connection.dialect.name != "postgresql":
        connection.exec_driver_sql(_one_by_one(table, columns, conflict), [tuple(row) for row in rows])
    elif conflict:
        statement = _unnested(table, columns, conflict)
        connection.exec_driver_sql(statement, tuple(list(values) for values in zip(*rows, strict=True)))
    else:
        _copy(connection, table, columns, rows)


def overwrite(key: str, columns: Sequence[str]) -> str:
    """The conflict clause of an upsert."""
    return f"({key}) DO UPDATE SET " + ", ".join(f"{name} = excluded.{name}" for name in columns)


def among(connection: Connection, column: Any, values: Iterable[object]) -> ColumnElement[bool]:
    """`column IN values`: as one array on PostgreSQL, whatever their number."""
    wanted = list(values)
    if connection.dialect.name != "postgresql":
        return column.in_(wanted)  # type: ignore[no-any-return]
    return column == any_(bindparam(None, wanted, type_=ARRAY(column.type)))  # type: ignore[no-any-return]


def _copy(connection: Connection, table: Table, columns: tuple[str, ...], rows: Sequence[Row]) -> None:
    """COPY takes no detour over arrays; its errors are told as SQLAlchemy tells them."""
    import psycopg

    driver: Any = connection.connection.driver_connection
    statement = f"COPY {_named(table, columns)} FROM STDIN (FORMAT BINARY)"
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copying:
            copying.set_types([_type(table, name) for name in columns])
            for row in rows:
                copying.write_row(row)
    except psycopg.IntegrityError as error:
        raise IntegrityError(statement, None, error) from error
    except psycopg.OperationalError as error:
        raise OperationalError(statement, None, error) from error


@lru_cache
def _unnested(table: Table, columns: tuple[str, ...], conflict: str) -> str:
    arrays = ", ".join(f"%b::{_type(table, name)}[]" for name in columns)
    return f"INSERT INTO {_named(table, columns)} SELECT * FROM unnest({arrays}) ON CONFLICT {conflict}"


@lru_cache
def _one_by_one(table: Table, columns: tuple[str, ...], conflict: str) -> str:
    on_conflict = f" ON CONFLICT {conflict}" if conflict else ""
    return f"INSERT INTO {_named(table, columns)} VALUES ({', '.join('?' * len(columns))}){on_conflict}"


@lru_cache
def _named(table: Table, columns: tuple[str, ...]) -> str:
    quoted = ", ".join(f'"{name}"' for name in columns)
    return f'"{table.name}" ({quoted})'


@lru_cache
def _type(table: Table, column: str) -> str:
    kind = table.c[column].type
    if isinstance(kind, LargeBinary):
        return "bytea"
    if isinstance(kind, BigInteger):
        return "int8"
    if isinstance(kind, Integer):
        return "int4"
    return "bool" if isinstance(kind, Boolean) else "text"
