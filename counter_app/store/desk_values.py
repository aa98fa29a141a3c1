"""The desk's own small named values: settings of this PC, the clock's correction, papers, keys."""

from __future__ import annotations

from sqlalchemy import Connection


def desk_value(connection: Connection, name: str) -> bytes | None:
    row = connection.exec_driver_sql("SELECT value FROM desk_values WHERE name = ?", (name,)).first()
    return None if row is None else bytes(row[0])


def put_desk_value(connection: Connection, name: str, value: bytes) -> None:
    connection.exec_driver_sql(
        "INSERT INTO desk_values (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


def drop_desk_value(connection: Connection, name: str) -> None:
    connection.exec_driver_sql("DELETE FROM desk_values WHERE name = ?", (name,))


def value_if_made(connection: Connection, name: str) -> bytes | None:
    """None also for a database that has no tables yet: the clock is asked before the first is made."""
    made = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'desk_values'").first()
    return None if made is None else desk_value(connection, name)
