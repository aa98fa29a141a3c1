"""The journal's own tables. They never migrate: what is written here is read for ever by the same columns.

No foreign key leads from here to anything that arrives.
"""

from __future__ import annotations

from counter_app.domain.entry_types import OUTAGE_BEGAN, OUTAGE_ENDED
from counter_app.store.connection import Connection

JOURNAL_TABLES = ("journals", "entries")

# One row a database file's life: which journal is written now, and why the ones before were closed.
_JOURNALS = """
CREATE TABLE IF NOT EXISTS journals (
    id BLOB NOT NULL,
    opened TEXT NOT NULL,
    mark TEXT NOT NULL,
    closed_because TEXT,
    PRIMARY KEY (id)
)"""

# Only entries written by this database; `sequence` is the order of writing over all its journals. `issues_code` is
# filled by the entry that gives a code: a code is never given twice, whatever is rebuilt.
_ENTRIES = """
CREATE TABLE IF NOT EXISTS entries (
    sequence INTEGER NOT NULL,
    journal BLOB NOT NULL,
    number INTEGER NOT NULL,
    hash BLOB NOT NULL,
    previous BLOB NOT NULL,
    header BLOB NOT NULL,
    body BLOB,
    issues_code TEXT,
    PRIMARY KEY (sequence),
    UNIQUE (journal, number),
    UNIQUE (hash),
    UNIQUE (issues_code)
)"""

# Entries of no dossier, a few in a year, which every start looks for: the type is found in the header's own bytes.
OF_AN_OUTAGE = " OR ".join(
    "instr(header, x'{}') > 0".format(f'"type":"{name}"'.encode().hex()) for name in (OUTAGE_BEGAN, OUTAGE_ENDED)
)
# Not a column: files of an earlier version are without it, and it can be made anew from what it indexes.
_OUTAGES = f"CREATE INDEX IF NOT EXISTS entries_of_outages ON entries (sequence) WHERE {OF_AN_OUTAGE}"


def make_journal_tables(connection: Connection) -> None:
    """Where they are missing."""
    for statement in (_JOURNALS, _ENTRIES, _OUTAGES):
        connection.exec_driver_sql(statement)
