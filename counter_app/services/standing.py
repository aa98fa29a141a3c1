"""How a dossier stands now: its details and fees as corrected since the receipt, and what waits for a second person.

What the centre found wrong counts for no rule: such an entry changed nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.corrections import CorrectionKind, Written, corrected_details
from counter_app.domain.details import text_of, time_of
from counter_app.domain.fee_account import FeeAccount, Money, MoneyEntry, PaidBy, account_of
from counter_app.domain.judging import counts
from counter_app.domain.times import parse_iso
from counter_app.store import dossier_fold
from counter_app.store.dossier_reading import Happening
from counter_app.wire.header import Fee, Header

CHARGES = "charges"  # of a correction of the procedure: its fees take the place of those charged


@dataclass(frozen=True, slots=True)
class OpenProposal:
    """Asked for and not decided yet. `asked` is the hash of the asking entry; `asked_by` an account. `charges`: `fees`
    are what is charged once it is approved, even where they are none."""

    identity: str
    asked: bytes
    kind: CorrectionKind
    reason: str
    asked_by: str
    when: datetime
    details: Mapping[str, Any]
    due: datetime | None
    fees: tuple[Fee, ...]
    charges: bool = False

    @property
    def after(self) -> Mapping[str, Any]:
        """What would stand in place of the present details."""
        after = self.details.get("after")
        return after if isinstance(after, dict) else {}


def opening_of(happenings: Sequence[Happening]) -> Happening | None:
    """The receipt where there is one, else whatever opened the dossier; what the centre found wrong comes last."""
    opening = [one for one in happenings if one.header is not None and one.header.type in types.OPENING]
    accepted = [one for one in opening if counts(one.verdict)] or opening
    receipts = [one for one in accepted if one.header and one.header.type == types.DOSSIER_RECEIVED]
    return next(iter(receipts or accepted), None)


def details_now(happenings: Sequence[Happening]) -> dict[str, Any]:
    """Of the opening entry, with every correction that counts."""
    opening = opening_of(happenings)
    return corrected_details(opening.details if opening else {}, map(_written, happenings))


def account_now(happenings: Sequence[Happening]) -> FeeAccount:
    """What was charged, came in, was let off and given back, by the entries that count."""
    return account_of(money_entries(counted(happenings)))


def as_paid(lines: Iterable[Money]) -> tuple[Fee, ...]:
    """As an entry's header has money that changed hands."""
    return tuple(Fee(money.kind, money.amount, money.name, paid=True) for money in lines)


def money_entries(headers: Iterable[Header]) -> Iterator[MoneyEntry]:
    """Of one dossier, in order."""
    return map(money_entry, moved_once(headers))


def moved_once(headers: Iterable[Header]) -> Iterator[Header]:
    """Two desks without a line may approve the same correction, and each then moves the money that goes with it: what
    the first one moved counts. Money may also come from a dossier in which it was approved."""
    approved: dict[str, str] = {}
    for header in headers:
        asked = text_of(header.facts, "asked")
        if header.type == types.CORRECTION_DECIDED:
            if header.facts.get("approved") is True:
                approved.setdefault(asked, header.journal)
        elif asked and approved.setdefault(asked, header.journal) != header.journal:
            continue
        yield header


def money_entry(header: Header) -> MoneyEntry:
    """An entry as far as money asks; cash where it does not say how."""
    way = str(header.facts.get("way", ""))
    return MoneyEntry(
        header.type,
        _lines(header),
        way if way in list(PaidBy) else PaidBy.CASH,
        header.facts.get("approved") is True and _charges(header),
        goes_over="moved_to" in header.facts,
    )


def _charges(header: Header) -> bool:
    """Whether a correction, asked for or decided, says what is charged from then on."""
    return header.facts.get("kind") == CorrectionKind.FEE or header.facts.get(CHARGES) is True


def goes_over(header: Header) -> bool:
    """Whether money only changes its name or its dossier: no hand took any, no drawer gave any."""
    return "moved_to" in header.facts or "moved_from" in header.facts


def open_claims(headers: Iterable[Header]) -> dict[str, tuple[Money, ...]]:
    """Transfers said to be made and neither confirmed nor gone over to another dossier, by the purpose that each was
    asked for with: a dossier's code may come after its first claim, and a claim may come from another dossier."""
    claims: dict[str, dict[tuple[str, str], int]] = {}
    for header in moved_once(headers):
        reference = str(header.facts.get("reference", ""))
        if header.type == types.TRANSFER_CLAIMED and "moved_to" not in header.facts:
            claim = claims.setdefault(reference, {})
            for money in _lines(header):
                claim[money.what] = claim.get(money.what, 0) + money.amount
        elif header.type in (types.TRANSFER_CLAIMED, types.TRANSFER_CONFIRMED):
            _settle(claims, reference, _lines(header))
    left = {
        reference: tuple(Money(*what, amount) for what, amount in claim.items() if amount)
        for reference, claim in claims.items()
    }
    return {reference: lines for reference, lines in left.items() if lines}


def _settle(claims: dict[str, dict[tuple[str, str], int]], reference: str, lines: Iterable[Money]) -> None:
    """The claim of this purpose first; one confirmation may cover several."""
    first = [claims[reference]] if reference in claims else []
    others = [claim for name, claim in claims.items() if name != reference]
    for money in lines:
        left = money.amount
        for claim in (*first, *others):
            settled = min(left, claim.get(money.what, 0))
            claim[money.what] = claim.get(money.what, 0) - settled
            left -= settled


def _lines(header: Header) -> tuple[Money, ...]:
    return tuple(Money(fee.kind, fee.name, fee.amount) for fee in header.fees)


def fees_now(happenings: Sequence[Happening]) -> tuple[Fee, ...]:
    """As charged on the receipt or by the last approved correction; `paid` where the money came in."""
    account = account_now(happenings)
    return tuple(
        Fee(kind, amount, name, paid=amount <= account.kept((kind, name)))
        for (kind, name), amount in account.charged.items()
    )


def as_charged(happenings: Sequence[Happening], fees: Iterable[Fee]) -> tuple[Fee, ...]:
    """Fees that are proposed; `paid` where what came in already is enough for them."""
    account = account_now(happenings)
    return tuple(
        Fee(fee.kind, fee.amount, fee.name, paid=fee.amount <= account.kept((fee.kind, fee.name))) for fee in fees
    )


def counted(happenings: Iterable[Happening], *entry_types: str) -> tuple[Header, ...]:
    """Headers of the entries that count, in order; of all kinds where none is named."""
    return tuple(
        one.header
        for one in happenings
        if one.header is not None and counts(one.verdict) and (not entry_types or one.header.type in entry_types)
    )


def last_counted(happenings: Iterable[Happening], *entry_types: str) -> Happening | None:
    """The newest entry of these kinds that counts."""
    found = [
        one for one in happenings if one.header is not None and counts(one.verdict) and one.header.type in entry_types
    ]
    return found[-1] if found else None


def settlements(happenings: Iterable[Happening]) -> dict[bytes, Happening]:
    """By the entry that each one settles."""
    return dossier_fold.settlements((one, one.header) for one in happenings)


def open_proposal(identity: str, happenings: Sequence[Happening]) -> OpenProposal | None:
    """The newest correction that was asked for and not decided."""
    decided = {str(header.facts.get("asked")) for header in counted(happenings, types.CORRECTION_DECIDED)}
    open_ones = [one for one in happenings if one.hash.hex() not in decided]
    asked = last_counted(open_ones, types.CORRECTION_ASKED)  # two desks may have asked without knowing of each other
    if asked is None or asked.header is None:
        return None
    header, details = asked.header, asked.details
    kind = header.facts.get("kind")
    if kind not in list(CorrectionKind):
        return None  # a newer program asked for something that this one cannot decide
    due = time_of(details, "due")
    if due is None and kind == CorrectionKind.DUE:
        return None
    return OpenProposal(
        identity=identity,
        asked=asked.hash,
        kind=CorrectionKind(str(kind)),
        reason=str(details.get("reason", "")),
        asked_by=header.who,
        when=parse_iso(header.entered),
        details=details,
        due=due,
        fees=header.fees,
        charges=_charges(header) or kind == CorrectionKind.AGENCY,
    )


def _written(happening: Happening) -> Written:
    header = happening.header
    return Written(
        header.type if header else "",
        header.facts if header else {},
        happening.details,
        counts=counts(happening.verdict),
    )
