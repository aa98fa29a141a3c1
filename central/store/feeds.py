"""Reading an office's feed with the entries that its rows name; sums over everything that happened."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, and_, case, func, select

from central.store.schema import entries, feed_rows, offices
from counter_app.domain.entry_types import RESULT_RETURNED
from counter_app.domain.judging import IN_ORDER


@dataclass(frozen=True, slots=True)
class FedRow:
    """A row and its entry's bytes; `parent` is the hash before the entry's."""

    row: bytes
    copied: bool
    parent: bytes
    header: bytes | None
    body: bytes | None

    @property
    def size(self) -> int:
        return len(self.row) + len(self.header or b"") + len(self.body or b"")


@dataclass(frozen=True, slots=True)
class Sums:
    """What happened in an office, conflicting entries included: money in đồng, codes given, entries by verdict."""

    entries: int
    phi: int
    le_phi: int
    codes: int
    results_returned: int
    in_order: int
    not_in_order: int


def last_position(connection: Connection, office: str) -> int | None:
    return connection.execute(select(offices.c.position).where(offices.c.office == office)).scalar()


def page(connection: Connection, office: str, after: int, most: int) -> list[FedRow]:
    found = (
        select(feed_rows.c.row, feed_rows.c.copied, entries.c.parent, entries.c.header, entries.c.body)
        .join(entries, entries.c.hash == feed_rows.c.entry)
        .where(and_(feed_rows.c.office == office, feed_rows.c.position > after))
        .order_by(feed_rows.c.position)
        .limit(most)
    )
    return [FedRow(*row) for row in connection.execute(found)]


def last_of(
    connection: Connection, office: str, dossier: str, entry_type: str, verdicts: Collection[str]
) -> tuple[bytes, bytes | None] | None:
    """Header and body of the newest entry of this kind that was judged so."""
    found = (
        select(entries.c.header, entries.c.body)
        .join(feed_rows, feed_rows.c.entry == entries.c.hash)
        .where(and_(feed_rows.c.dossier == dossier, feed_rows.c.office == office, feed_rows.c.type == entry_type))
        .where(feed_rows.c.verdict.in_(sorted(verdicts)), ~feed_rows.c.copied, entries.c.header.is_not(None))
        .order_by(feed_rows.c.position.desc())
        .limit(1)
    )
    row = connection.execute(found).first()
    return None if row is None else (bytes(row.header), None if row.body is None else bytes(row.body))


def sums(connection: Connection, office: str, first_day: str = "", last_day: str = "~") -> Sums:
    """Days are ISO dates of receipt, both included. Summed over entries, never over states."""
    once = and_(
        feed_rows.c.office == office,
        ~feed_rows.c.copied,
        feed_rows.c.nth == 1,
        feed_rows.c.day.between(first_day, last_day),
    )
    every = and_(feed_rows.c.office == office, ~feed_rows.c.copied, feed_rows.c.day.between(first_day, last_day))
    in_order = func.sum(case((feed_rows.c.verdict == IN_ORDER, 1), else_=0))
    returned = func.sum(case((feed_rows.c.type == RESULT_RETURNED, 1), else_=0))
    count, good, papers = connection.execute(select(func.count(), in_order, returned).where(once)).one()
    figures = select(func.sum(feed_rows.c.phi), func.sum(feed_rows.c.le_phi), func.count(feed_rows.c.issued))
    phi, le_phi, codes = connection.execute(figures.where(every)).one()
    return Sums(count, int(phi or 0), int(le_phi or 0), codes, int(papers or 0), int(good or 0), count - int(good or 0))
