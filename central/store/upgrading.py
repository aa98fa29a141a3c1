"""Bringing a database that an earlier version made up to this one, inside the caller's transaction."""

from __future__ import annotations

from sqlalchemy import Connection, inspect, select, text, update

from central.store.schema import VERSION, meta, metadata


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
}
