"""Unsaved work of a person: one draft of each kind, replaced as it grows."""

from __future__ import annotations

from sqlalchemy import Connection


def put_draft(connection: Connection, person: str, kind: str, content: bytes, changed: str) -> None:
    connection.exec_driver_sql(
        "INSERT INTO drafts (person, kind, content, changed) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (person, kind) DO UPDATE SET content = excluded.content, changed = excluded.changed",
        (person, kind, content, changed),
    )


def find_draft(connection: Connection, person: str, kind: str) -> tuple[bytes, str] | None:
    """The content and when it was last changed (ISO office time)."""
    row = connection.exec_driver_sql(
        "SELECT content, changed FROM drafts WHERE person = ? AND kind = ?", (person, kind)
    ).first()
    return None if row is None else (bytes(row[0]), str(row[1]))


def drop_draft(connection: Connection, person: str, kind: str) -> None:
    connection.exec_driver_sql("DELETE FROM drafts WHERE person = ? AND kind = ?", (person, kind))
