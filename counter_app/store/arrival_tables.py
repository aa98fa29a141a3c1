"""What arrives: feed rows with the entries that they name, acknowledgements, grants, reference data.

Nothing here is unique but its own place; the journal knows nothing of these tables.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, PrimaryKeyConstraint, Table, Text

from counter_app.store.metadata import local

feed_rows = Table(
    "feed_rows",
    local,
    Column("office", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("row", LargeBinary, nullable=False),
    Column("row_hash", LargeBinary(32), nullable=False),
    Column("entry_hash", LargeBinary(32), nullable=False),
    # Absent for own entries (they stand in the journal) and where the reader may not see them.
    Column("header", LargeBinary),
    Column("body", LargeBinary),
    PrimaryKeyConstraint("office", "position"),
    Index("feed_rows_by_entry", "entry_hash"),
)

# The last signed acknowledgement of each journal, and the highest one that is covered by a tested backup.
acknowledgements = Table(
    "acknowledgements",
    local,
    Column("journal", LargeBinary(16), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    Column("time", Text, nullable=False),
    Column("paper", LargeBinary, nullable=False),
    Column("kept_through", Integer, nullable=False, default=0),
    Column("forked", Boolean, nullable=False, default=False),
)

grants = Table(
    "grants",
    local,
    Column("n", Integer, primary_key=True),
    Column("agency", Text, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("paper", LargeBinary, nullable=False),
)

# Public keys of the centre and of the office's desks, withdrawn ones too.
public_keys = Table(
    "public_keys",
    local,
    Column("name", Text, primary_key=True),
    Column("public", LargeBinary(32), nullable=False),
    Column("owner", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("withdrawn", Text, nullable=False, default=""),
)

# Every version by the hash of its bytes: a dossier keeps the one that it was received under.
reference_versions = Table(
    "reference_versions",
    local,
    Column("hash", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

# Which version of a kind is current here, with the centre's ETag.
reference_current = Table(
    "reference_current",
    local,
    Column("kind", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("etag", Text, nullable=False),
    Column("fetched", Text, nullable=False),
)

# The desk's own settings and papers: certificate, centre address, preferences. Small, named values.
desk_values = Table(
    "desk_values",
    local,
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

# Unsaved work of a person; never sent anywhere.
drafts = Table(
    "drafts",
    local,
    Column("person", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("changed", Text, nullable=False),
)

# Connection states, pulls and acknowledgements: a log of this desk, never entries (they would feed the outbox).
local_log = Table(
    "local_log",
    local,
    Column("id", Integer, primary_key=True),
    Column("time", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("detail", Text, nullable=False),
)
