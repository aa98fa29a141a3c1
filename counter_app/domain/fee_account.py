"""What one dossier's money comes to: charged, come in, let off, given back, still owed. Whole đồng, never a float.

Phí and lệ phí stay apart in every line. A transfer that the citizen says was made is *claimed*; it comes in when the
centre's bank statement or the supervisor confirms it, never by a click.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from counter_app.domain import entry_types as types
from counter_app.domain.life_cycle import ACTIVE, RETURNED, VOID

LARGEST_SUM = 10**12


class PaidBy(StrEnum):
    CASH = "cash"
    TRANSFER = "transfer"
    ONLINE = "online"


@dataclass(frozen=True, slots=True)
class Money:
    """One line: `kind` phi or le_phi, `name` as on the receipt, `amount` in đồng."""

    kind: str
    name: str
    amount: int

    @property
    def what(self) -> tuple[str, str]:
        return self.kind, self.name


@dataclass(frozen=True, slots=True)
class MoneyEntry:
    """An entry as far as money asks. `approved`: of a corrected fee. `way` of what came in or went out. `goes_over`: of
    a claim that another dossier has from now on."""

    type: str
    lines: tuple[Money, ...]
    way: str = PaidBy.CASH
    approved: bool = False
    goes_over: bool = False


@dataclass
class FeeAccount:
    """Each by (kind, name). Charged is what the receipt or the last approved correction says."""

    charged: dict[tuple[str, str], int] = field(default_factory=dict)
    came_in: dict[tuple[str, str], int] = field(default_factory=dict)
    let_off: dict[tuple[str, str], int] = field(default_factory=dict)
    given_back: dict[tuple[str, str], int] = field(default_factory=dict)
    claimed: dict[tuple[str, str], int] = field(default_factory=dict)

    def take(self, entry: MoneyEntry) -> None:
        if entry.type in (types.DOSSIER_RECEIVED, types.CORRECTION_DECIDED):
            if entry.type == types.DOSSIER_RECEIVED or entry.approved:
                self.charged = _summed({}, entry.lines)
        elif entry.type == types.TRANSFER_CONFIRMED:
            self.came_in = _summed(self.came_in, entry.lines)
            self.claimed = _less(self.claimed, entry.lines)
        elif entry.type == types.TRANSFER_CLAIMED and entry.goes_over:
            self.claimed = _less(self.claimed, entry.lines)
        elif (column := _COLUMNS.get(entry.type)) is not None:
            setattr(self, column, _summed(getattr(self, column), entry.lines))

    def owed(self) -> tuple[Money, ...]:
        """What is still to be paid, line by line; nothing where more came in than was charged."""
        return tuple(
            Money(*what, left)
            for what, amount in self.charged.items()
            if (left := amount - self.let_off.get(what, 0) - self.kept(what)) > 0
        )

    def to_take(self, status: str) -> tuple[Money, ...]:
        """What may be taken or let off while the dossier has this status.

        Under way: all that is owed. After the end: of a dossier whose result was handed out, since an immediate return
        may leave a fee open, and there only what was neither paid nor let off nor given back: what was given back was
        given back for good. Whatever ended in another way was not performed and owes nothing.
        """
        if status in ACTIVE:
            return self.owed()
        return self._never_paid() if status == RETURNED else ()

    def to_claim(self, status: str) -> tuple[Money, ...]:
        """As `to_take`, without what is said to be transferred already."""
        lines = (Money(*money.what, money.amount - self.claimed.get(money.what, 0)) for money in self.to_take(status))
        return tuple(money for money in lines if money.amount > 0)

    def _never_paid(self) -> tuple[Money, ...]:
        return tuple(
            Money(*what, left)
            for what, amount in self.charged.items()
            if (left := amount - self.let_off.get(what, 0) - self.came_in.get(what, 0)) > 0
        )

    def kept(self, what: tuple[str, str]) -> int:
        """Came in and was not given back."""
        return self.came_in.get(what, 0) - self.given_back.get(what, 0)

    def refundable(self) -> tuple[Money, ...]:
        return tuple(Money(*what, left) for what in self.came_in if (left := self.kept(what)) > 0)

    def excess(self, status: str) -> tuple[Money, ...]:
        """What came in and is no fee: more than is charged, since a fee was corrected; of a void dossier all of it."""
        charged = {} if status == VOID else self.charged
        lines = (Money(*money.what, money.amount - charged.get(money.what, 0)) for money in self.refundable())
        return tuple(money for money in lines if money.amount > 0)

    @property
    def total_owed(self) -> int:
        return sum(money.amount for money in self.owed())

    @property
    def total_claimed(self) -> int:
        return sum(self.claimed.values())


_COLUMNS = {
    types.FEE_COLLECTED: "came_in",
    types.FEE_EXEMPTED: "let_off",
    types.FEE_REFUNDED: "given_back",
    types.TRANSFER_CLAIMED: "claimed",
}


def account_of(entries: Iterable[MoneyEntry]) -> FeeAccount:
    account = FeeAccount()
    for entry in entries:
        account.take(entry)
    return account


def total(lines: Iterable[Money]) -> int:
    return sum(line.amount for line in lines)


def cash_in_till(entries: Iterable[MoneyEntry]) -> int:
    """What the drawer must hold at the end of the day: cash that came in less cash that was given back."""
    signs = {types.FEE_COLLECTED: 1, types.FEE_REFUNDED: -1}
    return sum(signs.get(entry.type, 0) * total(entry.lines) for entry in entries if entry.way == PaidBy.CASH)


def _summed(before: dict[tuple[str, str], int], lines: Iterable[Money]) -> dict[tuple[str, str], int]:
    sums = dict(before)
    for line in lines:
        sums[line.what] = sums.get(line.what, 0) + line.amount
    return sums


def _less(claimed: dict[tuple[str, str], int], lines: Iterable[Money]) -> dict[tuple[str, str], int]:
    settled = tuple(lines)
    return {what: left for what, amount in claimed.items() if (left := amount - _of(settled, what)) > 0}


def _of(lines: Iterable[Money], what: tuple[str, str]) -> int:
    return sum(line.amount for line in lines if line.what == what)
