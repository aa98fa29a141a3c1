"""Who writes which journal: a desk writes one at a time, and `left_at` says where it left the ones before.

A copied disk goes on in a journal of its own while its original goes on in the old one, both as the same desk: what
comes in a journal above the place where its desk left it was written by the other of the two (decision 026).
"""

from __future__ import annotations

from sqlalchemy import Connection, and_, exists, func, select, update

from central.store.registry import insert_or_keep
from central.store.schema import desks, entries, heads, writers


def begin(connection: Connection, journal: bytes, desk: str, predecessor: tuple[bytes, int] | None = None) -> None:
    """The desk writes this journal, and has left `predecessor` (with the last number in it).

    A copy that was made a desk of its own leaves nothing: its original goes on where it was copied.
    """
    insert_or_keep(connection, writers, journal=journal, desk=desk, left_at=None)
    if predecessor is not None:
        _leave(connection, desk, *predecessor)


def leave_the_others(connection: Connection, journal: bytes, desk: str, predecessor: tuple[bytes, int] | None) -> None:
    """The desk goes on in this journal: every other one of it is left.

    A centre that came back older learns of a desk's journals in any order: one that was left before its opening came
    in is no news, and neither is any other as long as the opening of a journal that was named is still to come. Then
    only what the opening names is left.
    """
    _lock_desk(connection, desk)
    begin(connection, journal, desk, predecessor)
    if not _was_left(connection, journal, desk) and not _has_openings_to_come(connection, desk):
        _leave_where_they_stand(connection, journal, desk)


def _lock_desk(connection: Connection, desk: str) -> None:
    """Two copies that open journals at once: the later one sees the other's."""
    connection.execute(select(desks.c.desk).where(desks.c.desk == desk).with_for_update())


def _leave(connection: Connection, desk: str, journal: bytes, number: int) -> None:
    insert_or_keep(connection, writers, journal=journal, desk=desk, left_at=number)
    mine = and_(writers.c.journal == journal, writers.c.desk == desk, writers.c.left_at.is_(None))
    connection.execute(update(writers).where(mine).values(left_at=number))


def _was_left(connection: Connection, journal: bytes, desk: str) -> bool:
    mine = and_(writers.c.journal == journal, writers.c.desk == desk)
    return connection.execute(select(writers.c.left_at).where(mine)).scalar() is not None


def _has_openings_to_come(connection: Connection, desk: str) -> bool:
    stored = exists().where(and_(entries.c.journal == writers.c.journal, entries.c.number == 1))
    missing = select(writers.c.journal).where(and_(writers.c.desk == desk, ~stored))
    return connection.execute(missing.limit(1)).first() is not None


def _leave_where_they_stand(connection: Connection, journal: bytes, desk: str) -> None:
    tip = select(func.coalesce(func.min(heads.c.number), 0)).where(heads.c.journal == writers.c.journal)
    others = and_(writers.c.desk == desk, writers.c.journal != journal, writers.c.left_at.is_(None))
    connection.execute(update(writers).where(others).values(left_at=tip.scalar_subquery()))
