"""What the projector reads and writes: waiting entries, dossiers' states, codes, rows of the feed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, func, select, text, tuple_, union, update

from central.store.bulk import among, insert_many, overwrite
from central.store.schema import (
    accounts,
    batches,
    codes,
    desk_keys,
    dossiers,
    entries,
    feed_rows,
    judging_again,
    offices,
    passing,
    roles,
    slips,
)
from counter_app.domain.entry_types import BODY_ERASED
from counter_app.domain.judging import IN_ORDER


@dataclass(frozen=True, slots=True)
class Waiting:
    """A stored entry that has no place yet. `desk` vouched for it; `withdrawn` when that desk's key was by then."""

    hash: bytes
    journal: bytes
    number: int
    header: bytes | None
    body: bytes | None
    desk: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class DossierRecord:
    """A dossier as the last row left it; `state` strict JSON, `offices` those that it concerns."""

    identity: str
    office: str
    opening: bytes
    code: str | None
    state: bytes
    received: str
    offices: tuple[str, ...]
    contested: bool
    last_office: str
    last_position: int


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
class RoleSpan:
    account: str
    role: str
    since: str
    until: str | None


@dataclass(frozen=True, slots=True)
class Passing:
    """A row on its way into another office's feed; `state` strict JSON or None."""

    id: int
    from_office: str
    position: int
    state: bytes | None


@dataclass(frozen=True, slots=True)
class Slip:
    signature: bytes
    dossier: str
    code: str | None
    pin: str
    position: int


_OFFICES_WITH_WORK = union(
    select(batches.c.office).where(~batches.c.placed), select(judging_again.c.office), select(passing.c.to_office)
)


def offices_with_work(connection: Connection) -> list[str]:
    return sorted(connection.execute(_OFFICES_WITH_WORK).scalars())


def waiting_batches(connection: Connection, office: str, most_entries: int) -> list[int]:
    """The oldest, up to about so many entries, at least one."""
    rows = connection.execute(
        select(batches.c.id, batches.c.last - batches.c.first + 1)
        .where(and_(batches.c.office == office, ~batches.c.placed))
        .order_by(batches.c.id)
        .limit(most_entries)
    )
    chosen: list[int] = []
    count = 0
    for batch, size in rows:
        if chosen and count + size > most_entries:
            break
        chosen.append(batch)
        count += size
    return chosen


def waiting_entries(connection: Connection, chosen: Sequence[int]) -> list[tuple[int, Waiting]]:
    """(batch, entry), in order of arrival and inside a journal by number."""
    withdrawn = func.coalesce(desk_keys.c.withdrawn <= batches.c.arrived, False)
    columns = (entries.c.hash, entries.c.journal, entries.c.number, entries.c.header, entries.c.body)
    found = (
        select(batches.c.id, *columns, batches.c.desk, withdrawn)
        .join(
            entries,
            and_(
                entries.c.journal == batches.c.journal,
                entries.c.number.between(batches.c.first, batches.c.last),
                entries.c.batch == batches.c.id,
            ),
        )
        .join(desk_keys, desk_keys.c.public == batches.c.public, isouter=True)
        .where(among(connection, batches.c.id, chosen))
        .order_by(batches.c.id, entries.c.number)
    )
    return [(row[0], _waiting(row[1:])) for row in connection.execute(found)]


def _waiting(row: Sequence[Any]) -> Waiting:
    entry, journal, number, header, body, desk, withdrawn = row
    return Waiting(entry, journal, number, header, body, desk, bool(withdrawn))


def entries_again(connection: Connection, office: str, most: int) -> list[tuple[int, Waiting]]:
    """(queue number, entry) of those that are to be judged once more."""
    columns = (entries.c.hash, entries.c.journal, entries.c.number, entries.c.header, entries.c.body)
    withdrawn = func.coalesce(desk_keys.c.withdrawn <= batches.c.arrived, False)
    found = (
        select(judging_again.c.id, *columns, batches.c.desk, withdrawn)
        .join(entries, entries.c.hash == judging_again.c.entry)
        .join(batches, batches.c.id == entries.c.batch)
        .join(desk_keys, desk_keys.c.public == batches.c.public, isouter=True)
        .where(judging_again.c.office == office)
        .order_by(judging_again.c.id)
        .limit(most)
    )
    return [(row[0], _waiting(row[1:])) for row in connection.execute(found)]


def lock_counter(connection: Connection, office: str) -> tuple[int, bytes]:
    """The feed's last position and row hash; held until the rows are written, so that no reader sees a gap."""
    found = select(offices.c.position, offices.c.row_hash).where(offices.c.office == office).with_for_update()
    row = connection.execute(found).one()
    return row[0], row[1]


def set_counter(connection: Connection, office: str, position: int, row_hash: bytes) -> None:
    connection.execute(update(offices).where(offices.c.office == office).values(position=position, row_hash=row_hash))


def claim_batches(connection: Connection, chosen: Sequence[int]) -> set[int]:
    """Those that nobody else has placed in the meantime."""
    if not chosen:
        return set()
    claimed = (
        update(batches).where(and_(among(connection, batches.c.id, chosen), ~batches.c.placed)).values(placed=True)
    )
    return set(connection.execute(claimed.returning(batches.c.id)).scalars())


def claim_again(connection: Connection, chosen: Sequence[int]) -> set[int]:
    if not chosen:
        return set()
    claimed = delete(judging_again).where(among(connection, judging_again.c.id, chosen)).returning(judging_again.c.id)
    return set(connection.execute(claimed).scalars())


def judge_again(connection: Connection, verdict: str) -> int:
    """Put every entry whose latest verdict is this one back among those that wait. How many."""
    latest = (
        select(feed_rows.c.office, feed_rows.c.entry, func.max(feed_rows.c.nth).label("nth"))
        .where(~feed_rows.c.copied)
        .group_by(feed_rows.c.office, feed_rows.c.entry)
        .subquery()
    )
    found = (
        select(feed_rows.c.office, feed_rows.c.entry)
        .join(
            latest,
            and_(
                latest.c.office == feed_rows.c.office,
                latest.c.entry == feed_rows.c.entry,
                latest.c.nth == feed_rows.c.nth,
            ),
        )
        .where(feed_rows.c.verdict == verdict)
        .order_by(feed_rows.c.office, feed_rows.c.position)
    )
    rows = connection.execute(found).all()
    insert_many(connection, judging_again, ("office", "entry"), [tuple(row) for row in rows])
    return len(rows)


def lock_dossiers(connection: Connection, identities: Iterable[str]) -> dict[str, DossierRecord]:
    """Sorted, so that the projectors of two offices never wait for each other."""
    wanted = sorted(set(identities))
    if not wanted:
        return {}
    found = (
        select(dossiers)
        .where(among(connection, dossiers.c.identity, wanted))
        .order_by(dossiers.c.identity)
        .with_for_update()
    )
    return {row.identity: dossier_record(row) for row in connection.execute(found)}


def dossier_record(row: Row[tuple[object, ...]]) -> DossierRecord:
    return DossierRecord(
        row.identity,
        row.office,
        row.opening,
        row.code,
        row.state,
        row.received,
        tuple(row.offices.split("\n")) if row.offices else (),
        row.contested,
        row.last_office,
        row.last_position,
    )


def put_dossiers(connection: Connection, changed: Iterable[DossierRecord]) -> None:
    rows = [
        (
            one.identity,
            one.office,
            one.opening,
            one.code,
            one.state,
            one.received,
            "\n".join(one.offices),
            one.contested,
            one.last_office,
            one.last_position,
        )
        for one in changed
    ]
    insert_many(connection, dossiers, _DOSSIER, rows, overwrite("identity", _DOSSIER[3:]))


def take_codes(connection: Connection, wanted: dict[str, str]) -> dict[str, str]:
    """Bind codes to dossiers, the first for good; code → the dossier that has it."""
    if not wanted:
        return {}
    insert_many(connection, codes, ("code", "dossier"), sorted(wanted.items()), "DO NOTHING")
    found = select(codes.c.code, codes.c.dossier).where(among(connection, codes.c.code, sorted(wanted)))
    return {row[0]: row[1] for row in connection.execute(found)}


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
    values = [(office, *(getattr(row, name) for name in _ROW)) for row in rows]
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


def copies_here(connection: Connection, office: str, hashes: Sequence[bytes]) -> set[tuple[bytes, int]]:
    """(entry, which verdict) of rows that were copied into this office's feed."""
    if not hashes:
        return set()
    copied = and_(feed_rows.c.office == office, among(connection, feed_rows.c.entry, hashes), feed_rows.c.copied)
    return {(row[0], row[1]) for row in connection.execute(select(feed_rows.c.entry, feed_rows.c.nth).where(copied))}


def entry_of_office(connection: Connection, office: str, entry: bytes) -> Waiting | None:
    """A stored entry that this office's projector has judged."""
    columns = (entries.c.hash, entries.c.journal, entries.c.number, entries.c.header, entries.c.body)
    judged = and_(feed_rows.c.office == office, feed_rows.c.entry == entry, ~feed_rows.c.copied)
    row = connection.execute(
        select(*columns, batches.c.desk)
        .join(batches, batches.c.id == entries.c.batch)
        .where(and_(entries.c.hash == entry, select(feed_rows.c.position).where(judged).exists()))
    ).first()
    return None if row is None else _waiting((*row, False))


def pass_on(connection: Connection, office: str, rows: Sequence[tuple[str, int, bytes | None]]) -> None:
    """(to office, position here, state): rows that other offices are to have too."""
    values = [(to_office, office, position, state) for to_office, position, state in rows]
    insert_many(connection, passing, ("to_office", "from_office", "position", "state"), values)


def known_offices(connection: Connection, wanted: Iterable[str]) -> set[str]:
    names = sorted(set(wanted))
    if not names:
        return set()
    return set(connection.execute(select(offices.c.office).where(among(connection, offices.c.office, names))).scalars())


def rows_passing(connection: Connection, office: str, most: int) -> list[Passing]:
    found = select(passing).where(passing.c.to_office == office).order_by(passing.c.id).limit(most)
    return [Passing(row.id, row.from_office, row.position, row.state) for row in connection.execute(found)]


def claim_passing(connection: Connection, chosen: Sequence[int]) -> set[int]:
    if not chosen:
        return set()
    claimed = delete(passing).where(among(connection, passing.c.id, chosen)).returning(passing.c.id)
    return set(connection.execute(claimed).scalars())


def add_slips(connection: Connection, found: Sequence[Slip]) -> None:
    rows = [(slip.signature, slip.dossier, slip.code, slip.pin, slip.position) for slip in found]
    insert_many(connection, slips, ("signature", "dossier", "code", "pin", "position"), rows, "DO NOTHING")


def drop_body(connection: Connection, entry: bytes) -> None:
    connection.execute(update(entries).where(entries.c.hash == entry).values(body=None))


def erase_bodies(connection: Connection, office: str, touched: Iterable[str]) -> int:
    """Of those of these dossiers whose erasure is in order: the personal part of every entry of this office's desks,
    whichever came first. How many bodies.
    """
    names = sorted(set(touched))
    if not names:
        return 0
    ours = and_(feed_rows.c.office == office, ~feed_rows.c.copied)
    in_order = and_(ours, _ERASES, feed_rows.c.verdict == IN_ORDER, among(connection, feed_rows.c.dossier, names))
    erased = list(connection.execute(select(feed_rows.c.dossier).where(in_order).distinct()).scalars())
    if not erased:
        return 0
    named = select(feed_rows.c.entry).where(and_(ours, among(connection, feed_rows.c.dossier, erased)))
    gone = update(entries).where(and_(entries.c.hash.in_(named), entries.c.body.is_not(None))).values(body=None)
    return connection.execute(gone).rowcount


def seen_row_hash(connection: Connection, office: str, position: int) -> bytes | None:
    found = select(feed_rows.c.hash).where(and_(feed_rows.c.office == office, feed_rows.c.position == position))
    return connection.execute(found).scalar()


_ERASES = text(f"type = '{BODY_ERASED}'")  # said as the index says it
_DOSSIER = (
    "identity",
    "office",
    "opening",
    "code",
    "state",
    "received",
    "offices",
    "contested",
    "last_office",
    "last_position",
)
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
