"""Storing journals as trees of entries: whole batches, branches, gaps. Nothing in a header is read here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, bindparam, insert, select, update

from central.store.bulk import among, insert_many
from central.store.registry import insert_or_keep
from central.store.schema import batches, entries, heads, journals, judging_again, writers
from counter_app.wire.batch import Item, Stub
from counter_app.wire.entry import Entry
from counter_app.wire.head import Head


@dataclass(frozen=True, slots=True)
class Tip:
    """The last entry of a branch, with the signed acknowledgement that was given for it; `desk` handed it in."""

    branch: int
    number: int
    hash: bytes
    ack: bytes
    desk: str


@dataclass(frozen=True, slots=True)
class StoredItem:
    """An entry that is stored already; `desk` vouched for it."""

    journal: bytes
    number: int
    branch: int
    is_gap: bool
    desk: str


@dataclass(frozen=True, slots=True)
class Voucher:
    """Who signed a batch, for whom, and when it came (ISO office time)."""

    office: str
    desk: str
    public: bytes
    signature: bytes
    arrived: str


@dataclass(frozen=True, slots=True)
class Junction:
    """The entry that new ones follow on, in the branch that they are part of; number 0: the journal's genesis."""

    journal: bytes
    branch: int
    number: int
    hash: bytes


# What every push asks is built once: building a statement anew costs more than SQLite needs to answer it.
_LOCKED = (
    select(writers.c.left_at)
    .select_from(
        journals.outerjoin(writers, and_(writers.c.journal == journals.c.journal, writers.c.desk == bindparam("desk")))
    )
    .where(journals.c.journal == bindparam("journal"))
    .with_for_update(of=journals)
)
_TIPS = (
    select(heads.c.branch, heads.c.number, heads.c.hash, heads.c.ack, batches.c.desk)
    .join(entries, entries.c.hash == heads.c.hash)
    .join(batches, batches.c.id == entries.c.batch)
    .where(heads.c.journal == bindparam("journal"))
    .order_by(heads.c.branch)
)
_KEPT = select(heads.c.kept_through).where(
    and_(heads.c.journal == bindparam("journal"), heads.c.branch == bindparam("branch"))
)


def lock_journal(connection: Connection, journal: bytes, office: str, desk: str) -> int | None:
    """First thing of every push: two pushes of one journal come one after the other.

    The number at which this desk left the journal for another one; None while it writes there, as far as is known.
    """
    named = {"journal": journal, "desk": desk}
    row = connection.execute(_LOCKED, named).first()
    if row is None:
        insert_or_keep(connection, journals, journal=journal, office=office)
        row = connection.execute(_LOCKED, named).one()
    return None if row[0] is None else int(row[0])


def tips(connection: Connection, journal: bytes) -> list[Tip]:
    """Of every branch, whoever wrote it, by branch."""
    return [Tip(*row) for row in connection.execute(_TIPS, {"journal": journal})]


def stored_items(connection: Connection, hashes: Iterable[bytes]) -> dict[bytes, StoredItem]:
    found = (
        select(
            entries.c.hash,
            entries.c.journal,
            entries.c.number,
            entries.c.branch,
            entries.c.header.is_(None),
            batches.c.desk,
        )
        .join(batches, batches.c.id == entries.c.batch)
        .where(among(connection, entries.c.hash, hashes))
    )
    return {row[0]: StoredItem(row[1], row[2], row[3], bool(row[4]), row[5]) for row in connection.execute(found)}


def add_batch(connection: Connection, voucher: Voucher, below: Junction, items: Sequence[Item]) -> None:
    """Items that are not stored yet, in order; they wait there to be judged."""
    last = Head(below.journal, below.number + len(items), items[-1].hash)
    batch = _note_batch(connection, voucher, below.number + 1, last, placed=False)
    insert_many(connection, entries, _ENTRY, _rows(below, items, batch))


def vouch_again(connection: Connection, voucher: Voucher, first: int, head: Head, found: Sequence[Item]) -> None:
    """Entries of this desk that another one handed in first are its own from now on, and judged once more."""
    batch = _note_batch(connection, voucher, first, head, placed=True)
    for item in found:
        brought: dict[str, object] = {"batch": batch}
        if isinstance(item, Entry) and item.body is not None:
            brought["body"] = item.body  # the other desk may have left it out
        connection.execute(update(entries).where(entries.c.hash == item.hash).values(brought))
        connection.execute(insert(judging_again).values(office=voucher.office, entry=item.hash))


def _note_batch(connection: Connection, voucher: Voucher, first: int, head: Head, *, placed: bool) -> int:
    row = insert(batches).values(
        office=voucher.office,
        desk=voucher.desk,
        public=voucher.public,
        journal=head.journal,
        first=first,
        last=head.number,
        hash=head.hash,
        signature=voucher.signature,
        arrived=voucher.arrived,
        placed=placed,
    )
    return int(connection.execute(row.returning(batches.c.id)).scalar_one())


def fill_gaps(connection: Connection, office: str, found: Sequence[Entry]) -> None:
    """Entries that were stored as gaps and whose bytes came after all: kept, and judged once more."""
    for entry in found:
        gap = and_(entries.c.hash == entry.hash, entries.c.header.is_(None), entries.c.parent == entry.previous)
        changed = connection.execute(update(entries).where(gap).values(header=entry.header, body=entry.body))
        if changed.rowcount:
            connection.execute(insert(judging_again).values(office=office, entry=entry.hash))


def put_tip(connection: Connection, journal: bytes, tip: Tip) -> None:
    row = (journal, tip.branch, tip.number, tip.hash, tip.ack)
    insert_many(connection, heads, ("journal", "branch", "number", "hash", "ack"), [row], _MOVE)


def kept_through(connection: Connection, journal: bytes, branch: int) -> int:
    """Up to which number a tested backup holds this branch: what it shares with the branch that it left counts too."""
    own = int(connection.execute(_KEPT, {"journal": journal, "branch": branch}).scalar() or 0)
    if branch == 0:
        return own
    began = (
        select(entries.c.number, entries.c.parent)
        .where(and_(entries.c.journal == journal, entries.c.branch == branch))
        .order_by(entries.c.number)
        .limit(1)
    )
    first, parent = connection.execute(began).one()
    left = connection.execute(select(entries.c.branch).where(entries.c.hash == parent)).scalar()
    if own >= first or left is None:
        return own
    return min(int(first) - 1, kept_through(connection, journal, left))


def set_kept_through(connection: Connection, journal: bytes, branch: int, number: int) -> None:
    behind = and_(heads.c.journal == journal, heads.c.branch == branch, heads.c.kept_through < number)
    connection.execute(update(heads).where(behind).values(kept_through=number))


def branch_tips(connection: Connection) -> list[tuple[bytes, bytes]]:
    """(journal, hash) of every branch, for a backup that was restored for a test."""
    rows = connection.execute(select(heads.c.journal, heads.c.hash).order_by(heads.c.journal, heads.c.branch))
    return [(row[0], row[1]) for row in rows]


_ENTRY = ("hash", "journal", "number", "parent", "branch", "batch", "header", "body")
_MOVE = "(journal, branch) DO UPDATE SET number = excluded.number, hash = excluded.hash, ack = excluded.ack"


def _rows(below: Junction, items: Sequence[Item], batch: int) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    parent = below.hash
    for number, item in enumerate(items, below.number + 1):
        header, body = (None, None) if isinstance(item, Stub) else (item.header, item.body)
        rows.append((item.hash, below.journal, number, parent, below.branch, batch, header, body))
        parent = item.hash
    return rows
