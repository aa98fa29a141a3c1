"""Tables that screens read, derived from the journal and the feed; thrown away and rebuilt at will.

Their names carry a version: a newer program builds its own beside the old ones and swaps when they are complete.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, PrimaryKeyConstraint, Table, Text, text

VERSION = 6
# Slips that should be out and are not for certain; only these have an index.
SLIP_OPEN = "slip IN ('none', 'ask', 'not_printed')"

# What lies at a desk and waits to be handed over to a specialist unit.
HELD = "status = 'received'"

# What somebody who answers for the office looks through: few among all entries, so that no list reads the rest.
OVERSEEN = "type IN ('CorrectionAsked', 'DossierCorrected', 'TransferClaimed')"

# Verdicts that a supervisor must see: these few have an index, which no save touches.
TROUBLED = "verdict NOT IN ('waiting', 'in_order')"


# Entered from a contingency sheet: few, and these alone have an index.
FROM_A_SHEET = "sheet <> ''"


class ProjectionTables:
    """The tables of one build: `suffix` tells a build in the making from the one in use."""

    def __init__(self, suffix: str) -> None:
        self.suffix = suffix
        self.metadata = MetaData()
        self.dossiers = self._dossiers()
        self.happenings = self._happenings()
        self.numbers = self._numbers()
        self.registers = self._registers()
        self.decided_days = self._decided_days()
        self.feedback = self._feedback()
        self.sheets = self._sheets()
        self.search_name = f"search{suffix}"

    def _dossiers(self) -> Table:
        return Table(
            f"dossiers{self.suffix}",
            self.metadata,
            Column("id", Integer, primary_key=True),
            Column("identity", Text, nullable=False, unique=True),
            Column("code", Text, index=True),
            Column("status", Text, nullable=False),
            Column("state", LargeBinary, nullable=False),
            Column("due", Text),
            Column("received", Text, nullable=False),
            Column("entered", Text, nullable=False),
            Column("office", Text, nullable=False),
            Column("desk", Text, nullable=False),
            Column("clerk", Text, nullable=False),
            Column("procedure_code", Text, nullable=False),
            Column("procedure_name", Text, nullable=False),
            Column("applicant", Text, nullable=False),
            Column("id_number", Text, nullable=False),
            Column("phone", Text, nullable=False),
            Column("slip", Text, nullable=False),
            Column("verdict", Text, nullable=False),
            Column("sheet", Text, nullable=False, server_default=""),
            Index(f"dossiers{self.suffix}_due", "status", "due"),
            Index(f"dossiers{self.suffix}_person", "id_number"),
            Index(f"dossiers{self.suffix}_slip", "received", sqlite_where=text(SLIP_OPEN)),
            Index(f"dossiers{self.suffix}_held", "desk", "received", sqlite_where=text(HELD)),
            Index(f"dossiers{self.suffix}_troubled", "verdict", sqlite_where=text(TROUBLED)),
            Index(f"dossiers{self.suffix}_sheet", "sheet", sqlite_where=text(FROM_A_SHEET)),
        )

    def _happenings(self) -> Table:
        """Which entries concern a dossier: placed ones by position, own ones without a place after them."""
        return Table(
            f"happenings{self.suffix}",
            self.metadata,
            Column("dossier", Text, nullable=False),
            Column("entry_hash", LargeBinary(32), nullable=False),
            Column("type", Text, nullable=False),
            PrimaryKeyConstraint("dossier", "entry_hash"),
            Index(f"happenings{self.suffix}_entry", "entry_hash"),
            Index(f"happenings{self.suffix}_overseen", "type", "dossier", sqlite_where=text(OVERSEEN)),
            sqlite_with_rowid=False,
        )

    def _numbers(self) -> Table:
        """The highest number known inside each block, for every agency and day: own, predecessors', the feed's."""
        return Table(
            f"numbers{self.suffix}",
            self.metadata,
            Column("agency", Text, nullable=False),
            Column("day", Text, nullable=False),
            Column("number", Text, nullable=False),
            PrimaryKeyConstraint("agency", "day", "number"),
        )

    def _registers(self) -> Table:
        return Table(
            f"registers{self.suffix}",
            self.metadata,
            Column("year", Integer, nullable=False),
            Column("volume", Integer, nullable=False),
            Column("highest", Integer, nullable=False),
            PrimaryKeyConstraint("year", "volume"),
        )

    def _decided_days(self) -> Table:
        """Days that an office decided at a desk, with the number of the decision; the later decision wins."""
        return Table(
            f"decided_days{self.suffix}",
            self.metadata,
            Column("day", Text, nullable=False),
            Column("decided", Text, nullable=False),
            Column("entry_hash", LargeBinary(32), nullable=False),
            Column("content", LargeBinary, nullable=False),
            PrimaryKeyConstraint("day", "decided", "entry_hash"),
        )

    def _feedback(self) -> Table:
        """Which entries concern what a citizen said (`subject`: the hash of the entry that took it)."""
        return Table(
            f"feedback{self.suffix}",
            self.metadata,
            Column("subject", LargeBinary(32), nullable=False),
            Column("entry_hash", LargeBinary(32), nullable=False),
            PrimaryKeyConstraint("subject", "entry_hash"),
            sqlite_with_rowid=False,
        )

    def _sheets(self) -> Table:
        """Entries that speak of contingency sheets, `first` to `last` of a desk number: what was printed, what is
        spoiled or missing. What was entered stands with its dossier."""
        return Table(
            f"sheets{self.suffix}",
            self.metadata,
            Column("desk_number", Integer, nullable=False),
            Column("last", Integer, nullable=False),
            Column("first", Integer, nullable=False),
            Column("entry_hash", LargeBinary(32), nullable=False),
            PrimaryKeyConstraint("desk_number", "last", "entry_hash"),
            sqlite_with_rowid=False,
        )


def search_ddl(name: str, *, beginnings: str = "prefix='2 3 4 5 6'") -> str:
    # The folded text is its own column: SQLite's folding leaves đ alone. Only whole words and their beginnings are
    # asked for, so that no positions are kept; a beginning without an index of its own length merges every row
    # of each longer word, and half of a province is called Nguyễn.
    options = ["folded", "content=''", "contentless_delete=1", "detail=none", beginnings]
    tokens = 'tokenize="unicode61 remove_diacritics 0"'
    return f"CREATE VIRTUAL TABLE {name} USING fts5({', '.join([*filter(None, options), tokens])})"
