"""Transfers that citizens say they made, found back in a bank statement and confirmed by whoever answers for it."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from counter_app.domain import entry_types as types
from counter_app.domain.bank_statement import amounts_in
from counter_app.domain.errors import SET_BY_THE_PROGRAM_EN, SET_BY_THE_PROGRAM_VI, Problem, RuleViolation
from counter_app.domain.fee_account import total
from counter_app.domain.times import iso, parse_iso
from counter_app.domain.vietqr import bare, purpose_in, purpose_of
from counter_app.domain.written_number import grouped
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
LEAST_SUM = 1_000  # đồng: smaller numbers in a line are days and times
MOST_PARTS, MOST_CHOICES = 4, 10_000  # of one claim that was paid in several transfers
MOST_LOOKED_FOR = 200  # lines that no claim explains are looked for among all dossiers, so many of them

_LIKE_A_CODE = re.compile(r"H[0-9]{12,}")


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
    PART = "part"  # together with other lines of the same purpose it is the amount: may be confirmed
    AGAIN = "again"  # agrees as well, and an earlier line did: pasted twice, or paid twice
    OTHER_AMOUNT = "other amount"  # the purpose is there, the sum is not
    NOT_CLAIMED = "not claimed"  # a dossier of ours, where no transfer waits
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class MatchedLine:
    """A line of the statement. `transfer` where its purpose is that of one, `dossier` for all but NOTHING. `part`: what
    this line brought in đồng, for PART."""

    line: str
    match: Match
    dossier: Overseen | None = None
    transfer: ClaimedTransfer | None = None
    part: int | None = None

    @property
    def agrees(self) -> bool:
        return self.match in (Match.FOUND, Match.PART)


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
        claimed = {bare(one.purpose): one for one in self.claimed()}
        matched = _in_parts(_once([_matched(one, claimed) for one in lines]))
        unexplained = sorted((one.line for one in matched if one.match is Match.NOTHING), key=_bears_no_code)
        unexplained = unexplained[:MOST_LOOKED_FOR]
        known = {text: dossier for text in unexplained if (dossier := self._named_in(text)) is not None}
        return tuple(
            MatchedLine(one.line, Match.NOT_CLAIMED, known[one.line]) if one.line in known else one for one in matched
        )

    def confirm(self, matched: Iterable[MatchedLine], session: Session) -> Confirmed:
        """Each that agrees for itself, with its line as the proof. Raises RuleViolation for whoever may not."""
        self._cases.require(session, types.TRANSFER_CONFIRMED)
        done: list[MatchedLine] = []
        left: list[tuple[MatchedLine, Problem]] = []
        for one in matched:
            if not one.agrees or one.dossier is None:
                continue
            try:
                self._fees.confirm(one.dossier.identity, one.line, session, came=one.part)
                done.append(one)
            except Problem as problem:
                left.append((one, problem))
        return Confirmed(tuple(done), tuple(left))

    def confirm_one(self, claim: ClaimedTransfer, line: str, session: Session) -> None:
        """All of it, by a line that was typed. Raises RuleViolation for one that names sums and not this one: there the
        form of the dossier takes what came."""
        named = {amount for amount in amounts_in(line) if amount >= LEAST_SUM}
        if named and claim.amount not in named:
            shown = grouped(claim.amount)
            raise RuleViolation(
                f"Dòng sao kê không ghi {shown} đ; tiền về khác số ấy thì mở hồ sơ, bấm F8, C và ghi đúng số đã về "
                f"({SET_BY_THE_PROGRAM_VI}).",
                f"The line does not name {shown} đ; where another sum came, open the dossier, press F8, C and write "
                f"what came ({SET_BY_THE_PROGRAM_EN}).",
            )
        self._fees.confirm(claim.dossier.identity, line, session)

    def _named_in(self, text: str) -> Overseen | None:
        """A dossier whose purpose the line bears, though nobody said that anything was transferred for it."""
        since = iso(self._cases.now() - CLAIM_DAYS)
        with self._cases.reading() as connection:
            named = dossiers_named_in(connection, self._cases.projections, bare(text), since)
            cases = self._cases.readable(connection, (identity for identity, _code in named))
        purposes = {purpose_of(case.row.code, case.identity): case for case in cases}
        found = purpose_in(text, purposes)
        return Overseen.of(purposes[found]) if found else None


def _bears_no_code(text: str) -> bool:
    """Of thousands of lines those that may name a dossier are looked up first."""
    return _LIKE_A_CODE.search(bare(text)) is None


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


def _matched(text: str, claimed: Mapping[str, ClaimedTransfer]) -> MatchedLine:
    """`claimed` by the bare purpose: of thousands of lines most name none."""
    letters = bare(text)
    purposes = {one.purpose: one for known, one in claimed.items() if known in letters}
    found = purpose_in(text, purposes)
    if found is None:
        return MatchedLine(text, Match.NOTHING)
    transfer = purposes[found]
    agrees = transfer.amount in amounts_in(text)
    return MatchedLine(text, Match.FOUND if agrees else Match.OTHER_AMOUNT, transfer.dossier, transfer)


def _once(matched: Sequence[MatchedLine]) -> list[MatchedLine]:
    """A claim is confirmed by the first line that agrees with it."""
    seen: set[str] = set()
    found = []
    for one in matched:
        again = one.transfer is not None and one.match is Match.FOUND and one.transfer.purpose in seen
        found.append(replace(one, match=Match.AGAIN) if again else one)
        if one.transfer is not None and one.match is Match.FOUND:
            seen.add(one.transfer.purpose)
    return found


def _in_parts(matched: Sequence[MatchedLine]) -> list[MatchedLine]:
    """Whoever paid in two transfers paid: where the lines of one purpose come to what was claimed, each is a part."""
    whole = {one.transfer.purpose for one in matched if one.transfer is not None and one.match is Match.FOUND}
    groups: dict[str, list[int]] = {}
    for place, one in enumerate(matched):
        if one.transfer is not None and one.match is Match.OTHER_AMOUNT and one.transfer.purpose not in whole:
            groups.setdefault(one.transfer.purpose, []).append(place)
    found = list(matched)
    for places in groups.values():
        for place, part in zip(places, _parts([matched[place] for place in places]), strict=False):
            found[place] = replace(matched[place], match=Match.PART, part=part)
    return found


def _parts(lines: Sequence[MatchedLine]) -> tuple[int, ...]:
    """One sum of each line, together what was claimed; () where none or more than one choice does. The same line twice
    is one that was pasted twice."""
    claim = lines[0].transfer
    if claim is None or not 2 <= len(lines) <= MOST_PARTS or len({one.line for one in lines}) < len(lines):
        return ()
    sums = [sorted(amount for amount in amounts_in(one.line) if 0 < amount < claim.amount) for one in lines]
    if math.prod(map(len, sums)) > MOST_CHOICES:
        return ()
    choices = [chosen for chosen in itertools.product(*sums) if sum(chosen) == claim.amount]
    return choices[0] if len(choices) == 1 else ()
