"""What waits for the projector: entries without a place, those to be judged again, rows for other offices."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, delete, func, select, union, update

from central.store.bulk import among, insert_many
from central.store.schema import (
    batches,
    desk_keys,
    entries,
    feed_rows,
    judging_again,
    passing,
)


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
class Passing:
    """A row on its way into another office's feed; `state` strict JSON or None."""

    id: int
    from_office: str
    position: int
    state: bytes | None


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


def stored_headers(connection: Connection, hashes: Collection[bytes]) -> dict[bytes, bytes]:
    """Of whichever office's entries; without those that are not here, and gaps."""
    if not hashes:
        return {}
    found = select(entries.c.hash, entries.c.header).where(
        among(connection, entries.c.hash, sorted(hashes)), entries.c.header.is_not(None)
    )
    return {row[0]: row[1] for row in connection.execute(found)}


def pass_on(connection: Connection, office: str, rows: Sequence[tuple[str, int, bytes | None]]) -> None:
    """(to office, position here, state): rows that other offices are to have too."""
    values = [(to_office, office, position, state) for to_office, position, state in rows]
    insert_many(connection, passing, ("to_office", "from_office", "position", "state"), values)


def rows_passing(connection: Connection, office: str, most: int) -> list[Passing]:
    found = select(passing).where(passing.c.to_office == office).order_by(passing.c.id).limit(most)
    return [Passing(row.id, row.from_office, row.position, row.state) for row in connection.execute(found)]


def claim_passing(connection: Connection, chosen: Sequence[int]) -> set[int]:
    if not chosen:
        return set()
    claimed = delete(passing).where(among(connection, passing.c.id, chosen)).returning(passing.c.id)
    return set(connection.execute(claimed).scalars())
