"""Money is conserved: what was charged is owed, came in, or was let off, and nothing appears from nowhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain import entry_types as types
from counter_app.domain.fee_account import Money, MoneyEntry, PaidBy, account_of, cash_in_till, total
from counter_app.domain.life_cycle import CLOSED, RECEIVED, REFUSED, RETURNED, STATUSES, STOPPED, VOID, WITHDRAWN

PHI = Money("phi", "Phí", 8_000)
LE_PHI = Money("le_phi", "Lệ phí", 50_000)
LINES = st.lists(
    st.builds(Money, st.sampled_from(["phi", "le_phi"]), st.sampled_from(["Phí", "Bản sao"]), st.integers(1, 10**9)),
    max_size=4,
).map(tuple)
KINDS = (
    types.FEE_COLLECTED,
    types.FEE_EXEMPTED,
    types.FEE_REFUNDED,
    types.TRANSFER_CLAIMED,
    types.TRANSFER_CONFIRMED,
    types.CORRECTION_DECIDED,
    types.SLIP_SENT,
)
ENTRIES = st.lists(
    st.builds(MoneyEntry, st.sampled_from(KINDS), LINES, st.sampled_from(PaidBy), st.booleans()), max_size=12
)


def receipt(*lines: Money) -> MoneyEntry:
    return MoneyEntry(types.DOSSIER_RECEIVED, lines)


@given(LINES, ENTRIES)
def test_nothing_is_owed_that_was_not_charged_and_nothing_charged_is_forgotten(
    charged: tuple[Money, ...], later: list[MoneyEntry]
) -> None:
    account = account_of([receipt(*charged), *later])
    owed = {money.what: money.amount for money in account.owed()}
    for what, amount in account.charged.items():
        settled = account.let_off.get(what, 0) + account.kept(what)
        assert owed.get(what, 0) == max(0, amount - settled)
    assert set(owed) <= set(account.charged)


@given(LINES, ENTRIES)
def test_only_money_that_came_in_can_be_given_back(charged: tuple[Money, ...], later: list[MoneyEntry]) -> None:
    account = account_of([receipt(*charged), *later])
    assert all(money.amount <= account.came_in[money.what] for money in account.refundable())


def test_a_claimed_transfer_settles_nothing_until_it_is_confirmed() -> None:
    claimed = [receipt(LE_PHI), MoneyEntry(types.TRANSFER_CLAIMED, (LE_PHI,))]
    assert account_of(claimed).total_owed == 50_000
    assert account_of(claimed).total_claimed == 50_000
    confirmed = account_of([*claimed, MoneyEntry(types.TRANSFER_CONFIRMED, (LE_PHI,), PaidBy.TRANSFER)])
    assert (confirmed.total_owed, confirmed.total_claimed) == (0, 0)


def test_phi_and_le_phi_are_settled_apart() -> None:
    account = account_of([receipt(PHI, LE_PHI), MoneyEntry(types.FEE_COLLECTED, (PHI,))])
    assert account.owed() == (LE_PHI,)


def test_an_approved_correction_replaces_what_was_charged_and_another_does_not() -> None:
    less = MoneyEntry(types.CORRECTION_DECIDED, (Money("le_phi", "Lệ phí", 8_000),), approved=True)
    assert account_of([receipt(LE_PHI), less]).total_owed == 8_000
    refused = MoneyEntry(types.CORRECTION_DECIDED, less.lines)
    assert account_of([receipt(LE_PHI), refused]).total_owed == 50_000


def test_what_was_given_back_is_owed_again_unless_it_was_let_off() -> None:
    paid = [receipt(LE_PHI), MoneyEntry(types.FEE_COLLECTED, (LE_PHI,)), MoneyEntry(types.FEE_REFUNDED, (LE_PHI,))]
    assert account_of(paid).total_owed == 50_000
    assert account_of([*paid, MoneyEntry(types.FEE_EXEMPTED, (LE_PHI,))]).total_owed == 0


def test_the_till_counts_cash_alone() -> None:
    day = [
        MoneyEntry(types.FEE_COLLECTED, (PHI,)),
        MoneyEntry(types.FEE_COLLECTED, (LE_PHI,), PaidBy.TRANSFER),
        MoneyEntry(types.TRANSFER_CONFIRMED, (LE_PHI,), PaidBy.TRANSFER),
        MoneyEntry(types.FEE_REFUNDED, (Money("phi", "Phí", 3_000),)),
    ]
    assert cash_in_till(day) == 5_000
    assert total((PHI, LE_PHI)) == 58_000


ENDED = (REFUSED, WITHDRAWN, STOPPED, CLOSED, VOID)


def test_after_an_immediate_return_a_fee_left_open_may_be_taken_and_after_any_other_end_none() -> None:
    account = account_of([receipt(PHI, LE_PHI), MoneyEntry(types.FEE_COLLECTED, (PHI,))])
    assert account.to_take(RECEIVED) == account.to_take(RETURNED) == (LE_PHI,)
    assert [account.to_take(status) for status in ENDED] == [()] * len(ENDED)


def test_what_was_given_back_is_taken_again_only_while_the_dossier_is_under_way() -> None:
    back = account_of(
        [receipt(LE_PHI), MoneyEntry(types.FEE_COLLECTED, (LE_PHI,)), MoneyEntry(types.FEE_REFUNDED, (LE_PHI,))]
    )
    assert (back.to_take(RECEIVED), back.to_take(RETURNED)) == ((LE_PHI,), ())


def test_what_is_claimed_already_is_not_claimed_again_after_the_return_either() -> None:
    account = account_of([receipt(PHI, LE_PHI), MoneyEntry(types.TRANSFER_CLAIMED, (PHI,))])
    assert account.to_claim(RETURNED) == (LE_PHI,)
    assert account.to_take(RETURNED) == (PHI, LE_PHI)


@given(LINES, ENTRIES, st.sampled_from(sorted(STATUSES)))
def test_never_more_may_be_taken_than_is_owed(charged: tuple[Money, ...], later: list[MoneyEntry], status: str) -> None:
    account = account_of([receipt(*charged), *later])
    owed = {money.what: money.amount for money in account.owed()}
    assert all(0 < money.amount <= owed[money.what] for money in account.to_take(status))
