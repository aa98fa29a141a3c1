"""The day's till of one desk: what the drawer should hold, what was counted, a word where the two differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from counter_app.domain import entry_types as types
from counter_app.domain.cash import cash_of
from counter_app.domain.errors import BadInput
from counter_app.domain.fee_account import LARGEST_SUM, MoneyEntry, PaidBy, cash_in_till
from counter_app.domain.step_details import line
from counter_app.domain.times import OFFICE_ZONE, iso, parse_iso
from counter_app.services.sign_in import Session
from counter_app.services.standing import goes_over, money_entry
from counter_app.services.steps.case import Cases
from counter_app.store.database import Connection
from counter_app.store.journal import EntryDraft
from counter_app.store.money_reading import clerk_of, money_headers
from counter_app.wire.header import Header

DAYS_KEPT_OPEN = 7  # a drawer that nobody counted is asked about for so many days
_SIGNS = {types.FEE_COLLECTED: 1, types.FEE_REFUNDED: -1}


@dataclass(frozen=True, slots=True)
class CountBefore:
    """A count that stands in the journal already, in đồng; `who` by name."""

    when: datetime
    who: str
    counted: int
    expected: int

    @property
    def difference(self) -> int:
        """Too much, or (negative) missing."""
        return self.counted - self.expected


@dataclass(frozen=True, slots=True)
class Till:
    """One desk's cash of one day. `expected` in đồng, negative where more was given back than came in; `by_kind` phí
    and lệ phí of it apart, `by_card` those that no drawer holds. `is_open`: cash moved since it was counted last.
    `before`: the counts of this day, in order; the last one holds."""

    day: date
    expected: int
    by_kind: dict[str, int]
    receipts: int
    is_open: bool = False
    by_card: dict[str, int] = field(default_factory=dict)
    before: tuple[CountBefore, ...] = ()

    @property
    def moved_since(self) -> int:
        """Cash that came in (negative: went out) after the last count; that count's own difference is none."""
        return self.expected - self.before[-1].expected if self.before else 0


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted: the sum, or the pieces that make it up (piece in đồng → how many)."""

    amount: int = 0
    pieces: Mapping[int, int] | None = None

    @property
    def sum(self) -> int:
        """Raises BadInput for an impossible count."""
        amount = self.amount if self.pieces is None else cash_of(self.pieces)
        if not 0 <= amount <= LARGEST_SUM:
            raise BadInput("Số tiền kiểm đếm không hợp lệ.", "The counted amount is impossible.")
        return amount


class Tills:
    def __init__(self, cases: Cases) -> None:
        self._cases = cases

    def till(self, day: date) -> Till:
        """What this desk took on `day` (office time), counted on that day or on a later one."""
        with self._cases.reading() as connection:
            return _till(connection, day, money_headers(connection, *_span(day, max(day, self._cases.today()))))

    def to_count(self) -> Till:
        """Of the days that nobody counted the earliest, not longer ago than a week; else today's."""
        today = self._cases.today()
        first = today - timedelta(days=DAYS_KEPT_OPEN)
        days = (first + timedelta(days=ahead) for ahead in range(DAYS_KEPT_OPEN + 1))
        with self._cases.reading() as connection:
            headers = money_headers(connection, *_span(first, today))
            tills = [_till(connection, day, headers) for day in days]
        return next((one for one in tills if one.is_open), tills[-1])

    def count(self, day: date, counted: Count, note: str, session: Session) -> int:
        """Write down what was counted; returns what is too much (or, negative, missing). A difference needs a word."""
        self._cases.require(session, types.TILL_COUNTED)
        amount = counted.sum
        with self._cases.writing() as connection:
            expected = _till(connection, day, money_headers(connection, *_span(day, day))).expected
            said = line(note, "Giải thích chênh lệch", "Why it differs", needed=amount != expected)
            details: dict[str, object] = {"clerk": session.name, **({"note": said} if said else {})}
            if counted.pieces:
                details["pieces"] = {str(piece): many for piece, many in counted.pieces.items() if many}
            facts = {"day": day.isoformat(), "expected": expected, "counted": amount}
            self._cases.append(connection, [EntryDraft(types.TILL_COUNTED, details=details, facts=facts)], session)
        return amount - expected


def _till(connection: Connection, day: date, headers: Sequence[Header]) -> Till:
    """`headers` in order, of this day and perhaps of others."""
    moved = [header for header in headers if header.type in _SIGNS and _day(header) == day]
    entries = [money_entry(header) for header in moved]
    taken = sum(header.type == types.FEE_COLLECTED and not goes_over(header) for header in moved)
    return Till(
        day,
        cash_in_till(entries),
        _by_kind(entries, PaidBy.CASH),
        taken,
        _is_open(day, headers),
        _by_kind(entries, PaidBy.ONLINE),
        tuple(_before(connection, header) for header in headers if _counts(header, day)),
    )


def _before(connection: Connection, header: Header) -> CountBefore:
    counted, expected = (_sum(header, name) for name in ("counted", "expected"))
    return CountBefore(parse_iso(header.entered), clerk_of(connection, header), counted, expected)


def _sum(header: Header, name: str) -> int:
    value = header.facts.get(name)
    return value if type(value) is int else 0


def _by_kind(entries: Sequence[MoneyEntry], way: PaidBy) -> dict[str, int]:
    kinds = {"phi": 0, "le_phi": 0}
    for entry in entries:
        if entry.way == way:
            for money in entry.lines:
                kinds[money.kind] = kinds.get(money.kind, 0) + _SIGNS[entry.type] * money.amount
    return kinds


def _counts(header: Header, day: date) -> bool:
    of = header.facts.get("day", _day(header).isoformat())
    return header.type == types.TILL_COUNTED and of == day.isoformat()


def _is_open(day: date, headers: Sequence[Header]) -> bool:
    """Whether cash of this day moved after its last count; a day of transfers alone has no drawer to count."""
    is_open = False
    for header in headers:
        if _counts(header, day):
            is_open = False
        elif header.type in _SIGNS and _day(header) == day and money_entry(header).way == PaidBy.CASH:
            is_open = is_open or not goes_over(header)
    return is_open


def _day(header: Header) -> date:
    return parse_iso(header.entered).date()


def _span(first: date, last: date) -> tuple[str, str, str]:
    begin = datetime.combine(first, time(), OFFICE_ZONE)
    end = datetime.combine(last, time(), OFFICE_ZONE) + timedelta(days=1)
    return iso(begin), iso(end), iso(begin - timedelta(days=2))
