"""Keeping the tables that screens read in step with the journal and the feed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection

from counter_app.domain.entry_types import BODY_ERASED, CALENDAR_DAY_DECIDED, is_understood
from counter_app.store.dossier_fold import DossierRow, Placed, dossier_of, fold_dossier
from counter_app.store.projection_tables import VERSION, ProjectionTables
from counter_app.wire import strict_json
from counter_app.wire.entry import Entry
from counter_app.wire.feed import read_row
from counter_app.wire.header import Header, read_header
from counter_app.wire.strict_json import NotStrictJson

CHUNK = 1_000


class Projections:
    """One build of the tables; which one is in use stands in `desk_values`.

    All writing happens inside the caller's transaction.
    """

    def __init__(self, suffix: str = f"_v{VERSION}a") -> None:
        self.use(suffix)

    def use(self, suffix: str) -> None:
        self.tables = ProjectionTables(suffix)
        self._statements = _Statements(self.tables)

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
            connection.exec_driver_sql(self.tables.search_ddl())

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
        # The usual receipt: nothing else is known of the dossier, so that nothing else needs to be read.
        alone = found is None and header.dossier is None
        known = [Placed(entry.hash, entry.header, entry.body)] if alone else self.happenings(connection, identity)
        self._put(connection, fold_dossier(identity, known), found)

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
        rows = connection.exec_driver_sql(self._statements.happenings, (identity,)).all()
        placed = [_placed(row) for row in rows]
        return _without_unplaced_copies(placed)

    def forget_after(self, connection: Connection, office: str, position: int) -> None:
        """The feed was cut back to this position: dossiers named later are folded from what is left."""
        identities = self._identities_after(connection, office, position)
        connection.exec_driver_sql("DELETE FROM feed_rows WHERE office = ? AND position > ?", (office, position))
        self._drop_orphans(connection, identities)

    def happenings_of(self, connection: Connection, identities: Sequence[str]) -> dict[str, list[Placed]]:
        """The same for many dossiers in one question; those without any are left out."""
        wanted = json.dumps(list(identities))
        found: dict[str, list[Placed]] = {}
        for identity, *row in connection.exec_driver_sql(self._statements.happenings_of, (wanted,)):
            found.setdefault(identity, []).append(_placed(row))
        return {identity: _without_unplaced_copies(placed) for identity, placed in found.items()}

    def compare(self, connection: Connection) -> Iterator[tuple[str, str]]:
        """Dossiers whose row is not what folding their entries gives: identity, and what is wrong."""
        for identity in connection.exec_driver_sql(self._statements.without_row).scalars():
            yield identity, "what its entries give"
        after = 0
        while rows := connection.exec_driver_sql(self._statements.rows_after, (after, CHUNK)).all():
            after = rows[-1][0]
            happenings = self.happenings_of(connection, [row[1] for row in rows])
            for row in rows:
                folded = fold_dossier(row[1], happenings.get(row[1], []))
                if tuple(row[1:]) != folded.values():
                    yield row[1], "what its entries give"

    def _identities_after(self, connection: Connection, office: str, position: int) -> list[str]:
        happenings = self.tables.happenings.name
        rows = connection.exec_driver_sql(
            f"SELECT DISTINCT h.dossier FROM feed_rows f JOIN {happenings} h ON h.entry_hash = f.entry_hash "
            "WHERE f.office = ? AND f.position > ?",
            (office, position),
        )
        return [row[0] for row in rows]

    def _drop_orphans(self, connection: Connection, identities: Iterable[str]) -> None:
        for identity in identities:
            connection.exec_driver_sql(self._statements.drop_orphans, (identity,))
            if self.happenings(connection, identity):
                self.refold(connection, identity)
            else:
                self._remove(connection, identity)

    def _remove(self, connection: Connection, identity: str) -> None:
        found = connection.exec_driver_sql(self._statements.find, (identity,)).first()
        if found is not None:
            connection.exec_driver_sql(self._statements.unsearch, (found[0],))
            connection.exec_driver_sql(self._statements.remove, (found[0],))

    def _headers_at(
        self, connection: Connection, office: str, positions: Sequence[int]
    ) -> Iterator[tuple[bytes, Header]]:
        for position in positions:
            row = connection.exec_driver_sql(_ENTRY_AT, (office, position)).first()
            if row is None or row[1] is None:
                continue
            try:
                yield row[0], read_header(row[1])
            except NotStrictJson:
                continue

    def happen(self, connection: Connection, rows: list[tuple[str, bytes, str]]) -> None:
        """Note which entries concern which dossier: identity, entry hash, type."""
        if rows:
            connection.exec_driver_sql(self._statements.happen, rows)

    def count(self, connection: Connection, entry_hash: bytes, header: Header, *, arrived: bool) -> None:
        """What is known from now on: register numbers, codes that another desk gave, days that an office decided."""
        self._count_register(connection, header)
        if header.type == CALENDAR_DAY_DECIDED:
            self._note_decided_day(connection, entry_hash, header)
        if arrived:
            self._note_code(connection, header)

    def fold_many(self, connection: Connection, identities: Sequence[str]) -> None:
        """For a rebuild: none of them has a row yet."""
        happenings = self.happenings_of(connection, identities)
        rows = [fold_dossier(identity, happenings[identity]) for identity in identities if identity in happenings]
        if not rows:
            return
        last: int | None = connection.exec_driver_sql(self._statements.last).scalar()
        numbered = list(enumerate(rows, start=(last or 0) + 1))
        connection.exec_driver_sql(self._statements.insert_numbered, [(n, *row.values()) for n, row in numbered])
        connection.exec_driver_sql(self._statements.search, [(n, row.folded()) for n, row in numbered])

    def _found(self, connection: Connection, identity: str) -> Sequence[object] | None:
        """The number of the dossier's row, and what search knows of it."""
        return connection.exec_driver_sql(self._statements.find_searched, (identity,)).first()

    def _put(self, connection: Connection, row: DossierRow, found: Sequence[object] | None) -> None:
        values = row.values()
        if found is None:
            number = connection.exec_driver_sql(self._statements.insert, values).lastrowid
            connection.exec_driver_sql(self._statements.search, (number, row.folded()))
            return
        connection.exec_driver_sql(self._statements.update, (*values[1:], found[0]))
        if tuple(found[1:]) != (row.applicant, row.id_number, row.code, row.procedure_name, row.phone):
            connection.exec_driver_sql(self._statements.unsearch, (found[0],))
            connection.exec_driver_sql(self._statements.search, (found[0], row.folded()))

    def _note_code(self, connection: Connection, header: Header) -> None:
        """A number that another desk gave: ours must lie above it inside the same block."""
        if header.issues is None or header.issues.count("-") != 2:
            return
        agency, day, number = header.issues.split("-")
        connection.exec_driver_sql(self._statements.number, (agency, day, number))

    def _note_decided_day(self, connection: Connection, entry_hash: bytes, header: Header) -> None:
        day = header.facts.get("date")
        if isinstance(day, str) and is_understood(header.type, header.v):
            content = strict_json.write(header.facts)
            connection.exec_driver_sql(self._statements.decided_day, (day, header.entered, entry_hash, content))

    def _count_register(self, connection: Connection, header: Header) -> None:
        register = header.facts.get("register")
        if isinstance(register, dict) and is_understood(header.type, header.v):
            year, volume, number = (register.get(name) for name in ("year", "volume", "number"))
            if all(isinstance(value, int) for value in (year, volume, number)):
                connection.exec_driver_sql(self._statements.register, (year, volume, number))


_ENTRY_AT = (
    "SELECT f.entry_hash, coalesce(f.header, e.header) FROM feed_rows f "
    "LEFT JOIN entries e ON e.hash = f.entry_hash WHERE f.office = ? AND f.position = ?"
)


class _Statements:
    """SQL of the hot path, written once for the tables of a build."""

    def __init__(self, tables: ProjectionTables) -> None:
        dossiers, happenings = tables.dossiers.name, tables.happenings.name
        columns = list(DossierRow.__slots__)
        self.find = f"SELECT id FROM {dossiers} WHERE identity = ?"
        self.find_searched = (
            f"SELECT id, applicant, id_number, code, procedure_name, phone FROM {dossiers} WHERE identity = ?"
        )
        self.insert = f"INSERT INTO {dossiers} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        self.insert_numbered = (
            f"INSERT INTO {dossiers} (id, {', '.join(columns)}) VALUES (?, {', '.join('?' * len(columns))})"
        )
        self.last = f"SELECT max(id) FROM {dossiers}"
        self.rows_after = f"SELECT id, {', '.join(columns)} FROM {dossiers} WHERE id > ? ORDER BY id LIMIT ?"
        self.without_row = (
            f"SELECT DISTINCT h.dossier FROM {happenings} h "
            f"WHERE NOT EXISTS (SELECT 1 FROM {dossiers} d WHERE d.identity = h.dossier)"
        )
        self.update = f"UPDATE {dossiers} SET {', '.join(f'{name} = ?' for name in columns[1:])} WHERE id = ?"
        self.remove = f"DELETE FROM {dossiers} WHERE id = ?"
        self.search = f"INSERT INTO {tables.search_name} (rowid, folded) VALUES (?, ?)"
        self.unsearch = f"DELETE FROM {tables.search_name} WHERE rowid = ?"
        self.happen = f"INSERT INTO {happenings} (dossier, entry_hash, type) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
        self.number = f"INSERT INTO {tables.numbers.name} (agency, day, number) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
        self.decided_day = (
            f"INSERT INTO {tables.decided_days.name} (day, decided, entry_hash, content) VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO NOTHING"
        )
        self.register = (
            f"INSERT INTO {tables.registers.name} (year, volume, highest) VALUES (?, ?, ?) "
            "ON CONFLICT (year, volume) DO UPDATE SET highest = max(highest, excluded.highest)"
        )
        what = "h.entry_hash, coalesce(e.header, f.header), coalesce(e.body, f.body), f.row, e.sequence"
        where = "LEFT JOIN entries e ON e.hash = h.entry_hash LEFT JOIN feed_rows f ON f.entry_hash = h.entry_hash "
        order = "f.position IS NULL, f.position, e.sequence"
        self.happenings = f"SELECT {what} FROM {happenings} h {where} WHERE h.dossier = ? ORDER BY {order}"
        self.happenings_of = (
            f"SELECT h.dossier, {what} FROM json_each(?) j CROSS JOIN {happenings} h ON h.dossier = j.value "
            f"{where} ORDER BY j.key, {order}"
        )
        self.drop_orphans = (
            f"DELETE FROM {happenings} WHERE dossier = ? "
            "AND NOT EXISTS (SELECT 1 FROM entries e WHERE e.hash = entry_hash) "
            f"AND NOT EXISTS (SELECT 1 FROM feed_rows f WHERE f.entry_hash = {happenings}.entry_hash)"
        )


def _placed(row: Sequence[object]) -> Placed:
    entry_hash, header, body, feed_row, _sequence = row
    if feed_row is None:
        return Placed(entry_hash, header, body)  # type: ignore[arg-type]
    judged = read_row(feed_row)  # type: ignore[arg-type]
    return Placed(entry_hash, header, body, judged.verdict, judged.state)  # type: ignore[arg-type]


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
