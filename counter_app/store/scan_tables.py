"""Which digitised papers this desk attached to which dossier, and whether the centre has them whole."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, PrimaryKeyConstraint, Table, Text, text

from counter_app.store.metadata import local

# `state`: waiting, sent (the centre said that it has every byte and that they are the right ones) or lost (the file is
# gone from here before that). What a newer file of the same content brings back is waiting again.
kept_scans = Table(
    "kept_scans",
    local,
    Column("content", LargeBinary(32), nullable=False),
    Column("dossier", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("state", Text, nullable=False),
    PrimaryKeyConstraint("content", "dossier"),
    Index("kept_scans_that_wait", "state", sqlite_where=text("state = 'waiting'")),
)
