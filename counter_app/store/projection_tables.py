"""Tables that screens read, derived from the journal and the feed; thrown away and rebuilt at will.

Their names carry a version: a newer program builds its own beside the old ones and swaps when they are complete.
"""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.store.connection import Connection

VERSION = 5
# Slips that should be out and are not for certain; only these have an index.
SLIP_OPEN = "slip IN ('none', 'ask', 'not_printed')"

# What lies at a desk and waits to be handed over to a specialist unit.
HELD = "status = 'received'"

# What somebody who answers for the office looks through: few among all entries, so that no list reads the rest.
OVERSEEN = "type IN ('CorrectionAsked', 'DossierCorrected', 'TransferClaimed')"

# Verdicts that a supervisor must see: these few have an index, which no save touches.
TROUBLED = "verdict NOT IN ('waiting', 'in_order')"


# Each table with its indexes; {0} is its name with the suffix of the build.
_DOSSIERS = (
    """CREATE TABLE IF NOT EXISTS {0} (
    id INTEGER NOT NULL,
    identity TEXT NOT NULL,
    code TEXT,
    status TEXT NOT NULL,
    state BLOB NOT NULL,
    due TEXT,
    received TEXT NOT NULL,
    entered TEXT NOT NULL,
    office TEXT NOT NULL,
    desk TEXT NOT NULL,
    clerk TEXT NOT NULL,
    procedure_code TEXT NOT NULL,
    procedure_name TEXT NOT NULL,
    applicant TEXT NOT NULL,
    id_number TEXT NOT NULL,
    phone TEXT NOT NULL,
    slip TEXT NOT NULL,
    verdict TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (identity)
)""",
    "CREATE INDEX IF NOT EXISTS ix_{0}_code ON {0} (code)",
    "CREATE INDEX IF NOT EXISTS {0}_due ON {0} (status, due)",
    "CREATE INDEX IF NOT EXISTS {0}_person ON {0} (id_number)",
    f"CREATE INDEX IF NOT EXISTS {{0}}_slip ON {{0}} (received) WHERE {SLIP_OPEN}",
    f"CREATE INDEX IF NOT EXISTS {{0}}_held ON {{0}} (desk, received) WHERE {HELD}",
    f"CREATE INDEX IF NOT EXISTS {{0}}_troubled ON {{0}} (verdict) WHERE {TROUBLED}",
)
# Which entries concern a dossier: placed ones by position, own ones without a place after them.
_HAPPENINGS = (
    """CREATE TABLE IF NOT EXISTS {0} (
    dossier TEXT NOT NULL,
    entry_hash BLOB NOT NULL,
    type TEXT NOT NULL,
    PRIMARY KEY (dossier, entry_hash)
) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS {0}_entry ON {0} (entry_hash)",
    f"CREATE INDEX IF NOT EXISTS {{0}}_overseen ON {{0}} (type, dossier) WHERE {OVERSEEN}",
)
# The highest number known inside each block, for every agency and day: own, predecessors', the feed's.
_NUMBERS = (
    """CREATE TABLE IF NOT EXISTS {0} (
    agency TEXT NOT NULL,
    day TEXT NOT NULL,
    number TEXT NOT NULL,
    PRIMARY KEY (agency, day, number)
)""",
)
_REGISTERS = (
    """CREATE TABLE IF NOT EXISTS {0} (
    year INTEGER NOT NULL,
    volume INTEGER NOT NULL,
    highest INTEGER NOT NULL,
    PRIMARY KEY (year, volume)
)""",
)
# Days that an office decided at a desk, with the number of the decision; the later decision wins.
_DECIDED_DAYS = (
    """CREATE TABLE IF NOT EXISTS {0} (
    day TEXT NOT NULL,
    decided TEXT NOT NULL,
    entry_hash BLOB NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (day, decided, entry_hash)
)""",
)
# Which entries concern what a citizen said (`subject`: the hash of the entry that took it).
_FEEDBACK = (
    """CREATE TABLE IF NOT EXISTS {0} (
    subject BLOB NOT NULL,
    entry_hash BLOB NOT NULL,
    PRIMARY KEY (subject, entry_hash)
) WITHOUT ROWID""",
)


@dataclass(frozen=True, slots=True)
class ProjectionTable:
    """One of a build: `made_by` are its statements, which do nothing where it is there."""

    name: str
    made_by: tuple[str, ...]

    @classmethod
    def named(cls, name: str, statements: tuple[str, ...]) -> ProjectionTable:
        return cls(name, tuple(statement.format(name) for statement in statements))


class ProjectionTables:
    """The tables of one build: `suffix` tells a build in the making from the one in use."""

    def __init__(self, suffix: str) -> None:
        self.suffix = suffix
        self.dossiers = ProjectionTable.named(f"dossiers{suffix}", _DOSSIERS)
        self.happenings = ProjectionTable.named(f"happenings{suffix}", _HAPPENINGS)
        self.numbers = ProjectionTable.named(f"numbers{suffix}", _NUMBERS)
        self.registers = ProjectionTable.named(f"registers{suffix}", _REGISTERS)
        self.decided_days = ProjectionTable.named(f"decided_days{suffix}", _DECIDED_DAYS)
        self.feedback = ProjectionTable.named(f"feedback{suffix}", _FEEDBACK)
        self.search_name = f"search{suffix}"

    def make(self, connection: Connection) -> None:
        """Where they are missing; the search's own is made by store/projections.py."""
        for table in self._all():
            for statement in table.made_by:
                connection.exec_driver_sql(statement)

    def drop(self, connection: Connection) -> None:
        for table in self._all():
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table.name}")

    def _all(self) -> tuple[ProjectionTable, ...]:
        return self.dossiers, self.happenings, self.numbers, self.registers, self.decided_days, self.feedback


def search_ddl(name: str, *, beginnings: str = "prefix='2 3 4 5 6'") -> str:
    # The folded text is its own column: SQLite's folding leaves đ alone. Only whole words and their beginnings are
    # asked for, so that no positions are kept; a beginning without an index of its own length merges every row
    # of each longer word, and half of a province is called Nguyễn.
    options = ["folded", "content=''", "contentless_delete=1", "detail=none", beginnings]
    tokens = 'tokenize="unicode61 remove_diacritics 0"'
    return f"CREATE VIRTUAL TABLE {name} USING fts5({', '.join([*filter(None, options), tokens])})"
