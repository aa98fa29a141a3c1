"""Money at the counter: no more than is owed, a transfer believed only when it came, the till counted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.fee_account import Money, PaidBy
from counter_app.domain.intake import ChargedFee
from counter_app.domain.life_cycle import RETURNED
from counter_app.domain.vietqr import read_vietqr
from counter_app.services.steps.corrections import Proposal
from counter_app.services.steps.endings import GivenBack, Stop
from counter_app.services.steps.fees import Exemption, Refund, RefundGround
from counter_app.services.steps.offers import Offers
from counter_app.services.steps.results import ArrivedResult, Return
from counter_app.services.steps.till import DAYS_KEPT_OPEN, Count
from tests.services.desk import BIRTH, CLERK_LAN, SUPERVISOR_HOA, receipt_of
from tests.services.steps.counter import Counter
from tests.services.steps.fee_days import TODAY

LE_PHI, PHI = Money("le_phi", "Lệ phí", 15_000), Money("phi", "Phí", 8_000)


@pytest.fixture(name="identity")
def dossier_with_fees(counter: Counter) -> str:
    charged = tuple(ChargedFee(money.kind, money.name, money.amount) for money in (LE_PHI, PHI))
    return counter.receive(receipt_of(fees=charged))


def test_cash_is_taken_line_by_line_and_settles_what_is_owed(counter: Counter, identity: str) -> None:
    counter.fees.take(identity, (LE_PHI,), PaidBy.CASH, CLERK_LAN, receipt="0000123")
    assert counter.fees.account(identity).owed() == (PHI,)
    counter.fees.take(identity, (PHI,), PaidBy.CASH, CLERK_LAN)
    assert counter.fees.account(identity).total_owed == 0
    counter.results.arrive(identity, ArrivedResult(), CLERK_LAN)
    counter.results.hand_out(identity, Return(), CLERK_LAN)


@pytest.mark.parametrize(
    "lines",
    [(), (Money("le_phi", "Lệ phí", 15_001),), (Money("phi", "Khác", 1),), (Money("phi", "Phí", -1),), (PHI, PHI)],
)
def test_more_than_is_owed_is_refused_and_nothing_is_written(
    counter: Counter, identity: str, lines: tuple[Money, ...]
) -> None:
    before = counter.place.entry_types()
    with pytest.raises(RuleViolation):
        counter.fees.take(identity, lines, PaidBy.CASH, CLERK_LAN)
    assert counter.place.entry_types() == before


def test_the_transfer_s_code_names_the_exact_amount_of_the_lines_that_are_paid(counter: Counter, identity: str) -> None:
    code = counter.view(identity).line.code
    assert code is not None
    whole, one = (read_vietqr(counter.fees.transfer_code(identity, lines)) for lines in (None, (PHI,)))
    assert (whole.amount, one.amount) == (23_000, 8_000)
    assert whole.purpose == one.purpose == code.replace(".", "").replace("-", "")
    with pytest.raises(RuleViolation):
        counter.fees.transfer_code(identity, (Money("phi", "Phí", 8_001),))


def test_nothing_is_claimed_twice(counter: Counter, identity: str) -> None:
    counter.fees.claim(identity, (PHI,), CLERK_LAN)
    with pytest.raises(RuleViolation):
        counter.fees.claim(identity, (PHI,), CLERK_LAN)
    counter.fees.claim(identity, (LE_PHI,), CLERK_LAN)
    assert counter.fees.account(identity).total_claimed == 23_000


def test_a_claimed_transfer_is_owed_until_somebody_who_answers_for_it_confirms(counter: Counter, identity: str) -> None:
    counter.fees.take(identity, (LE_PHI, PHI), PaidBy.TRANSFER, CLERK_LAN)
    assert counter.fees.account(identity).total_owed == 23_000
    with pytest.raises(RuleViolation):
        counter.fees.confirm(identity, "FT263", CLERK_LAN)
    with pytest.raises(BadInput):
        counter.fees.confirm(identity, "", SUPERVISOR_HOA)
    counter.fees.confirm(identity, "FT26327000123 23.000", SUPERVISOR_HOA)
    assert counter.fees.account(identity).total_owed == 0
    with pytest.raises(RuleViolation):
        counter.fees.confirm(identity, "FT26327000123", SUPERVISOR_HOA)


def test_an_exemption_has_its_ground_and_settles_without_money(counter: Counter, identity: str) -> None:
    with pytest.raises(BadInput):
        counter.fees.exempt(identity, (LE_PHI,), Exemption(" "), CLERK_LAN)
    counter.fees.exempt(identity, (LE_PHI,), Exemption("Hộ nghèo", "GCN 01"), CLERK_LAN)
    assert counter.fees.account(identity).owed() == (PHI,)
    assert counter.tills.till(TODAY).expected == 0


def test_only_what_came_in_goes_back(counter: Counter, identity: str) -> None:
    counter.fees.take(identity, (PHI,), PaidBy.CASH, CLERK_LAN)
    for more in ((LE_PHI,), (PHI, PHI), (Money("phi", "Phí", 0),)):
        with pytest.raises(RuleViolation):
            counter.fees.refund(identity, Refund(more, "Nhiều hơn", RefundGround.AGENCY_CANNOT, PaidBy.CASH), CLERK_LAN)
    with pytest.raises(RuleViolation):
        counter.fees.refund(
            identity, Refund((LE_PHI,), "Không làm được", RefundGround.AGENCY_CANNOT, PaidBy.CASH), CLERK_LAN
        )
    counter.fees.refund(identity, Refund((PHI,), "Không làm được", RefundGround.AGENCY_CANNOT, PaidBy.CASH), CLERK_LAN)
    assert counter.tills.till(TODAY).expected == 0
    with pytest.raises(RuleViolation):
        counter.fees.refund(identity, Refund((PHI,), "Lần nữa", RefundGround.AGENCY_CANNOT, PaidBy.CASH), CLERK_LAN)


def _returned_at_once(counter: Counter) -> str:
    charged = tuple(ChargedFee(money.kind, money.name, money.amount) for money in (LE_PHI, PHI))
    return counter.receive(receipt_of(BIRTH, fees=charged, returned_at_once=True))


def _why_not(counter: Counter, identity: str, name: str) -> str:
    offers = Offers(counter.cases).of(identity, CLERK_LAN)
    problem = next(one.why_not for one in offers if one.deed.name == name)
    return problem.vi if problem else ""


MONEY_DEEDS = ("take_fee", "claim_transfer", "exempt_fee")


def test_a_fee_that_an_immediate_return_left_open_is_taken_claimed_or_let_off_afterwards(counter: Counter) -> None:
    identity = _returned_at_once(counter)
    assert counter.status(identity) == RETURNED
    assert [_why_not(counter, identity, name) for name in MONEY_DEEDS] == ["", "", ""]
    counter.fees.take(identity, (PHI,), PaidBy.CASH, CLERK_LAN)
    assert read_vietqr(counter.fees.transfer_code(identity)).amount == LE_PHI.amount
    counter.fees.claim(identity, (Money("le_phi", "Lệ phí", 10_000),), CLERK_LAN)
    counter.fees.confirm(identity, "FT26327000123 10.000", SUPERVISOR_HOA)
    counter.fees.exempt(identity, (Money("le_phi", "Lệ phí", 5_000),), Exemption("Hộ nghèo"), CLERK_LAN)
    assert counter.fees.account(identity).total_owed == 0
    assert all("không còn khoản nào" in _why_not(counter, identity, name) for name in MONEY_DEEDS)


def test_what_was_given_back_after_the_return_is_not_taken_again(counter: Counter) -> None:
    identity = _returned_at_once(counter)
    counter.fees.take(identity, (LE_PHI, PHI), PaidBy.CASH, CLERK_LAN)
    counter.fees.refund(identity, Refund((PHI,), "Thu nhầm", RefundGround.AGENCY_CANNOT, PaidBy.CASH), CLERK_LAN)
    with pytest.raises(RuleViolation):
        counter.fees.take(identity, (PHI,), PaidBy.CASH, CLERK_LAN)
    assert _why_not(counter, identity, "take_fee")


def _withdraw(counter: Counter, identity: str) -> None:
    counter.endings.withdraw(identity, "Không còn nhu cầu", GivenBack(), CLERK_LAN)


def _stop(counter: Counter, identity: str) -> None:
    counter.endings.stop(identity, Stop("Không đủ điều kiện", signer="Lê Thị Hoa"), GivenBack(), CLERK_LAN)


def _void(counter: Counter, identity: str) -> None:
    counter.corrections.ask_and_decide(identity, Proposal(CorrectionKind.VOID, "Nhận nhầm"), CLERK_LAN, SUPERVISOR_HOA)


@pytest.mark.parametrize("end", [_withdraw, _stop, _void])
def test_what_ended_without_a_result_takes_no_fee_and_a_claimed_transfer_that_came_is_confirmed_and_goes_back(
    counter: Counter, identity: str, end: Callable[[Counter, str], None]
) -> None:
    counter.fees.claim(identity, (PHI,), CLERK_LAN)
    end(counter, identity)
    before = counter.place.entry_types()
    for act in (
        lambda: counter.fees.take(identity, (LE_PHI,), PaidBy.CASH, CLERK_LAN),
        lambda: counter.fees.claim(identity, (LE_PHI,), CLERK_LAN),
        lambda: counter.fees.exempt(identity, (LE_PHI,), Exemption("Hộ nghèo"), CLERK_LAN),
        lambda: counter.fees.transfer_code(identity),
    ):
        with pytest.raises((RuleViolation, BadInput)):
            act()
    assert counter.place.entry_types() == before
    assert all("phần mềm đặt ra" in _why_not(counter, identity, name) for name in MONEY_DEEDS)
    counter.fees.confirm(identity, "FT26327000123 8.000", SUPERVISOR_HOA)
    counter.fees.refund(
        identity, Refund((PHI,), "Không thực hiện", RefundGround.AGENCY_CANNOT, PaidBy.TRANSFER), CLERK_LAN
    )
    assert counter.fees.account(identity).refundable() == ()


def test_the_till_is_counted_at_closing_and_a_difference_needs_a_word(counter: Counter, identity: str) -> None:
    counter.fees.take(identity, (LE_PHI, PHI), PaidBy.CASH, CLERK_LAN)
    till = counter.tills.till(TODAY)
    assert (till.expected, till.receipts, till.by_kind) == (23_000, 1, {"phi": 8_000, "le_phi": 15_000})
    with pytest.raises(BadInput):
        counter.tills.count(TODAY, Count(20_000), "", CLERK_LAN)
    assert counter.tills.count(TODAY, Count(20_000), "Thối nhầm", CLERK_LAN) == -3_000
    assert counter.tills.count(TODAY, Count(23_000), "", CLERK_LAN) == 0


def test_a_drawer_that_was_counted_says_when_by_whom_and_what_moved_since(counter: Counter, identity: str) -> None:
    counter.fees.take(identity, (LE_PHI,), PaidBy.CASH, CLERK_LAN)
    assert counter.tills.till(TODAY).before == ()
    counter.tills.count(TODAY, Count(14_000), "Thối nhầm", CLERK_LAN)
    counter.fees.take(identity, (PHI,), PaidBy.CASH, CLERK_LAN)
    till = counter.tills.till(TODAY)
    (first,) = till.before
    assert (first.who, first.counted, first.difference) == (CLERK_LAN.name, 14_000, -1_000)
    assert (till.expected, till.moved_since) == (23_000, 8_000)
    counter.tills.count(TODAY, Count(23_000), "", SUPERVISOR_HOA)
    assert [one.counted for one in counter.tills.till(TODAY).before] == [14_000, 23_000]
    assert (counter.tills.till(TODAY).moved_since, counter.tills.till(TODAY).is_open) == (0, False)


def test_a_day_that_was_counted_on_the_next_one_is_counted(counter: Counter, identity: str) -> None:
    """Its own till still called it open: the count was looked for among the entries of that day alone."""
    counter.fees.take(identity, (PHI,), PaidBy.CASH, CLERK_LAN)
    counter.place.hands.pass_time(days=1)
    counter.tills.count(TODAY, Count(8_000), "", CLERK_LAN)
    till = counter.tills.till(TODAY)
    assert (till.is_open, [one.counted for one in till.before]) == (False, [8_000])
    assert counter.tills.till(date(2026, 11, 24)).before == ()


def test_what_a_card_paid_is_told_apart_from_the_drawer_phi_and_le_phi_apart_in_both(
    counter: Counter, identity: str
) -> None:
    """Both stood in one sum under the drawer's own, which then did not add up."""
    counter.fees.take(identity, (PHI,), PaidBy.ONLINE, CLERK_LAN)
    counter.fees.take(identity, (LE_PHI,), PaidBy.CASH, CLERK_LAN)
    till = counter.tills.till(TODAY)
    assert (till.expected, till.receipts) == (15_000, 2)
    assert till.by_kind == {"phi": 0, "le_phi": 15_000}
    assert till.by_card == {"phi": 8_000, "le_phi": 0}


def test_money_of_another_way_that_goes_back_in_cash_leaves_less_than_nothing(counter: Counter, identity: str) -> None:
    counter.fees.take(identity, (PHI,), PaidBy.ONLINE, CLERK_LAN)
    counter.fees.refund(identity, Refund((PHI,), "Không làm được", RefundGround.AGENCY_CANNOT, PaidBy.CASH), CLERK_LAN)
    till = counter.tills.till(TODAY)
    assert (till.expected, till.by_kind["phi"], till.is_open) == (-8_000, -8_000, True)
    with pytest.raises(BadInput):
        counter.tills.count(TODAY, Count(0), "", CLERK_LAN)
    assert counter.tills.count(TODAY, Count(0), "Lấy từ quỹ của bộ phận", CLERK_LAN) == 8_000


def test_another_day_s_money_is_not_in_today_s_till(counter: Counter, identity: str) -> None:
    counter.fees.take(identity, (PHI,), PaidBy.CASH, CLERK_LAN)
    counter.place.hands.pass_time(days=2)
    counter.fees.take(identity, (LE_PHI,), PaidBy.CASH, CLERK_LAN)
    assert counter.tills.till(TODAY).expected == 8_000
    assert counter.tills.till(date(2026, 11, 25)).expected == 15_000


def test_a_drawer_is_open_from_the_cash_that_moved_after_its_last_count(counter: Counter, identity: str) -> None:
    assert not counter.tills.till(TODAY).is_open
    counter.fees.claim(identity, (PHI,), CLERK_LAN)
    assert not counter.tills.till(TODAY).is_open  # no cash moved
    counter.fees.take(identity, (LE_PHI,), PaidBy.CASH, CLERK_LAN)
    assert counter.tills.till(TODAY).is_open
    counter.tills.count(TODAY, Count(15_000), "", CLERK_LAN)
    assert not counter.tills.till(TODAY).is_open
    counter.fees.refund(
        identity, Refund((LE_PHI,), "Không làm được", RefundGround.AGENCY_CANNOT, PaidBy.CASH), CLERK_LAN
    )
    assert counter.tills.till(TODAY).is_open


def test_a_day_that_nobody_counted_is_asked_about_for_a_week(counter: Counter, identity: str) -> None:
    counter.fees.take(identity, (PHI,), PaidBy.CASH, CLERK_LAN)
    counter.place.hands.pass_time(days=1)
    counter.fees.take(identity, (LE_PHI,), PaidBy.CASH, CLERK_LAN)
    assert counter.tills.to_count().day == TODAY
    counter.tills.count(TODAY, Count(8_000), "", CLERK_LAN)
    assert (counter.tills.to_count().day, counter.tills.to_count().expected) == (date(2026, 11, 24), 15_000)
    counter.place.hands.pass_time(days=DAYS_KEPT_OPEN + 1)
    assert counter.tills.to_count().day == counter.place.clock.now().date()


def test_the_drawer_counted_piece_by_piece_says_so_in_its_entry(counter: Counter, identity: str) -> None:
    counter.fees.take(identity, (LE_PHI, PHI), PaidBy.CASH, CLERK_LAN)
    assert counter.tills.count(TODAY, Count(pieces={20_000: 1, 2_000: 1, 1_000: 1, 500: 0}), "", CLERK_LAN) == 0
    for wrong in ({30_000: 1}, {1_000: -1}, {500_000: 10**9}):
        with pytest.raises(BadInput):
            counter.tills.count(TODAY, Count(pieces=wrong), "", CLERK_LAN)
