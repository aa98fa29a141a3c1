"""Finding a dossier for a citizen: by code, identity or slip; and how often somebody guessed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, and_, delete, select

from central.store.bulk import insert_many, overwrite
from central.store.dossiers import DossierRecord, Slip, dossier_record
from central.store.schema import codes, dossiers, entries, feed_rows, slips, tries


@dataclass(frozen=True, slots=True)
class WrittenEntry:
    """As it is stored; `header` or `body` None where it is not here."""

    header: bytes | None
    body: bytes | None
    verdict: str


def dossier_with_code(connection: Connection, code: str) -> DossierRecord | None:
    """The dossier that had the code first."""
    found = select(dossiers).join(codes, codes.c.dossier == dossiers.c.identity).where(codes.c.code == code)
    row = connection.execute(found).first()
    return None if row is None else dossier_record(row)


def dossier_of(connection: Connection, identity: str) -> DossierRecord | None:
    row = connection.execute(select(dossiers).where(dossiers.c.identity == identity)).first()
    return None if row is None else dossier_record(row)


def opening_body(connection: Connection, opening: bytes) -> bytes | None:
    return connection.execute(select(entries.c.body).where(entries.c.hash == opening)).scalar()


def slips_of(connection: Connection, dossier: str) -> list[Slip]:
    """Oldest first: the last one is in force."""
    rows = connection.execute(select(slips).where(slips.c.dossier == dossier).order_by(slips.c.position))
    return [Slip(row.signature, row.dossier, row.code, row.pin, row.position) for row in rows]


def count_of(connection: Connection, what: str) -> tuple[int, int]:
    """(wrong tries, Unix second of the last)."""
    row = connection.execute(select(tries.c.count, tries.c.last).where(tries.c.what == what).with_for_update()).first()
    return (0, 0) if row is None else (row[0], row[1])


def put_count(connection: Connection, what: str, count: int, last: int) -> None:
    row = (what, count, last)
    insert_many(connection, tries, ("what", "count", "last"), [row], overwrite("what", ("count", "last")))


def forget_counts(connection: Connection, before: int) -> None:
    """Those that nobody is looking at: two visitors must not wait for each other's."""
    old = select(tries.c.what).where(tries.c.last < before).with_for_update(skip_locked=True)
    connection.execute(delete(tries).where(tries.c.what.in_(old)))


def written_of_types(connection: Connection, dossier: str, types: Collection[str]) -> list[WrittenEntry]:
    """Entries of these kinds in the order of the feed, each once, with what was judged of it last."""
    found = (
        select(entries.c.header, entries.c.body, feed_rows.c.verdict, feed_rows.c.entry)
        .join(feed_rows, feed_rows.c.entry == entries.c.hash)
        .where(and_(feed_rows.c.dossier == dossier, feed_rows.c.type.in_(types)))
        .order_by(feed_rows.c.position)
    )
    latest = {bytes(row.entry): WrittenEntry(row.header, row.body, row.verdict) for row in connection.execute(found)}
    return list(latest.values())
