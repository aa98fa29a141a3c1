"""Transfers that were said to be made are found back in the statement; only what agrees is confirmed."""

from __future__ import annotations

import pytest

from counter_app.domain.bank_statement import lines_of_text
from counter_app.domain.errors import BadInput, RuleViolation
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


def test_what_was_paid_in_two_transfers_is_found_as_its_parts_and_each_line_is_its_own_proof(counter: Counter) -> None:
    """Each was “another amount”: the supervisor could confirm all of it by one of the lines, or none."""
    identity = owing(counter)
    counter.fees.claim(identity, BOTH, CLERK_LAN)
    named = purpose(counter, identity).lower()
    lines = (f"23/11 · +10.000 · {named} lan 1", f"24/11 · +13.000 · {named} lan 2")
    matched = counter.transfers.match(lines)
    assert [(one.match, one.part) for one in matched] == [(Match.PART, 10_000), (Match.PART, 13_000)]
    counter.transfers.confirm(matched[:1], SUPERVISOR_HOA)
    account = counter.fees.account(identity)
    assert (account.total_owed, account.total_claimed) == (13_000, 13_000)
    assert [one.amount for one in counter.transfers.claimed()] == [13_000]
    counter.transfers.confirm(matched[1:], SUPERVISOR_HOA)
    account = counter.fees.account(identity)
    assert (account.total_owed, account.total_claimed, counter.transfers.claimed()) == (0, 0, ())
    proofs = [one.details["line"] for one in counter.cases.open(identity).happenings if "line" in one.details]
    assert proofs == list(lines)


@pytest.mark.parametrize(
    ("sums", "matches"),
    [
        (("10.000",), [Match.OTHER_AMOUNT]),
        (("10.000", "12.000"), [Match.OTHER_AMOUNT] * 2),
        (("23.000", "23.000 x"), [Match.FOUND, Match.AGAIN]),  # paid twice
        (("23.000", "23.000"), [Match.FOUND, Match.AGAIN]),  # pasted twice
        (("11.500", "11.500"), [Match.OTHER_AMOUNT] * 2),
        (("10.000", "13.000", "23.000"), [Match.OTHER_AMOUNT, Match.OTHER_AMOUNT, Match.FOUND]),
        (("-23.000",), [Match.OTHER_AMOUNT]),  # taken back by the bank
        (("23000VND",), [Match.FOUND]),
        (("5.000", "8.000", "10.000"), [Match.PART] * 3),
    ],
)
def test_wrong_doubled_and_returned_sums_confirm_nothing_more_than_came(
    counter: Counter, sums: tuple[str, ...], matches: list[Match]
) -> None:
    identity = owing(counter)
    counter.fees.claim(identity, BOTH, CLERK_LAN)
    matched = counter.transfers.match([f"{amount} · {purpose(counter, identity)}" for amount in sums])
    assert [one.match for one in matched] == matches
    counter.transfers.confirm(matched, SUPERVISOR_HOA)
    came = 23_000 if any(one.agrees for one in matched) else 0
    assert sum(counter.fees.account(identity).came_in.values()) == came


def test_a_statement_of_ten_thousand_lines_is_matched_whole(counter: Counter) -> None:
    """Half of a large office's month was refused, and a dossier behind two hundred other lines was never looked up."""
    claimed, silent = owing(counter), owing(counter)
    counter.fees.claim(claimed, BOTH, CLERK_LAN)
    lines = [f"23/11/2026 · FT{number} · 5.{number % 1000:03d}.000 · luong thang" for number in range(10_000)]
    lines[9_998:] = [f"23.000 {purpose(counter, silent)}", f"23.000 {purpose(counter, claimed)}"]
    matched = counter.transfers.match(lines_of_text("\n".join(lines)))
    assert [one.match for one in matched[-2:]] == [Match.NOT_CLAIMED, Match.FOUND]
    assert {one.match for one in matched[:-2]} == {Match.NOTHING}


def test_less_than_was_claimed_is_confirmed_as_what_came_and_more_is_refused(counter: Counter) -> None:
    identity = owing(counter)
    counter.fees.claim(identity, BOTH, CLERK_LAN)
    for came in (0, -1, 23_001):
        with pytest.raises(BadInput):
            counter.fees.confirm(identity, "FT1", SUPERVISOR_HOA, came=came)
    counter.fees.confirm(identity, "FT1 20.000", SUPERVISOR_HOA, came=20_000)
    account = counter.fees.account(identity)
    assert account.owed() == (Money("phi", "Phí", 3_000),)
    assert account.claimed == {PHI.what: 3_000}


def test_a_typed_line_that_names_another_sum_confirms_nothing_from_the_list(counter: Counter) -> None:
    """Any line confirmed all that was claimed."""
    identity = owing(counter)
    counter.fees.claim(identity, BOTH, CLERK_LAN)
    (claim,) = counter.transfers.claimed()
    with pytest.raises(RuleViolation) as refused:
        counter.transfers.confirm_one(claim, "23/11 08:15 · 20.000 · nop phi", SUPERVISOR_HOA)
    assert "không ghi 23.000 đ" in refused.value.vi
    assert counter.fees.account(identity).total_owed == 23_000
    counter.transfers.confirm_one(claim, "23/11 08:15 · 23.000 · nop phi", SUPERVISOR_HOA)
    assert counter.fees.account(identity).total_owed == 0


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
