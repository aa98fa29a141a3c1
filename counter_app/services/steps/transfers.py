"""Transfers that citizens say they made, found back in a bank statement and confirmed by whoever answers for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from counter_app.domain import entry_types as types
from counter_app.domain.bank_statement import amounts_in
from counter_app.domain.errors import Problem
from counter_app.domain.fee_account import total
from counter_app.domain.times import iso, parse_iso
from counter_app.domain.vietqr import bare, purpose_in, purpose_of
from counter_app.services.sign_in import Session
from counter_app.services.standing import open_claims
from counter_app.services.steps.case import Case, Cases
from counter_app.services.steps.fees import Fees
from counter_app.services.steps.oversight import Overseen
from counter_app.store.dossier_reading import Happening
from counter_app.store.money_reading import dossiers_named_in
from counter_app.store.oversight_reading import with_claims

MOST_LISTED = 500
CLAIM_DAYS = timedelta(days=180)  # of dossiers this young transfers are looked for
MOST_LOOKED_FOR = 200  # lines that no claim explains are looked for among all dossiers, so many of them


@dataclass(frozen=True, slots=True)
class ClaimedTransfer:
    """`amount` in đồng, still to be confirmed; `purpose` as the bank carries it; `since` when it was last claimed."""

    dossier: Overseen
    amount: int
    purpose: str
    since: datetime
    clerk: str


class Match(Enum):
    FOUND = "found"  # purpose and amount agree: may be confirmed
    OTHER_AMOUNT = "other amount"  # the purpose is there, the sum is not
    NOT_CLAIMED = "not claimed"  # a dossier of ours, where no transfer waits
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class MatchedLine:
    """A line of the statement. `transfer` for FOUND and OTHER_AMOUNT, `dossier` for all but NOTHING."""

    line: str
    match: Match
    dossier: Overseen | None = None
    transfer: ClaimedTransfer | None = None


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What was confirmed, and what was not with the reason."""

    done: tuple[MatchedLine, ...]
    left: tuple[tuple[MatchedLine, Problem], ...]


class Transfers:
    def __init__(self, cases: Cases, fees: Fees) -> None:
        self._cases = cases
        self._fees = fees

    def claimed(self) -> tuple[ClaimedTransfer, ...]:
        """What waits to be confirmed, the oldest dossier first."""
        since = iso(self._cases.now() - CLAIM_DAYS)
        with self._cases.reading() as connection:
            found = with_claims(connection, self._cases.projections, since=since, limit=MOST_LISTED)
            cases = self._cases.readable(connection, found)
        return tuple(claim for case in cases for claim in _claims(case))

    def match(self, lines: Sequence[str]) -> tuple[MatchedLine, ...]:
        """Each line of a statement with the dossier that it names. Nothing is written."""
        claimed = self.claimed()
        matched = [_matched(one, claimed) for one in lines]
        unexplained = [one.line for one in matched if one.match is Match.NOTHING][:MOST_LOOKED_FOR]
        known = {text: dossier for text in unexplained if (dossier := self._named_in(text)) is not None}
        return tuple(
            MatchedLine(one.line, Match.NOT_CLAIMED, known[one.line]) if one.line in known else one for one in matched
        )

    def confirm(self, matched: Iterable[MatchedLine], session: Session) -> Confirmed:
        """Each FOUND one for itself, with its line as the proof. Raises RuleViolation for whoever may not."""
        self._cases.require(session, types.TRANSFER_CONFIRMED)
        done: list[MatchedLine] = []
        left: list[tuple[MatchedLine, Problem]] = []
        for one in matched:
            if one.match is not Match.FOUND or one.dossier is None:
                continue
            try:
                self._fees.confirm(one.dossier.identity, one.line, session)
                done.append(one)
            except Problem as problem:
                left.append((one, problem))
        return Confirmed(tuple(done), tuple(left))

    def _named_in(self, text: str) -> Overseen | None:
        """A dossier whose purpose the line bears, though nobody said that anything was transferred for it."""
        since = iso(self._cases.now() - CLAIM_DAYS)
        with self._cases.reading() as connection:
            named = dossiers_named_in(connection, self._cases.projections, bare(text), since)
            cases = self._cases.readable(connection, (identity for identity, _code in named))
        purposes = {purpose_of(case.row.code, case.identity): case for case in cases}
        found = purpose_in(text, purposes)
        return Overseen.of(purposes[found]) if found else None


def _claims(case: Case) -> Iterator[ClaimedTransfer]:
    """One for each purpose: a claim that came from another dossier keeps the one that the bank was given."""
    own = purpose_of(case.row.code, case.identity)
    for reference, lines in open_claims(case.headers()).items():
        last = next(one for one in reversed(case.happenings) if _is_claim(one, reference))
        yield ClaimedTransfer(
            Overseen.of(case),
            total(lines),
            reference or own,
            parse_iso(last.known.entered),
            str(last.details.get("clerk") or last.known.who),
        )


def _is_claim(one: Happening, reference: str) -> bool:
    header = one.header
    if header is None or header.type != types.TRANSFER_CLAIMED:
        return False
    return str(header.facts.get("reference", "")) == reference


def _matched(text: str, claimed: Iterable[ClaimedTransfer]) -> MatchedLine:
    letters = bare(text)
    purposes = {one.purpose: one for one in claimed if bare(one.purpose) in letters}
    found = purpose_in(text, purposes)
    if found is None:
        return MatchedLine(text, Match.NOTHING)
    transfer = purposes[found]
    agrees = transfer.amount in amounts_in(text)
    return MatchedLine(text, Match.FOUND if agrees else Match.OTHER_AMOUNT, transfer.dossier, transfer)
