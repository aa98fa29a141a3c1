"""Money of a dossier that is received anew goes over by the way it came in by, and none appears or is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain import entry_types as types
from counter_app.domain.fee_account import Money, MoneyEntry, PaidBy, account_of, cash_in_till, total
from counter_app.domain.fee_moving import MovedMoney, kept_by_way, moved

WHATS = st.tuples(st.sampled_from(["phi", "le_phi"]), st.sampled_from(["Phí", "Bản sao"]))
LINES = st.lists(st.builds(lambda what, amount: Money(*what, amount), WHATS, st.integers(1, 10**9)), max_size=4)
CHARGED = st.lists(
    st.builds(lambda what, amount: Money(*what, amount), WHATS, st.integers(0, 10**9)),
    max_size=4,
    unique_by=lambda money: money.what,
)
MONEY = st.sampled_from((types.FEE_COLLECTED, types.TRANSFER_CONFIRMED, types.FEE_REFUNDED, types.TRANSFER_CLAIMED))
ENTRIES = st.lists(st.builds(MoneyEntry, MONEY, LINES.map(tuple), st.sampled_from(PaidBy)), max_size=8)


@given(ENTRIES, CHARGED)
def test_as_much_leaves_the_old_dossier_as_settles_the_new_one_way_by_way(
    entries: list[MoneyEntry], charged: list[Money]
) -> None:
    kept = kept_by_way(entries)
    went = moved(kept, charged)
    for one in went:
        assert total(one.back) == total(one.taken) > 0
        assert all(money.amount <= kept[one.way, money.what] for money in one.back)
    settled = account_of(MoneyEntry(types.FEE_COLLECTED, one.taken, one.way) for one in went)
    assert all(settled.kept(money.what) <= money.amount for money in charged)
    assert sum(total(one.taken) for one in went) == min(sum(kept.values()), total(charged))


@given(ENTRIES, CHARGED)
def test_the_drawer_holds_what_it_held(entries: list[MoneyEntry], charged: list[Money]) -> None:
    went = moved(kept_by_way(entries), charged)
    moves = [MoneyEntry(types.FEE_REFUNDED, one.back, one.way) for one in went]
    moves += [MoneyEntry(types.FEE_COLLECTED, one.taken, one.way) for one in went]
    assert cash_in_till(moves) == 0


@given(ENTRIES)
def test_no_more_is_kept_than_came_in_and_did_not_go_back(entries: list[MoneyEntry]) -> None:
    account = account_of(entries)
    sums: dict[tuple[str, str], int] = {}
    for (_way, what), amount in kept_by_way(entries).items():
        sums[what] = sums.get(what, 0) + amount
    assert all(amount <= account.kept(what) for what, amount in sums.items())


def test_a_fee_of_the_same_name_comes_first_and_the_rest_pays_what_is_open() -> None:
    kept = {(PaidBy.CASH, ("phi", "Phí")): 8_000, (PaidBy.ONLINE, ("le_phi", "Lệ phí")): 15_000}
    charged = [Money("le_phi", "Lệ phí", 10_000), Money("phi", "Phí trích lục", 12_000)]
    assert moved(kept, charged) == (
        MovedMoney(
            PaidBy.ONLINE,
            (Money("le_phi", "Lệ phí", 14_000),),
            (Money("le_phi", "Lệ phí", 10_000), Money("phi", "Phí trích lục", 4_000)),
        ),
        MovedMoney(PaidBy.CASH, (Money("phi", "Phí", 8_000),), (Money("phi", "Phí trích lục", 8_000),)),
    )
