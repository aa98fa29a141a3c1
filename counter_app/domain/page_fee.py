"""A fee for each page copied (certified copies: circular 226/2016/TT-BTC), and what was copied as a row of figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counter_app.domain.records import Record

FEE_KINDS = ("phi", "le_phi")
LARGEST_FEE = 10_000_000  # đồng
MOST_PAGES = 999
MOST_ROWS = 20


@dataclass(frozen=True)
class PageFee:
    """`amount` đồng for each of the first `pages` pages of a copy, `then` for each further one, at most `most` a copy;
    `most` None: no limit is stated."""

    kind: str
    amount: int
    pages: int = 0
    then: int | None = None
    most: int | None = None

    def of_one_copy(self, pages: int) -> int:
        """In đồng. Without `then` every page costs the same."""
        first = min(pages, self.pages) if self.then is not None else pages
        total = self.amount * first + (self.then or 0) * (pages - first)
        return total if self.most is None else min(total, self.most)

    def of(self, rows: Iterable[CopiedPapers]) -> int:
        """In đồng, for everything that was copied. The limit holds for each copy by itself."""
        return sum(row.all_copies * self.of_one_copy(row.pages) for row in rows)


@dataclass(frozen=True, slots=True)
class CopiedPapers:
    """So many originals, each copied so many times, each of so many pages."""

    originals: int = 1
    copies: int = 1
    pages: int = 1

    @property
    def all_copies(self) -> int:
        return self.originals * self.copies

    @property
    def is_plausible(self) -> bool:
        return all(1 <= figure <= MOST_PAGES for figure in (self.originals, self.copies, self.pages))


def read_page_fee(record: Record) -> PageFee:
    record.only(("kind", "amount", "pages", "then", "most"))
    stepped = "then" in record
    return PageFee(
        kind=record.choice("kind", FEE_KINDS),
        amount=record.integer("amount", least=0, most=LARGEST_FEE),
        pages=record.integer("pages", least=1, most=MOST_PAGES) if stepped else 0,
        then=record.integer("then", least=0, most=LARGEST_FEE) if stepped else None,
        most=record.integer("most", least=1, most=LARGEST_FEE) if "most" in record else None,
    )
