"""The next dossier code and register number, asked inside the transaction that binds them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from counter_app.domain.number_blocks import DeskNumbers, NumberBlock, next_code, numbers_left, range_block
from counter_app.domain.times import parse_iso
from counter_app.store.desk_papers import ADOPTED_JOURNAL, desk_value
from counter_app.wire.header import Header, read_header

if TYPE_CHECKING:
    from counter_app.store.desk_identity import DeskIdentity
    from counter_app.store.journal import CodeWish
    from counter_app.store.projections import Projections


NEAR_THE_END = 20


class NumberBook:
    """Reads what is known of numbers: own codes from the journal itself, others' from the feed's projection."""

    def __init__(self, desk: DeskIdentity, projections: Projections) -> None:
        self.desk = desk
        self._projections = projections

    def next_code(self, connection: Connection, wish: CodeWish) -> str | None:
        """One above the highest known inside the block in use; None when every block is used up."""
        blocks = self._desk_numbers(connection).blocks(wish.agency, wish.day)
        code = next_code(
            wish.agency, wish.day, blocks, lambda block: self.highest(connection, wish.agency, wish.day, block)
        )
        return None if code is None else str(code)

    def left(self, connection: Connection, wish: CodeWish) -> int:
        """How many numbers remain for that agency and day."""
        blocks = self._desk_numbers(connection).blocks(wish.agency, wish.day)
        return numbers_left(blocks, lambda block: self.highest(connection, wish.agency, wish.day, block))

    def agency_near_its_end(self, connection: Connection, day: date) -> str | None:
        """The first agency of whose ranges so few numbers are left for the day that another should be asked for."""
        ranges: dict[str, list[NumberBlock]] = {}
        for block in self._desk_numbers(connection).ranges:
            ranges.setdefault(block.agency, []).append(block)
        for agency, blocks in ranges.items():
            if numbers_left(blocks, partial(self.highest, connection, agency, day)) <= NEAR_THE_END:
                return agency
        return None

    def next_register_number(self, connection: Connection, year: int) -> tuple[int, int]:
        """Volume (the desk's number, the spare's when reopened) and one above its highest of that year."""
        volume = self.desk.number if self.reopened_on(connection) is None else self.desk.spare
        row = connection.exec_driver_sql(
            f"SELECT highest FROM {self._projections.tables.registers.name} WHERE year = ? AND volume = ?",
            (year, volume),
        ).first()
        return volume, 1 if row is None else row[0] + 1

    def highest(self, connection: Connection, agency: str, day: date, block: NumberBlock) -> int | None:
        known = (
            self._highest_own(connection, agency, day, block),
            self._highest_arrived(connection, agency, day, block),
        )
        return max((number for number in known if number is not None), default=None)

    def reopened_on(self, connection: Connection) -> date | None:
        """The office date on which the open journal followed another; None for a desk's first journal."""
        row = connection.exec_driver_sql(
            "SELECT e.header, e.journal FROM entries e JOIN journals j ON j.id = e.journal "
            "WHERE j.closed_because IS NULL AND e.number = 1"
        ).first()
        if row is None:
            return None
        opening = _opening(row[0])
        reason = opening.facts.get("reason")
        if reason == "first":
            return None
        if reason == "forked":
            # The writer of a fork's later branch is a clone: no numbers of its own until the centre made it a desk.
            return None if desk_value(connection, ADOPTED_JOURNAL) == row[1] else date.max
        return parse_iso(opening.entered).date()

    def _desk_numbers(self, connection: Connection) -> DeskNumbers:
        rows = connection.exec_driver_sql("SELECT agency, first, last FROM grants ORDER BY n").all()
        return DeskNumbers(
            tuple(range_block(agency, first, last) for agency, first, last in rows),
            self.desk.province,
            self.desk.number,
            self.desk.spare,
            self.reopened_on(connection),
        )

    def _highest_own(self, connection: Connection, agency: str, day: date, block: NumberBlock) -> int | None:
        """From the unique column of the journal itself: no rebuild can free a number."""
        low, high = (f"{agency}-{day:%y%m%d}-{block.printed(number)}" for number in (block.first, block.last))
        row = connection.exec_driver_sql(
            "SELECT max(issues_code) FROM entries WHERE issues_code BETWEEN ? AND ? AND length(issues_code) = ?",
            (low, high, len(low)),
        ).one()
        return None if row[0] is None else int(row[0].rsplit("-", 1)[1])

    def _highest_arrived(self, connection: Connection, agency: str, day: date, block: NumberBlock) -> int | None:
        row = connection.exec_driver_sql(
            f"SELECT max(number) FROM {self._projections.tables.numbers.name} "
            "WHERE agency = ? AND day = ? AND number BETWEEN ? AND ? AND length(number) = ?",
            (agency, f"{day:%y%m%d}", block.printed(block.first), block.printed(block.last), block.digits),
        ).one()
        return None if row[0] is None else int(row[0])


@lru_cache(maxsize=8)
def _opening(header: bytes) -> Header:
    """Asked twice in every save, always of the same bytes."""
    return read_header(header)
