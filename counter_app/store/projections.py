"""Keeping the tables that screens read in step with the journal and the feed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from counter_app.domain.entry_types import BODY_ERASED
from counter_app.store.dossier_fold import DossierRow, Placed, fold_dossier, fold_read
from counter_app.store.prepared import Row
from counter_app.store.projection_counts import count_entry
from counter_app.store.projection_statements import ENTRY_AT, ProjectionStatements
from counter_app.store.projection_tables import VERSION, ProjectionTables, search_ddl
from counter_app.store.search_index import SearchIndex
from counter_app.wire.entry import Entry, dossier_of
from counter_app.wire.feed import read_row
from counter_app.wire.header import Header, readable_header

CHUNK = 1_000


class Projections:
    """One build of the tables; which one is in use stands in `desk_values`.

    All writing happens inside the caller's transaction.
    """

    def __init__(self, suffix: str = f"_v{VERSION}a") -> None:
        self.use(suffix)

    def use(self, suffix: str) -> None:
        self.tables = ProjectionTables(suffix)
        self.statements = ProjectionStatements(self.tables)
        self.search = SearchIndex(self.tables)

    def other_suffix(self) -> str:
        """Where the next build goes: of this program's version, and not over the one in use."""
        return f"_v{VERSION}{'b' if self.tables.suffix == f'_v{VERSION}a' else 'a'}"

    def become_current(self, connection: Connection) -> None:
        connection.exec_driver_sql(
            "INSERT INTO desk_values (name, value) VALUES ('projections', ?) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (self.tables.suffix.encode(),),
        )

    def create(self, connection: Connection) -> None:
        """Make the tables where they are missing."""
        self.tables.metadata.create_all(connection)
        if not _exists(connection, self.tables.search_name):
            connection.exec_driver_sql(search_ddl(self.tables.search_name))

    def drop(self, connection: Connection) -> None:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {self.tables.search_name}")
        self.tables.metadata.drop_all(connection)

    def add_own(self, connection: Connection, entry: Entry, header: Header) -> None:
        """An entry that was just written here."""
        self.count(connection, entry.hash, header, arrived=False)
        identity = dossier_of(entry.hash, header)
        if identity is None:
            return
        self.happen(connection, [(identity, entry.hash, header.type)])
        found = self._found(connection, identity)
        if found is None and header.dossier is None:
            # The usual receipt: nothing else is known of the dossier, so that nothing else needs to be read.
            row = fold_read(identity, [(Placed(entry.hash, entry.header, entry.body), header)])
        else:
            row = fold_dossier(identity, self.happenings(connection, identity))
        self._put(connection, row, found)

    def add_arrived(self, connection: Connection, office: str, positions: Sequence[int]) -> list[tuple[str, bytes]]:
        """Feed rows that were just stored: the dossiers that they name are folded anew.

        Gives back which of them ask for an erasure: dossier and entry hash. Whether it is in order stands in the row.
        """
        touched: dict[str, None] = {}
        erasing: list[tuple[str, bytes]] = []
        for entry_hash, header in self._headers_at(connection, office, positions):
            self.count(connection, entry_hash, header, arrived=True)
            identity = dossier_of(entry_hash, header)
            if identity is not None:
                self.happen(connection, [(identity, entry_hash, header.type)])
                touched[identity] = None
                if header.type == BODY_ERASED:
                    erasing.append((identity, entry_hash))
        for identity in touched:
            self.refold(connection, identity)
        return erasing

    def refold(self, connection: Connection, identity: str) -> None:
        """One dossier from its entries; the only way in which its row is ever made."""
        folded = fold_dossier(identity, self.happenings(connection, identity))
        self._put(connection, folded, self._found(connection, identity))

    def happenings(self, connection: Connection, identity: str) -> list[Placed]:
        """Placed ones by position, then own ones without a place by the order of writing."""
        rows = self.statements.happenings.all(connection, identity)
        placed = [_placed(row) for row in rows]
        return _without_unplaced_copies(placed)

    def forget_after(self, connection: Connection, office: str, position: int) -> None:
        """The feed was cut back to this position: dossiers named later are folded from what is left."""
        identities = [row[0] for row in self.statements.dossiers_after.all(connection, office, position)]
        connection.exec_driver_sql("DELETE FROM feed_rows WHERE office = ? AND position > ?", (office, position))
        self._drop_orphans(connection, identities)

    def happenings_of(self, connection: Connection, identities: Sequence[str]) -> dict[str, list[Placed]]:
        """The same for many dossiers in one question; those without any are left out."""
        wanted = json.dumps(list(identities))
        found: dict[str, list[Placed]] = {}
        for identity, *row in self.statements.happenings_of.all(connection, wanted):
            found.setdefault(identity, []).append(_placed(row))
        return {identity: _without_unplaced_copies(placed) for identity, placed in found.items()}

    def compare(self, connection: Connection) -> Iterator[tuple[str, str]]:
        """Dossiers whose row is not what folding their entries gives: identity, and what is wrong."""
        for row in self.statements.without_row.all(connection):
            yield row[0], "what its entries give"
        after = 0
        while rows := self.statements.rows_after.all(connection, after, CHUNK):
            after = rows[-1][0]
            happenings = self.happenings_of(connection, [row[1] for row in rows])
            for row in rows:
                folded = fold_dossier(row[1], happenings.get(row[1], []))
                if tuple(row[1:]) != folded.values():
                    yield row[1], "what its entries give"

    def _drop_orphans(self, connection: Connection, identities: Iterable[str]) -> None:
        for identity in identities:
            self.statements.drop_orphans.run(connection, identity)
            if self.happenings(connection, identity):
                self.refold(connection, identity)
            else:
                self._remove(connection, identity)

    def _remove(self, connection: Connection, identity: str) -> None:
        found = self._found(connection, identity)
        if found is not None:
            self.search.removed(connection, found[0])
            self.statements.remove.run(connection, found[0])

    def _headers_at(
        self, connection: Connection, office: str, positions: Sequence[int]
    ) -> Iterator[tuple[bytes, Header]]:
        for position in positions:
            row = ENTRY_AT.first(connection, office, position)
            if row is not None and (header := readable_header(row[1])) is not None:
                yield row[0], header

    def happen(self, connection: Connection, rows: list[tuple[str, bytes, str]]) -> None:
        """Note which entries concern which dossier: identity, entry hash, type."""
        self.statements.happen.run_many(connection, rows)

    def count(self, connection: Connection, entry_hash: bytes, header: Header, *, arrived: bool) -> None:
        """What is known from now on: register numbers, codes that another desk gave, days that an office decided."""
        count_entry(connection, self.statements, entry_hash, header, arrived=arrived)

    def fold_many(self, connection: Connection, identities: Sequence[str]) -> None:
        """For a rebuild: none of them has a row yet."""
        happenings = self.happenings_of(connection, identities)
        rows = [fold_dossier(identity, happenings[identity]) for identity in identities if identity in happenings]
        if not rows:
            return
        last = self.statements.last.first(connection)
        numbered = list(enumerate(rows, start=1 + (last[0] or 0 if last else 0)))
        self.search.take_in(connection)
        self.statements.insert_numbered.run_many(connection, [(n, *row.values()) for n, row in numbered])
        self.search.add_many(connection, [(n, row.folded()) for n, row in numbered])

    def _found(self, connection: Connection, identity: str) -> Row | None:
        """The number of the dossier's row, and what search knows of it."""
        return self.statements.find.first(connection, identity)

    def _put(self, connection: Connection, row: DossierRow, found: Row | None) -> None:
        values = row.values()
        if found is None:
            self.search.added(connection, self.statements.insert.run(connection, *values))
            return
        self.statements.update.run(connection, *values[1:], found[0])
        if found[1:] != (row.applicant, row.id_number, row.code, row.procedure_name, row.phone, row.sheet):
            self.search.changed(connection, found[0], row.folded())


def _placed(row: Sequence[Any]) -> Placed:
    entry_hash, header, body, feed_row, _sequence = row
    if feed_row is None:
        return Placed(entry_hash, header, body)
    judged = read_row(feed_row)
    return Placed(entry_hash, header, body, judged.verdict, judged.state)


def _without_unplaced_copies(placed: list[Placed]) -> list[Placed]:
    known = {one.hash for one in placed if one.verdict is not None}
    return [one for one in placed if one.verdict is not None or one.hash not in known]


def _exists(connection: Connection, table: str) -> bool:
    return connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).first() is not None


def projections_in_use(connection: Connection) -> Projections:
    """The build that was swapped in last; that of another version of the program must be rebuilt first."""
    row = connection.exec_driver_sql("SELECT value FROM desk_values WHERE name = 'projections'").first()
    return Projections(bytes(row[0]).decode()) if row is not None else Projections()


def is_of_this_version(projections: Projections) -> bool:
    return projections.tables.suffix.startswith(f"_v{VERSION}")
