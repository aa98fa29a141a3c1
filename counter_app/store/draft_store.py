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


def all_drafts(connection: Connection, limit: int) -> list[tuple[str, str, bytes, str]]:
    """Person, kind, content, when changed; the newest first."""
    rows = connection.exec_driver_sql(
        "SELECT person, kind, content, changed FROM drafts ORDER BY changed DESC, person, kind LIMIT ?", (limit,)
    ).all()
    return [(str(person), str(kind), bytes(content), str(changed)) for person, kind, content, changed in rows]


def move_draft(connection: Connection, person: str, kind: str, to_person: str, to_kind: str) -> bool:
    """Whether there was one; what stood in the new place is replaced."""
    found = find_draft(connection, person, kind)
    if found is None:
        return False
    drop_draft(connection, person, kind)
    put_draft(connection, to_person, to_kind, *found)
    return True
