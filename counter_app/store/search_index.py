"""The full text of dossiers: a large index on disk, and the newest rows, which are looked through as they are.

One row put into an FTS5 index touches five pages and makes a small tree of its own that must be merged with others
later; a batch does so once for all of its rows. So a save leaves its row in the tail (rows above the highest number in
the index), and every `BATCH`th one takes the tail in. Both are asked in the same words, so that nobody can tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from counter_app.store.dossier_fold import folded_text
from counter_app.store.prepared import Prepared, Row
from counter_app.store.projection_tables import ProjectionTables, search_ddl

BATCH = 16
_TAIL = "newest_dossiers"  # of the reading connection, in memory: filled anew for each question

_HAS_TAIL = Prepared("SELECT 1 FROM temp.sqlite_master WHERE name = ?")
_EMPTY_TAIL = Prepared(f"DELETE FROM temp.{_TAIL}")
_FILL_TAIL = Prepared(f"INSERT INTO temp.{_TAIL} (rowid, folded) VALUES (?, ?)")
_FIND_IN_TAIL = Prepared(f"SELECT rowid FROM temp.{_TAIL} WHERE {_TAIL} MATCH ? ORDER BY rowid DESC LIMIT ?")


class SearchIndex:
    """Of one build of the projections. All writing happens inside the caller's transaction."""

    def __init__(self, tables: ProjectionTables) -> None:
        name, words = tables.search_name, "applicant, id_number, code, procedure_name, phone, identity, sheet"
        # FTS5 keeps one row of sizes for each document: the way to the highest number that does not read the index.
        self._highest = Prepared(f"SELECT id FROM {name}_docsize ORDER BY id DESC LIMIT 1")
        self._rows_above = Prepared(f"SELECT id, {words} FROM {tables.dossiers.name} WHERE id > ? ORDER BY id")
        self._insert = Prepared(f"INSERT INTO {name} (rowid, folded) VALUES (?, ?)")
        self._delete = Prepared(f"DELETE FROM {name} WHERE rowid = ?")
        self._count = Prepared(f"SELECT count(*) FROM (SELECT 1 FROM {name} WHERE {name} MATCH ? LIMIT ?)")
        self._find = Prepared(f"SELECT rowid FROM {name} WHERE {name} MATCH ? ORDER BY rowid DESC LIMIT ?")

    def added(self, connection: Connection, number: int) -> None:
        """A row that stands in the table of dossiers, and above all others there."""
        if number % BATCH == 0:
            self.take_in(connection)

    def changed(self, connection: Connection, number: int, folded: str) -> None:
        if number <= self._indexed_to(connection):
            self._delete.run(connection, number)
            self._insert.run(connection, number, folded)

    def removed(self, connection: Connection, number: int) -> None:
        if number <= self._indexed_to(connection):
            self._delete.run(connection, number)

    def take_in(self, connection: Connection) -> None:
        """The tail becomes part of the index."""
        self._insert.run_many(connection, self._tail(connection))

    def add_many(self, connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
        """Rows above every other, with their folded text, straight into the index."""
        self._insert.run_many(connection, rows)

    def find(self, connection: Connection, match: str, most: int) -> list[int]:
        """Numbers of rows, the highest first. `match` is in the language of FTS5."""
        newest = self._find_in_tail(connection, match, most)
        older = self._find.all(connection, match, most - len(newest))
        return [int(row[0]) for row in (*newest, *older)]

    def count(self, connection: Connection, match: str, most: int) -> int:
        """How many rows `find` could give; not counted beyond `most`."""
        newest = len(self._find_in_tail(connection, match, most))
        older = self._count.first(connection, match, most - newest)
        return newest + (int(older[0]) if older else 0)

    def _find_in_tail(self, connection: Connection, match: str, most: int) -> list[Row]:
        tail = self._tail(connection)
        if not tail:
            return []
        if _HAS_TAIL.first(connection, _TAIL) is None:
            # A few rows need no index of beginnings, which takes longer to make than they to be looked through.
            connection.exec_driver_sql(search_ddl(f"temp.{_TAIL}", beginnings=""))
        _EMPTY_TAIL.run(connection)
        _FILL_TAIL.run_many(connection, tail)
        return _FIND_IN_TAIL.all(connection, match, most)

    def _tail(self, connection: Connection) -> list[tuple[int, str]]:
        rows = self._rows_above.all(connection, self._indexed_to(connection))
        return [(number, folded_text(*words)) for number, *words in rows]

    def _indexed_to(self, connection: Connection) -> int:
        row = self._highest.first(connection)
        return 0 if row is None else int(row[0])
