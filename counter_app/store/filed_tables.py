"""What portals sent of online dossiers: their files, and what their citizens ask for after the receipt."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, PrimaryKeyConstraint, Table, Text, text

from counter_app.store.metadata import local

# `state`: waiting (to be fetched from the centre), here, or refused (the centre, or this desk, does not take it).
filed_files = Table(
    "filed_files",
    local,
    Column("content", LargeBinary(32), nullable=False),
    Column("dossier", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("state", Text, nullable=False),
    PrimaryKeyConstraint("content", "dossier"),
    Index("filed_files_that_wait", "state", sqlite_where=text("state = 'waiting'")),
    Index("filed_files_of_dossier", "dossier"),
)

# Which dossiers to look through for something that their citizens asked for by the portal; few among all.
portal_asks = Table(
    "portal_asks",
    local,
    Column("entry_hash", LargeBinary(32), primary_key=True),
    Column("dossier", Text, nullable=False, index=True),
)
