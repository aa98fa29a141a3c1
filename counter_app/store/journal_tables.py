"""The journal's own tables. They never migrate: what is written here is read for ever by the same columns.

No foreign key leads from here to anything that arrives.
"""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint

journal = MetaData()

# One row a database file's life: which journal is written now, and why the ones before were closed.
journals = Table(
    "journals",
    journal,
    Column("id", LargeBinary(16), primary_key=True),
    Column("opened", Text, nullable=False),
    Column("mark", Text, nullable=False),
    Column("closed_because", Text),
)

# Only entries written by this database; `sequence` is the order of writing over all its journals.
entries = Table(
    "entries",
    journal,
    Column("sequence", Integer, primary_key=True),
    Column("journal", LargeBinary(16), nullable=False),
    Column("number", Integer, nullable=False),
    Column("hash", LargeBinary(32), nullable=False, unique=True),
    Column("previous", LargeBinary(32), nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("body", LargeBinary),
    # Filled by the entry that gives a code: a code is never given twice, whatever is rebuilt.
    Column("issues_code", Text, unique=True),
    UniqueConstraint("journal", "number"),
)
