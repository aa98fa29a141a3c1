"""Rows of the feed as the projector writes and asks them: counter, verdicts, copies, and who had which role."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from sqlalchemy import Connection, and_, select, tuple_, update

from central.store.bulk import among, insert_many
from central.store.schema import (
    accounts,
    feed_rows,
    offices,
    roles,
)


@dataclass(frozen=True, slots=True)
class FeedRow:
    """One row as it is stored; the figures count whatever the verdict. Amounts in đồng."""

    position: int
    row: bytes
    hash: bytes
    entry: bytes
    nth: int
    verdict: str
    copied: bool = False
    type: str = ""
    day: str = ""
    dossier: str | None = None
    phi: int = 0
    le_phi: int = 0
    issued: str | None = None
    knew: bool | None = None


@dataclass(frozen=True, slots=True)
class FeedEnd:
    """The last place of an office's feed, and the hash that the next row chains onto."""

    position: int
    row_hash: bytes


@dataclass(frozen=True, slots=True)
class RoleSpan:
    account: str
    role: str
    since: str
    until: str | None


def lock_counter(connection: Connection, office: str) -> FeedEnd:
    """Where the feed ends; held until the rows are written, so that no reader sees a gap."""
    found = select(offices.c.position, offices.c.row_hash).where(offices.c.office == office).with_for_update()
    row = connection.execute(found).one()
    return FeedEnd(row[0], row[1])


def set_counter(connection: Connection, office: str, end: FeedEnd) -> None:
    moved = update(offices).where(offices.c.office == office)
    connection.execute(moved.values(position=end.position, row_hash=end.row_hash))


def role_spans(connection: Connection, office: str, people: Iterable[str]) -> list[RoleSpan]:
    """The centre's own record of who had which role in this office, with its times."""
    wanted = sorted(set(people))
    if not wanted:
        return []
    found = (
        select(roles.c.account, roles.c.role, roles.c.since, roles.c.until)
        .join(accounts, accounts.c.account == roles.c.account)
        .where(and_(accounts.c.office == office, among(connection, roles.c.account, wanted)))
        .order_by(roles.c.since)
    )
    return [RoleSpan(*row) for row in connection.execute(found)]


def add_rows(connection: Connection, office: str, rows: Sequence[FeedRow]) -> None:
    values = [(office, *_values(row)) for row in rows]
    insert_many(connection, feed_rows, ("office", *_ROW), values)


def rows_at(connection: Connection, places: Sequence[tuple[str, int]]) -> dict[tuple[str, int], FeedRow]:
    if not places:
        return {}
    found = select(feed_rows).where(tuple_(feed_rows.c.office, feed_rows.c.position).in_(list(places)))
    return {
        (row.office, row.position): FeedRow(**{name: getattr(row, name) for name in _ROW})
        for row in connection.execute(found)
    }


def last_verdicts(connection: Connection, office: str, hashes: Sequence[bytes]) -> dict[bytes, tuple[int, str]]:
    """entry → which verdict in number, and what it was."""
    if not hashes:
        return {}
    found = (
        select(feed_rows.c.entry, feed_rows.c.nth, feed_rows.c.verdict)
        .where(and_(feed_rows.c.office == office, among(connection, feed_rows.c.entry, hashes), ~feed_rows.c.copied))
        .order_by(feed_rows.c.nth)
    )
    return {row[0]: (row[1], row[2]) for row in connection.execute(found)}


def last_verdict_of_kind(connection: Connection, office: str, dossier: str, entry_type: str) -> str | None:
    """Of the dossier's newest entry of this type that was judged here; None where there is none."""
    found = (
        select(feed_rows.c.verdict)
        .where(
            and_(feed_rows.c.office == office, feed_rows.c.dossier == dossier, feed_rows.c.type == entry_type),
            ~feed_rows.c.copied,
        )
        .order_by(feed_rows.c.position.desc())
        .limit(1)
    )
    return connection.execute(found).scalar()


def copies_here(connection: Connection, office: str, hashes: Sequence[bytes]) -> set[tuple[bytes, int]]:
    """(entry, which verdict) of rows that were copied into this office's feed."""
    if not hashes:
        return set()
    copied = and_(feed_rows.c.office == office, among(connection, feed_rows.c.entry, hashes), feed_rows.c.copied)
    return {(row[0], row[1]) for row in connection.execute(select(feed_rows.c.entry, feed_rows.c.nth).where(copied))}


def known_offices(connection: Connection, wanted: Iterable[str]) -> set[str]:
    names = sorted(set(wanted))
    if not names:
        return set()
    return set(connection.execute(select(offices.c.office).where(among(connection, offices.c.office, names))).scalars())


def seen_row_hash(connection: Connection, office: str, position: int) -> bytes | None:
    found = select(feed_rows.c.hash).where(and_(feed_rows.c.office == office, feed_rows.c.position == position))
    return connection.execute(found).scalar()


_ROW = (
    "position",
    "row",
    "hash",
    "entry",
    "nth",
    "verdict",
    "copied",
    "type",
    "day",
    "dossier",
    "phi",
    "le_phi",
    "issued",
    "knew",
)
_values = attrgetter(*_ROW)
