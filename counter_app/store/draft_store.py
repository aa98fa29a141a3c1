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


def drafts_of_kind(connection: Connection, kind: str, beginning: str, limit: int) -> list[tuple[str, str, bytes, str]]:
    """Person, kind, content, when changed; the newest first. Of this kind, and of those whose kind begins so."""
    rows = connection.exec_driver_sql(
        "SELECT person, kind, content, changed FROM drafts WHERE kind = ? OR substr(kind, 1, ?) = ? "
        "ORDER BY changed DESC, person, kind LIMIT ?",
        (kind, len(beginning), beginning, limit),
    ).all()
    return [(str(person), str(kind), bytes(content), str(changed)) for person, kind, content, changed in rows]


def drop_oldest(connection: Connection, person: str, beginning: str, most: int) -> None:
    """Of this person's drafts whose kind begins so the newest stay."""
    connection.exec_driver_sql(
        "DELETE FROM drafts WHERE person = ?1 AND substr(kind, 1, ?2) = ?3 AND kind NOT IN (SELECT kind FROM drafts "
        "WHERE person = ?1 AND substr(kind, 1, ?2) = ?3 ORDER BY changed DESC, rowid DESC LIMIT ?4)",
        (person, len(beginning), beginning, most),
    )


def move_draft(connection: Connection, person: str, kind: str, to_person: str, to_kind: str) -> bool:
    """Whether there was one; what stood in the new place is replaced."""
    found = find_draft(connection, person, kind)
    if found is None:
        return False
    drop_draft(connection, person, kind)
    put_draft(connection, to_person, to_kind, *found)
    return True
