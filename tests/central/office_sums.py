"""What happened in an office, summed over its feed: what judging wrote there, read in another way."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import and_, case, func, select

from central.core import Centre
from central.store.schema import feed_rows
from counter_app.domain.entry_types import RESULT_RETURNED
from counter_app.domain.judging import IN_ORDER


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


def sums_of(centre: Centre, office: str) -> Sums:
    """Summed over entries, never over states."""
    every = and_(feed_rows.c.office == office, ~feed_rows.c.copied)
    once = and_(every, feed_rows.c.nth == 1)
    in_order = func.sum(case((feed_rows.c.verdict == IN_ORDER, 1), else_=0))
    returned = func.sum(case((feed_rows.c.type == RESULT_RETURNED, 1), else_=0))
    figures = select(func.sum(feed_rows.c.phi), func.sum(feed_rows.c.le_phi), func.count(feed_rows.c.issued))
    with centre._database.reading() as connection:
        count, good, papers = connection.execute(select(func.count(), in_order, returned).where(once)).one()
        phi, le_phi, codes = connection.execute(figures.where(every)).one()
    return Sums(count, int(phi or 0), int(le_phi or 0), codes, int(papers or 0), int(good or 0), count - int(good or 0))
