"""Money of this desk's own journal by day, and which dossiers a line of a bank statement may mean."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from counter_app.domain.entry_types import FEE_COLLECTED, FEE_REFUNDED, TILL_COUNTED
from counter_app.store.projections import Projections
from counter_app.wire.entry import readable_body
from counter_app.wire.header import Header, read_header

CHUNK = 500
_BACKWARDS = "SELECT sequence, header FROM entries WHERE sequence < ? ORDER BY sequence DESC LIMIT ?"
_BODY = "SELECT body FROM entries WHERE journal = ? AND number = ?"


def money_headers(connection: Connection, begin: str, end: str, long_before: str) -> tuple[Header, ...]:
    """Of this database's own entries that moved money or counted it, entered in the half-open span (ISO office time),
    in order.

    Read backwards from the newest; an entry before `long_before` ends the search: a clock that was set back by more
    than the days between is told to the clerk, and the count shows the difference.
    """
    found = []
    for header in _newest_first(connection):
        if header.entered < long_before:
            break
        if header.type in (FEE_COLLECTED, FEE_REFUNDED, TILL_COUNTED) and begin <= header.entered < end:
            found.append(header)
    return tuple(reversed(found))


def clerk_of(connection: Connection, header: Header) -> str:
    """The name that one of this database's own entries bears in its body; the account where that is gone."""
    row = connection.exec_driver_sql(_BODY, (bytes.fromhex(header.journal), header.number)).first()
    name = readable_body(row[0]).get("clerk") if row is not None else None
    return name if isinstance(name, str) and name else header.who


def _newest_first(connection: Connection) -> Iterator[Header]:
    before = 2**62
    while rows := connection.exec_driver_sql(_BACKWARDS, (before, CHUNK)).all():
        yield from (read_header(row[1]) for row in rows)
        before = rows[-1][0]


def dossiers_named_in(
    connection: Connection, projections: Projections, bare_line: str, since: str
) -> tuple[tuple[str, str | None], ...]:
    """Identity and code of dossiers received since then whose bare code or identity stands in the line."""
    name = projections.tables.dossiers.name
    rows = connection.exec_driver_sql(
        f"SELECT identity, code FROM {name} WHERE received >= ? AND (instr(?, identity) > 0 "
        "OR (code IS NOT NULL AND instr(?, replace(replace(code, '.', ''), '-', '')) > 0))",
        (since, bare_line, bare_line),
    )
    return tuple((row[0], row[1]) for row in rows)
