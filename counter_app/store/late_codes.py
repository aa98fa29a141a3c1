"""Receipts that were saved when every number was used up: their codes are later entries, once there are numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from counter_app.domain.entry_types import CODE_GIVEN
from counter_app.domain.permissions import PROGRAM
from counter_app.domain.times import parse_iso
from counter_app.store.code_wish import CodeWish
from counter_app.store.journal import EntryDraft, Stamp
from counter_app.wire.header import Header, read_header

if TYPE_CHECKING:
    from counter_app.store.opening import OpenDesk

PAGE = 200


def give_late_codes(connection: Connection, desk: OpenDesk, stamp: Stamp) -> int:
    """In the order of receipt, as far as the numbers reach. How many codes were given."""
    given = 0
    used_up: set[CodeWish] = set()
    for identity, wish in _without_code(connection, desk):
        if wish in used_up or desk.numbers.next_code(connection, wish) is None:
            used_up.add(wish)
            continue  # another agency's or another day's may still have numbers
        desk.journal.append_in(connection, [EntryDraft(CODE_GIVEN, dossier=identity, wish=wish)], PROGRAM, stamp)
        given += 1
    return given


def agencies_without_code(connection: Connection, desk: OpenDesk) -> list[str]:
    """Of receipts that a further range would give a code, the longest waiting first, each agency once.

    Up to the day on which a journal was reopened only the spare desk number counts: no range helps there.
    """
    reopened = desk.numbers.reopened_on(connection)
    waiting = [wish for _identity, wish in _without_code(connection, desk) if reopened is None or wish.day > reopened]
    return list(dict.fromkeys(wish.agency for wish in waiting))


def _without_code(connection: Connection, desk: OpenDesk) -> Iterator[tuple[str, CodeWish]]:
    """All of them, page by page: any number of those that can never get a code may stand before one that can."""
    tables, last = desk.projections.tables, 0
    statement = (
        f"SELECT e.sequence, d.identity, e.header FROM {tables.dossiers.name} d "
        f"JOIN {tables.happenings.name} h ON h.dossier = d.identity JOIN entries e ON e.hash = h.entry_hash "
        "WHERE d.code IS NULL AND h.type = 'DossierReceived' AND e.sequence > ? ORDER BY e.sequence LIMIT ?"
    )
    while page := connection.exec_driver_sql(statement, (last, PAGE)).all():
        for last, identity, header in page:  # noqa: B007 - where the next page goes on
            wish = _wish(read_header(header))
            if wish is not None:
                yield identity, wish


def _wish(header: Header) -> CodeWish | None:
    agency = header.facts.get("agency")
    if not isinstance(agency, str) or header.received is None:
        return None
    return CodeWish(agency, parse_iso(header.received).date())
