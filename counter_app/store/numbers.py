"""The next dossier code and register number, asked inside the transaction that binds them."""

from __future__ import annotations

from datetime import date
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from counter_app.domain.journal_reasons import FIRST, FORKED
from counter_app.domain.number_blocks import (
    DeskNumbers,
    NumberBlock,
    next_code,
    numbers_left,
    province_of,
    range_block,
)
from counter_app.domain.times import parse_iso
from counter_app.store.code_wish import CodeWish
from counter_app.store.desk_papers import ADOPTED_JOURNAL
from counter_app.store.desk_values import desk_value
from counter_app.store.prepared import Prepared
from counter_app.wire.header import Header, read_header, readable_header

if TYPE_CHECKING:
    from counter_app.store.desk_identity import DeskIdentity
    from counter_app.store.projections import Projections


NEAR_THE_END = 20

_GRANTS = Prepared("SELECT agency, first, last FROM grants ORDER BY n")
# CROSS JOIN: from the few journals to the one entry. SQLite may take the other way, through every entry at each save.
_OPENING = Prepared(
    "SELECT e.header, e.journal FROM journals j CROSS JOIN entries e ON e.journal = j.id AND e.number = 1 "
    "WHERE j.closed_because IS NULL"
)
_WRITTEN = Prepared("SELECT header FROM entries WHERE journal = ? AND number = ?")
_WRITTEN_AFTER = Prepared(
    "SELECT number, header FROM entries WHERE journal = ? AND number > ? ORDER BY number LIMIT 100"
)
# From the unique column of the journal itself: no rebuild can free a number.
_HIGHEST_OWN = Prepared(
    "SELECT max(issues_code) FROM entries WHERE issues_code BETWEEN ? AND ? AND length(issues_code) = ?"
)


class NumberBook:
    """Reads what is known of numbers: own codes from the journal itself, others' from the feed's projection."""

    def __init__(self, desk: DeskIdentity, projections: Projections) -> None:
        self.desk = desk
        self._projections = projections
        self._opened_on: dict[bytes, date] = {}

    def known(self, connection: Connection) -> KnownNumbers:
        """For one transaction: ranges and the open journal's beginning are read once, however much is asked."""
        return KnownNumbers(connection, self.desk, self._projections, self._opened_on)

    def next_code(self, connection: Connection, wish: CodeWish) -> str | None:
        return self.known(connection).next_code(wish)

    def next_register_number(self, connection: Connection, year: int) -> tuple[int, int]:
        return self.known(connection).next_register_number(year)

    def agency_near_its_end(self, connection: Connection, day: date) -> str | None:
        return self.known(connection).agency_near_its_end(day)

    def reopened_on(self, connection: Connection) -> date | None:
        return self.known(connection).reopened_on


class KnownNumbers:
    """What is known of numbers in one transaction; of no use after it."""

    def __init__(
        self, connection: Connection, desk: DeskIdentity, projections: Projections, opened_on: dict[bytes, date]
    ) -> None:
        self._connection = connection
        self._desk = desk
        self._opened_on = opened_on
        self._statements = projections.statements

    def next_code(self, wish: CodeWish) -> str | None:
        """One above the highest known inside the block in use; None when every block is used up."""
        blocks = self._desk_numbers.blocks(wish.agency, wish.day)
        code = next_code(wish.agency, wish.day, blocks, partial(self._highest, wish.agency, wish.day))
        return None if code is None else str(code)

    def next_register_number(self, year: int) -> tuple[int, int]:
        """Volume (the desk's number, the spare's when reopened) and one above its highest of that year."""
        volume = self._desk.number if self.reopened_on is None else self._desk.spare
        row = self._statements.highest_register.first(self._connection, year, volume)
        return volume, 1 if row is None else row[0] + 1

    def agency_near_its_end(self, day: date) -> str | None:
        """The first agency of whose ranges so few numbers are left for the day that another should be asked for."""
        ranges: dict[str, list[NumberBlock]] = {}
        for block in self._desk_numbers.ranges:
            ranges.setdefault(block.agency, []).append(block)
        for agency, blocks in ranges.items():
            if numbers_left(blocks, partial(self._highest, agency, day)) <= NEAR_THE_END:
                return agency
        return None

    @cached_property
    def reopened_on(self) -> date | None:
        """The office date on which the open journal followed another; None for a desk's first journal."""
        row = _OPENING.first(self._connection)
        if row is None:
            return None
        opening = _opening(row[0])
        reason = opening.facts.get("reason")
        if reason == FIRST:
            return None
        if reason == FORKED:
            # The writer of a fork's later branch is a clone: no numbers of its own until the centre made it a desk.
            return None if desk_value(self._connection, ADOPTED_JOURNAL) == row[1] else date.max
        return self._day_of_opening(row[1], opening)

    def _day_of_opening(self, journal: bytes, opening: Header) -> date:
        """As the clock said, unless the centre's time in the predecessor proves that it stood too early.

        Then it is the day of the first entry that can be right: on that day the spare number is still the only one.
        """
        said, proved = parse_iso(opening.entered).date(), self._centre_knew(opening)
        if proved is None or said >= proved:
            return said
        if journal not in self._opened_on:
            day = self._first_day_from(proved, journal)
            if day is None:
                return date.max
            self._opened_on[journal] = day
        return self._opened_on[journal]

    def _centre_knew(self, opening: Header) -> date | None:
        """The centre's date, as the last entry of the predecessor heard it; None where it had heard none."""
        left = opening.facts.get("predecessor")
        if not isinstance(left, dict):
            return None
        row = _WRITTEN.first(self._connection, bytes.fromhex(str(left["journal"])), left["number"])
        last = None if row is None else readable_header(row[0])
        return None if last is None or last.centre is None else parse_iso(last.centre.time).date()

    def _first_day_from(self, proved: date, journal: bytes) -> date | None:
        number = 1
        while rows := _WRITTEN_AFTER.all(self._connection, journal, number):
            number = rows[-1][0]
            headers = [header for row in rows if (header := readable_header(row[1])) is not None]
            days = (parse_iso(header.entered).date() for header in headers)
            found = next((day for day in days if day >= proved), None)
            if found is not None:
                return found
        return None

    @cached_property
    def _desk_numbers(self) -> DeskNumbers:
        ranges = tuple(_range(*row) for row in _GRANTS.all(self._connection))
        province = self._desk.province or province_of(block.agency for block in ranges)
        return DeskNumbers(ranges, province, self._desk.number, self._desk.spare, self.reopened_on)

    def _highest(self, agency: str, day: date, block: NumberBlock) -> int | None:
        known = (self._highest_own(agency, day, block), self._highest_arrived(agency, day, block))
        return max((number for number in known if number is not None), default=None)

    def _highest_own(self, agency: str, day: date, block: NumberBlock) -> int | None:
        printed, first, last = _printed(day, block)
        low, high = f"{agency}-{printed}-{first}", f"{agency}-{printed}-{last}"
        row = _HIGHEST_OWN.first(self._connection, low, high, len(low))
        return None if row is None or row[0] is None else int(row[0].rsplit("-", 1)[1])

    def _highest_arrived(self, agency: str, day: date, block: NumberBlock) -> int | None:
        row = self._statements.highest_arrived.first(self._connection, agency, *_printed(day, block), block.digits)
        return None if row is None or row[0] is None else int(row[0])


_range = lru_cache(maxsize=256)(range_block)


@lru_cache(maxsize=64)
def _printed(day: date, block: NumberBlock) -> tuple[str, str, str]:
    """The day, the block's first and its last number as codes have them."""
    return f"{day:%y%m%d}", block.printed(block.first), block.printed(block.last)


@lru_cache(maxsize=8)
def _opening(header: bytes) -> Header:
    """Asked in every save, nearly always of the same bytes."""
    return read_header(header)
