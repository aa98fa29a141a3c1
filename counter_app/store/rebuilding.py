"""Rebuilding the projections beside those in use: in chunks, saves going on between, and one swap at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from counter_app.store.database import Database
from counter_app.store.projections import CHUNK, Projections
from counter_app.wire.entry import dossier_of
from counter_app.wire.header import Header, readable_header

_OWN = "SELECT e.sequence, e.hash, e.header FROM entries e WHERE e.sequence > ? ORDER BY e.sequence LIMIT ?"
_ARRIVED = (
    "SELECT f.position, f.entry_hash, coalesce(f.header, e.header) FROM feed_rows f "
    "LEFT JOIN entries e ON e.hash = f.entry_hash WHERE f.position > ? ORDER BY f.position LIMIT ?"
)

EntryRow = Sequence[object]


def rebuild(database: Database, projections: Projections) -> None:
    """Readers see the old tables until the swap. Raises EnvironmentProblem; the old ones stay then."""
    fresh = Projections(projections.other_suffix())
    with database.write() as connection:
        fresh.drop(connection)
        fresh.create(connection)
    _Rebuild(fresh).run(database)
    with database.write() as connection:
        fresh.become_current(connection)
        projections.drop(connection)
    projections.use(fresh.tables.suffix)


class _Rebuild:
    """Own entries first, then the feed: whatever is written meanwhile lies behind and is met by going on."""

    def __init__(self, fresh: Projections) -> None:
        self._fresh = fresh
        self._own = 0
        self._arrived = 0

    def run(self, database: Database) -> None:
        order: dict[str, None] = {}
        while self._step(database, order):
            pass
        identities = list(order)
        for start in range(0, len(identities), CHUNK):
            with database.write() as connection:
                self._fresh.fold_many(connection, identities[start : start + CHUNK])
        self._catch_up(database)

    def _catch_up(self, database: Database) -> None:
        """What was saved while folding; few, so they are folded one by one."""
        late: dict[str, None] = {}
        while self._step(database, late):
            pass
        with database.write() as connection:
            for identity in late:
                self._fresh.refold(connection, identity)

    def _step(self, database: Database, order: dict[str, None]) -> bool:
        with database.write() as connection:
            own = connection.exec_driver_sql(_OWN, (self._own, CHUNK)).all()
            arrived = connection.exec_driver_sql(_ARRIVED, (self._arrived, CHUNK)).all() if len(own) < CHUNK else []
            self._note(connection, own, order, arrived=False)
            self._note(connection, arrived, order, arrived=True)
        self._own = own[-1][0] if own else self._own
        self._arrived = arrived[-1][0] if arrived else self._arrived
        return bool(own or arrived)

    def _note(self, connection: Connection, rows: Sequence[EntryRow], order: dict[str, None], *, arrived: bool) -> None:
        happenings: list[tuple[str, bytes, str]] = []
        for entry_hash, header in _read(rows):
            self._fresh.count(connection, entry_hash, header, arrived=arrived)
            identity = dossier_of(entry_hash, header)
            if identity is not None:
                happenings.append((identity, entry_hash, header.type))
                order[identity] = None
        self._fresh.happen(connection, happenings)


def _read(rows: Sequence[EntryRow]) -> Iterator[tuple[bytes, Header]]:
    for _place, entry_hash, header in rows:
        read = readable_header(header) if isinstance(header, bytes) else None
        if read is not None and isinstance(entry_hash, bytes):
            yield entry_hash, read
