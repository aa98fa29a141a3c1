"""What the feed brings of a portal's: files to be fetched, and asks that somebody has to answer."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from counter_app.domain.entry_types import CITIZEN_ASKED, ONLINE_ARRIVED, SUPPLEMENT_RECEIVED
from counter_app.domain.filed_file import filed_files
from counter_app.domain.life_cycle import ARRIVED_ONLINE, SENT_BACK
from counter_app.store.desk_values import desk_value, put_desk_value
from counter_app.store.filed_files import note_files
from counter_app.store.inbox_reading import standing_at
from counter_app.store.portal_asks import note_ask
from counter_app.store.projections import Projections
from counter_app.wire.entry import identity_of, read_body
from counter_app.wire.header import read_header
from counter_app.wire.strict_json import NotStrictJson

BRINGS_FILES = frozenset({ONLINE_ARRIVED, SUPPLEMENT_RECEIVED, CITIZEN_ASKED})
_WORDS = tuple(f'"{one}"'.encode() for one in sorted(BRINGS_FILES))
MOST_TAKEN_UP = 1_000
_TAKEN_UP = "filed_taken_up"

# An entry as the feed brings it: its hash, its header, its body.
Brought = tuple[bytes, bytes | None, bytes | None]


def note_filed(connection: Connection, brought: Iterable[Brought]) -> None:
    """In the transaction that stores the rows; the same again changes nothing."""
    for entry, header, body in brought:
        # Looked at before it is read: hardly one row in a hundred is a portal's.
        if header is not None and body is not None and any(word in header for word in _WORDS):
            _note(connection, entry, header, body)


def take_up_filed(connection: Connection, projections: Projections) -> None:
    """What arrived before this program kept such lists, as far as it still waits for an answer. Once."""
    if desk_value(connection, _TAKEN_UP) is not None:
        return
    put_desk_value(connection, _TAKEN_UP, b"1")
    for status in (ARRIVED_ONLINE, SENT_BACK):
        for identity in standing_at(connection, projections, status, MOST_TAKEN_UP):
            _take_up(connection, projections, identity)
    asked = f"SELECT DISTINCT dossier FROM {projections.tables.happenings.name} WHERE type = ?"
    for identity in connection.exec_driver_sql(asked, (CITIZEN_ASKED,)).scalars().all():
        _take_up(connection, projections, str(identity))


def _take_up(connection: Connection, projections: Projections, identity: str) -> None:
    placed = projections.happenings(connection, identity)
    note_filed(connection, ((one.hash, one.header, one.body) for one in placed))


def _note(connection: Connection, entry: bytes, data: bytes, body: bytes) -> None:
    try:
        header, details = read_header(data), read_body(body)
    except NotStrictJson:
        return
    if header.type not in BRINGS_FILES:
        return
    dossier = header.dossier or identity_of(entry)
    note_files(connection, dossier, filed_files(details))
    if header.type == CITIZEN_ASKED:
        note_ask(connection, entry, dossier)
