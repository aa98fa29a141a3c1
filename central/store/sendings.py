"""What is known of each notice and channel: whether it waits, is being sent right now, or came to an end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select, text, update

from central.store.bulk import insert_many
from central.store.registry import insert_or_keep
from central.store.schema import batches, entries, feed_rows, heads, notices_found, offices, sendings
from counter_app.domain.entry_types import NOTICE_MADE
from counter_app.domain.judging import IN_ORDER

WAITING, SENDING = "waiting", "sending"
_TELLS = text(f"type = '{NOTICE_MADE}'")


@dataclass(frozen=True, slots=True)
class Found:
    """A notice that was judged in order, as the feed has it; `parent` is the entry before it in its journal."""

    position: int
    entry: bytes
    dossier: str
    parent: bytes
    header: bytes
    arrived: str


@dataclass(frozen=True, slots=True)
class Sending:
    """One notice over one channel. Times in whole seconds since 1970."""

    notice: bytes
    channel: str
    office: str
    dossier: str
    position: int
    about: bytes
    arrived: int
    late: bool
    state: str
    tries: int
    due: int
    claimed_until: int | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """A further notice of the same dossier, also one that came by way of another office."""

    entry: bytes
    copied: bool
    parent: bytes
    header: bytes


def begin_at_the_end(connection: Connection) -> None:
    """What the feeds hold by now is nobody's to send."""
    for office, position in connection.execute(select(offices.c.office, offices.c.position)):
        insert_or_keep(connection, notices_found, office=office, position=position)


def offices_to_look_at(connection: Connection) -> list[str]:
    """Those whose feed has grown since their notices were last looked up."""
    found = (
        select(offices.c.office)
        .join(notices_found, notices_found.c.office == offices.c.office, isouter=True)
        .where(offices.c.position > func.coalesce(notices_found.c.position, 0))
        .order_by(offices.c.office)
    )
    return list(connection.execute(found).scalars())


def lock_place(connection: Connection, office: str) -> tuple[int, int]:
    """(looked up to, the feed's end); held until the transaction ends."""
    insert_or_keep(connection, notices_found, office=office, position=0)
    place = select(notices_found.c.position).where(notices_found.c.office == office).with_for_update()
    end = select(offices.c.position).where(offices.c.office == office)
    return connection.execute(place).scalar_one(), connection.execute(end).scalar_one()


def put_place(connection: Connection, office: str, position: int) -> None:
    connection.execute(update(notices_found).where(notices_found.c.office == office).values(position=position))


def notices_after(connection: Connection, office: str, position: int, end: int, most: int) -> list[Found]:
    """In the feed's order. Copies of other offices' rows are those offices' matter."""
    here = and_(feed_rows.c.office == office, feed_rows.c.position > position, feed_rows.c.position <= end)
    found = (
        select(
            feed_rows.c.position,
            feed_rows.c.entry,
            feed_rows.c.dossier,
            entries.c.parent,
            entries.c.header,
            batches.c.arrived,
        )
        .join(entries, entries.c.hash == feed_rows.c.entry)
        .join(batches, batches.c.id == entries.c.batch)
        .where(here, _TELLS, feed_rows.c.verdict == IN_ORDER, ~feed_rows.c.copied)
        .where(feed_rows.c.dossier.is_not(None), entries.c.header.is_not(None))
        .order_by(feed_rows.c.position)
        .limit(most)
    )
    return [Found(*row) for row in connection.execute(found)]


def later_notices(connection: Connection, office: str, dossier: str, position: int) -> list[Later]:
    found = (
        select(feed_rows.c.entry, feed_rows.c.copied, entries.c.parent, entries.c.header)
        .join(entries, entries.c.hash == feed_rows.c.entry)
        .where(feed_rows.c.dossier == dossier, feed_rows.c.office == office, feed_rows.c.position > position)
        .where(feed_rows.c.type == NOTICE_MADE, feed_rows.c.verdict == IN_ORDER, entries.c.header.is_not(None))
    )
    return [Later(*row) for row in connection.execute(found)]


def add(connection: Connection, rows: Sequence[Sending]) -> None:
    """Those that are known already stay as they are: a notice that was settled again is not sent again."""
    values = [tuple(getattr(row, name) for name in _SENDING) for row in rows]
    insert_many(connection, sendings, _SENDING, values, "DO NOTHING")


def look_again(connection: Connection, dossiers: Sequence[str], now: int) -> None:
    """A newer notice may have overtaken what still waits."""
    for dossier in dossiers:
        waits = and_(sendings.c.dossier == dossier, sendings.c.state == WAITING, sendings.c.due > now)
        connection.execute(update(sendings).where(waits).values(due=now))


def anything_to_do(connection: Connection, channel: str, now: int) -> bool:
    """Whether it is worth a transaction that writes."""
    waits = and_(sendings.c.state == WAITING, sendings.c.due <= now)
    left = and_(sendings.c.state == SENDING, sendings.c.claimed_until < now)
    found = select(sendings.c.channel).where(sendings.c.channel == channel, or_(waits, left)).limit(1)
    return connection.execute(found).first() is not None


def next_waiting(connection: Connection, channel: str, now: int) -> Sending | None:
    """The first whose time has come, locked against other processes. A dossier's notices go out in their order."""
    earlier = sendings.alias()
    held_up = exists().where(
        earlier.c.dossier == sendings.c.dossier,
        earlier.c.channel == sendings.c.channel,
        earlier.c.office == sendings.c.office,
        earlier.c.position < sendings.c.position,
        earlier.c.state.in_((WAITING, SENDING)),
    )
    due = and_(sendings.c.channel == channel, sendings.c.state == WAITING, sendings.c.due <= now)
    found = select(sendings).where(due, ~held_up).order_by(sendings.c.due, sendings.c.position).limit(1)
    row = connection.execute(found.with_for_update(skip_locked=True, of=sendings)).first()
    return None if row is None else Sending(*(getattr(row, name) for name in _READ))


def next_expired(connection: Connection, channel: str, now: int) -> Sending | None:
    """One whose sender never said what became of it."""
    left = and_(sendings.c.channel == channel, sendings.c.state == SENDING, sendings.c.claimed_until < now)
    row = connection.execute(select(sendings).where(left).limit(1).with_for_update(skip_locked=True)).first()
    return None if row is None else Sending(*(getattr(row, name) for name in _READ))


def begun_since(connection: Connection, channel: str, since: int) -> int:
    found = select(func.count()).where(sendings.c.channel == channel, sendings.c.begun > since)
    return connection.execute(found).scalar_one()


def claim(connection: Connection, one: Sending, now: int, until: int) -> None:
    _set(connection, one, state=SENDING, tries=one.tries + 1, begun=now, claimed_until=until)


def still_claimed(connection: Connection, one: Sending) -> bool:
    """Whether the claim is the caller's own and nobody gave it up meanwhile; locked."""
    found = select(sendings.c.state, sendings.c.claimed_until).where(_is(one)).with_for_update()
    return connection.execute(found).one() == (SENDING, one.claimed_until)


def postpone(connection: Connection, one: Sending, due: int) -> None:
    _set(connection, one, state=WAITING, due=due, claimed_until=None)


def end(connection: Connection, one: Sending, outcome: str, reference: str = "") -> None:
    _set(connection, one, state=outcome, claimed_until=None, reference=reference or None)


def header_and_body(connection: Connection, entry: bytes) -> tuple[bytes | None, bytes | None]:
    row = connection.execute(select(entries.c.header, entries.c.body).where(entries.c.hash == entry)).one()
    return row[0], row[1]


def last_arrival(connection: Connection, entry: bytes) -> str | None:
    """When the journal of this entry was last added to."""
    journal = select(entries.c.journal).where(entries.c.hash == entry).scalar_subquery()
    tip = entries.alias()
    found = (
        select(func.max(batches.c.arrived))
        .select_from(heads)
        .join(tip, tip.c.hash == heads.c.hash)
        .join(batches, batches.c.id == tip.c.batch)
        .where(heads.c.journal == journal)
    )
    return connection.execute(found).scalar()


def _is(one: Sending) -> ColumnElement[bool]:
    return and_(sendings.c.notice == one.notice, sendings.c.channel == one.channel)


def _set(connection: Connection, one: Sending, **values: object) -> None:
    connection.execute(update(sendings).where(_is(one)).values(**values))


_SENDING = (
    "notice",
    "channel",
    "office",
    "dossier",
    "position",
    "about",
    "arrived",
    "late",
    "state",
    "tries",
    "due",
)
_READ = (*_SENDING, "claimed_until")
