"""Tables of what this desk knows of files: by content and dossier, how large, and how far each of them is."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, PrimaryKeyConstraint, Table, Text, text

from counter_app.store.metadata import local


def content_table(name: str) -> Table:
    """Those whose `state` is waiting are found without reading the others."""
    return Table(
        name,
        local,
        Column("content", LargeBinary(32), nullable=False),
        Column("dossier", Text, nullable=False),
        Column("size", Integer, nullable=False),
        Column("state", Text, nullable=False),
        PrimaryKeyConstraint("content", "dossier"),
        Index(f"{name}_that_wait", "state", sqlite_where=text("state = 'waiting'")),
    )
