"""The journal's own tables. They never migrate: what is written here is read for ever by the same columns.

No foreign key leads from here to anything that arrives.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint, text

from counter_app.domain.entry_types import OUTAGE_BEGAN, OUTAGE_ENDED

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

# Entries of no dossier, a few in a year, which every start looks for: the type is found in the header's own bytes.
OF_AN_OUTAGE = " OR ".join(
    "instr(header, x'{}') > 0".format(f'"type":"{name}"'.encode().hex()) for name in (OUTAGE_BEGAN, OUTAGE_ENDED)
)
# Not a column, so that it may come later than the table (store/opening.py): it can be made anew from what it indexes.
entries_of_outages = Index("entries_of_outages", entries.c.sequence, sqlite_where=text(OF_AN_OUTAGE))
