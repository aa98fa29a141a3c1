"""Transfers that were said to be made are found back in the statement; only what agrees is confirmed."""

from __future__ import annotations

import pytest

from counter_app.domain.errors import RuleViolation
from counter_app.domain.fee_account import Money, PaidBy
from counter_app.domain.intake import ChargedFee
from counter_app.domain.vietqr import purpose_of
from counter_app.services.steps.transfers import Match
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA, receipt_of
from tests.services.steps.counter import Counter

LE_PHI, PHI = Money("le_phi", "Lệ phí", 15_000), Money("phi", "Phí", 8_000)
BOTH = (LE_PHI, PHI)


def owing(counter: Counter) -> str:
    charged = tuple(ChargedFee(money.kind, money.name, money.amount) for money in BOTH)
    return counter.receive(receipt_of(fees=charged))


def purpose(counter: Counter, identity: str) -> str:
    return purpose_of(counter.view(identity).line.code, identity)


def test_what_is_claimed_waits_until_it_is_confirmed_and_only_then_goes_from_the_list(counter: Counter) -> None:
    first, second, third = (owing(counter) for _ in range(3))
    counter.fees.claim(first, BOTH, CLERK_LAN)
    counter.fees.claim(second, (PHI,), CLERK_LAN)
    counter.fees.take(third, BOTH, PaidBy.CASH, CLERK_LAN)
    assert [(one.dossier.identity, one.amount) for one in counter.transfers.claimed()] == [
        (first, 23_000),
        (second, 8_000),
    ]
    counter.fees.confirm(first, "FT1", SUPERVISOR_HOA)
    assert [one.dossier.identity for one in counter.transfers.claimed()] == [second]
    counter.fees.confirm(second, "FT2", SUPERVISOR_HOA)
    counter.fees.claim(second, (LE_PHI,), CLERK_LAN)
    assert [(one.dossier.identity, one.amount) for one in counter.transfers.claimed()] == [(second, 15_000)]


def test_a_statement_is_matched_line_by_line_and_what_agrees_is_confirmed(counter: Counter) -> None:
    agrees, less, silent = (owing(counter) for _ in range(3))
    counter.fees.claim(agrees, BOTH, CLERK_LAN)
    counter.fees.claim(less, BOTH, CLERK_LAN)
    lines = (
        "Ngày · Số tiền · Nội dung",
        f"23/11 · 23.000 · MBVCB.88.{purpose(counter, agrees)}.CT tu 0071 FT263",
        f"23/11 · 20.000 · {purpose(counter, less)}",
        f"23/11 · 23.000 · {purpose(counter, silent)}",
        "23/11 · 5.000.000 · luong thang 11",
    )
    matched = counter.transfers.match(lines)
    assert [one.match for one in matched] == [
        Match.NOTHING,
        Match.FOUND,
        Match.OTHER_AMOUNT,
        Match.NOT_CLAIMED,
        Match.NOTHING,
    ]
    assert [one.dossier.identity for one in matched if one.dossier] == [agrees, less, silent]
    done = counter.transfers.confirm(matched, SUPERVISOR_HOA)
    assert [one.dossier.identity for one in done.done if one.dossier] == [agrees]
    assert counter.fees.account(agrees).total_owed == 0
    assert counter.fees.account(less).total_owed == 23_000
    last = counter.cases.open(agrees).last("TransferConfirmed")
    assert last is not None
    assert last.header is not None
    assert (last.header.facts["by"], last.details["line"]) == ("statement", lines[1])


def test_the_same_statement_once_more_confirms_nothing_again(counter: Counter) -> None:
    identity = owing(counter)
    counter.fees.claim(identity, BOTH, CLERK_LAN)
    line = f"23.000 {purpose(counter, identity)}"
    matched = counter.transfers.match((line,))
    counter.transfers.confirm(matched, SUPERVISOR_HOA)
    again = counter.transfers.confirm(matched, SUPERVISOR_HOA)
    assert again.done == ()
    assert len(again.left) == 1
    assert [one.match for one in counter.transfers.match((line,))] == [Match.NOT_CLAIMED]


def test_only_who_answers_for_the_office_confirms(counter: Counter) -> None:
    with pytest.raises(RuleViolation):
        counter.transfers.confirm((), CLERK_LAN)
