"""Money that came in for a dossier that is received anew: how much of it pays the fees of the new one.

It never leaves the drawer or the account, so it goes over by the way it came in by, and the day's till stays the same.
What the new dossier does not charge stays with the old one and can be given back there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counter_app.domain import entry_types as types
from counter_app.domain.fee_account import Money, MoneyEntry, PaidBy

What = tuple[str, str]
_SIGNS = {types.FEE_COLLECTED: 1, types.TRANSFER_CONFIRMED: 1, types.FEE_REFUNDED: -1}


@dataclass(frozen=True, slots=True)
class MovedMoney:
    """Of one way: `back` leaves the old dossier's fees, `taken` settles the new one's; both come to the same sum."""

    way: PaidBy
    back: tuple[Money, ...]
    taken: tuple[Money, ...]


def kept_by_way(entries: Iterable[MoneyEntry]) -> dict[tuple[PaidBy, What], int]:
    """What came in and was not given back. Money given back by another way than it came lessens what came by others."""
    net: dict[tuple[PaidBy, What], int] = defaultdict(int)
    whole: dict[What, int] = defaultdict(int)
    for entry in entries:
        for line in entry.lines:
            amount = _SIGNS.get(entry.type, 0) * line.amount
            net[PaidBy(entry.way), line.what] += amount
            whole[line.what] += amount
    kept: dict[tuple[PaidBy, What], int] = {}
    for (way, what), amount in sorted(net.items()):
        left = min(max(0, amount), max(0, whole[what]))
        whole[what] -= left
        if left:
            kept[way, what] = left
    return kept


def moved(kept: Mapping[tuple[PaidBy, What], int], charged: Sequence[Money]) -> tuple[MovedMoney, ...]:
    """A fee of the same name first, then whatever is left pays whatever is open."""
    open_ = {money.what: money.amount for money in _summed((money.what, money.amount) for money in charged)}
    there = dict(kept)
    steps: list[tuple[PaidBy, What, What, int]] = []
    for alike in (True, False):
        for (way, old), new in [(source, what) for source in there for what in open_ if alike == (source[1] == what)]:
            amount = min(there[way, old], open_[new])
            there[way, old] -= amount
            open_[new] -= amount
            steps += [(way, old, new, amount)] if amount else []
    return tuple(
        MovedMoney(
            way,
            _summed((old, amount) for by, old, _new, amount in steps if by == way),
            _summed((new, amount) for by, _old, new, amount in steps if by == way),
        )
        for way in dict.fromkeys(step[0] for step in steps)
    )


def beyond(kept: Mapping[tuple[PaidBy, What], int], charged: Sequence[Money]) -> dict[tuple[PaidBy, What], int]:
    """What came in beyond what is charged under the same name; by the way it came in by."""
    left = {money.what: money.amount for money in _summed((money.what, money.amount) for money in charged)}
    over: dict[tuple[PaidBy, What], int] = {}
    for (way, what), amount in kept.items():
        stays = min(amount, left.get(what, 0))
        left[what] = left.get(what, 0) - stays
        if amount > stays:
            over[way, what] = amount - stays
    return over


def claims_over(claimed: Sequence[Money], open_: Sequence[Money]) -> tuple[Money, ...]:
    """A transfer that was said to be made, in the names of the new dossier's fees as far as they come to it. The sum
    stays: it is what the bank's statement will show."""
    went = moved({(PaidBy.TRANSFER, money.what): money.amount for money in claimed}, open_)
    over = {money.what: money.amount for one in went for money in one.back}
    rest = [(money.what, money.amount - over.get(money.what, 0)) for money in claimed]
    taken = [(money.what, money.amount) for one in went for money in one.taken]
    return tuple(money for money in _summed([*taken, *rest]) if money.amount)


def _summed(parts: Iterable[tuple[What, int]]) -> tuple[Money, ...]:
    sums: dict[What, int] = defaultdict(int)
    for what, amount in parts:
        sums[what] += amount
    return tuple(Money(*what, amount) for what, amount in sums.items())
