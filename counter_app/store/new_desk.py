"""The first things in a new desk's file: its certificate, the keys that it trusts, the ranges that it was granted."""

from __future__ import annotations

from collections.abc import Iterable

from counter_app.store.database import Database
from counter_app.store.desk_papers import CERTIFICATE
from counter_app.store.desk_values import put_desk_value
from counter_app.store.journal_tables import journal as journal_metadata
from counter_app.store.known_keys import centre_keys, remember_key
from counter_app.store.migration import migrate
from counter_app.store.number_grants import record_grant
from counter_app.store.projections import projections_in_use
from counter_app.wire.papers import Grant, KeyNotice, Paper, open_paper


def write_new_desk(database: Database, certificate: Paper, keys: Iterable[KeyNotice], grants: Iterable[Paper]) -> None:
    """All or nothing; the same again changes nothing. Raises PaperRefused for a grant of an unknown key."""
    with database.write() as connection:
        journal_metadata.create_all(connection)
        migrate(connection)
        projections = projections_in_use(connection)
        projections.create(connection)
        projections.become_current(connection)
        put_desk_value(connection, CERTIFICATE, certificate.stored())
        for key in keys:
            remember_key(connection, key)
        for paper in grants:
            record_grant(connection, open_paper(paper, Grant, centre_keys(connection)), paper)
