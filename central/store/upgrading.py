"""Bringing a database that an earlier version made up to this one, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from sqlalchemy import Connection, and_, inspect, select, text, update

from central.openings import Opening, opening_of
from central.store import filed_files, registry, writers
from central.store.schema import VERSION, batches, entries, feed_rows, journals, meta, metadata
from counter_app.domain.entry_types import ONLINE_ARRIVED, SUPPLEMENT_RECEIVED
from counter_app.domain.filed_file import filed_files as files_in
from counter_app.wire.entry import read_body
from counter_app.wire.strict_json import NotStrictJson


def version_of(connection: Connection) -> int | None:
    """None where there are no tables yet."""
    if not inspect(connection).has_table(meta.name):
        return None
    found = connection.execute(select(meta.c.value).where(meta.c.name == "schema")).scalar()
    return None if found is None else int(found)


def upgrade(connection: Connection, found: int) -> None:
    for version in range(found + 1, VERSION + 1):
        for statement in _TO[version]:
            connection.execute(text(statement))
    metadata.create_all(connection)
    for version in range(found + 1, VERSION + 1):
        if version in _THEN:
            _THEN[version](connection)
    connection.execute(update(meta).where(meta.c.name == "schema").values(value=str(VERSION)))


_TO = {
    # What a backup holds is known for each branch; erasures are found without reading a dossier's other rows.
    2: (
        "ALTER TABLE heads ADD COLUMN kept_through BIGINT NOT NULL DEFAULT 0",
        "UPDATE heads SET kept_through = (SELECT j.kept_through FROM journals j WHERE j.journal = heads.journal) "
        "WHERE branch = 0",
        "ALTER TABLE journals DROP COLUMN kept_through",
        "CREATE INDEX feed_rows_that_erase ON feed_rows (dossier) WHERE type = 'BodyErased'",
    ),
    # Notices to citizens: their tables are made beside this.
    3: ("CREATE INDEX feed_rows_that_tell ON feed_rows (office, position) WHERE type = 'NoticeMade'",),
    # Digitised papers: their tables are made beside this.
    4: (),
    # Who writes which journal: its table is made beside this, and filled from the openings that are stored.
    5: (),
    # What portals filed: its table is made beside this.
    6: (),
    # Files of online dossiers: their table is made beside this, and filled from the entries that name them.
    7: (),
    # How much a portal sent on each day: its table is made beside this.
    8: (),
    # Which dossier a contingency sheet was entered as: its table is made beside this.
    9: (),
}


def _note_writers(connection: Connection) -> None:
    """What each opening names first, then of each desk the journal that came in last: the order of coming in says
    little, for a centre that came back older was handed the oldest journals last.
    """
    openings = _stored_openings(connection)
    for opening in openings:
        if not opening.is_forked:
            writers.begin(connection, opening.journal, opening.desk, opening.predecessor)
        elif (made := _made_for(connection, opening)) is not None:
            writers.begin(connection, opening.journal, made)
    for opening in reversed(openings):
        if not opening.is_forked:
            writers.leave_the_others(connection, opening.journal, opening.desk, opening.predecessor)


def _stored_openings(connection: Connection) -> list[Opening]:
    """In the order in which they came in."""
    first = and_(entries.c.journal == journals.c.journal, entries.c.number == 1)
    found = (
        select(entries.c.journal, entries.c.hash, entries.c.header, batches.c.desk)
        .select_from(journals.join(entries, first).join(batches, batches.c.id == entries.c.batch))
        .order_by(entries.c.batch, entries.c.hash)
    )
    rows = [(opening_of(row[0], row[1], row[2]), row[3]) for row in connection.execute(found)]
    return [opening for opening, desk in rows if opening is not None and opening.is_of(desk)]


def _made_for(connection: Connection, opening: Opening) -> str | None:
    key = None if opening.public is None else registry.find_key(connection, opening.public)
    return None if key is None else key.desk


def _name_filed_files(connection: Connection) -> None:
    """What portals filed before: their files may still be sent."""
    online = feed_rows.c.type.in_((ONLINE_ARRIVED, SUPPLEMENT_RECEIVED))
    found = (
        select(feed_rows.c.office, feed_rows.c.dossier, entries.c.body)
        .join(entries, entries.c.hash == feed_rows.c.entry)
        .where(and_(online, ~feed_rows.c.copied, feed_rows.c.dossier.is_not(None), entries.c.body.is_not(None)))
    )
    for office, dossier, body in connection.execute(found).all():
        with suppress(NotStrictJson):
            filed_files.name_files(connection, office, dossier, files_in(read_body(body)))


_THEN: dict[int, Callable[[Connection], None]] = {5: _note_writers, 7: _name_filed_files}
