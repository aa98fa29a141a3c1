"""What portals sent of online dossiers: their files, and what their citizens ask for after the receipt."""

from __future__ import annotations

from sqlalchemy import Column, Index, LargeBinary, Table, Text

from counter_app.store.content_tables import content_table
from counter_app.store.metadata import local

# `state`: waiting (to be fetched from the centre), here, or refused (the centre, or this desk, does not take it).
filed_files = content_table("filed_files")
Index("filed_files_of_dossier", filed_files.c.dossier)

# Which dossiers to look through for something that their citizens asked for by the portal; few among all.
portal_asks = Table(
    "portal_asks",
    local,
    Column("entry_hash", LargeBinary(32), primary_key=True),
    Column("dossier", Text, nullable=False, index=True),
)
