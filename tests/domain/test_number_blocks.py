from __future__ import annotations

import itertools
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.dossier_code import DossierCode
from counter_app.domain.errors import BadInput
from counter_app.domain.number_blocks import (
    DeskNumbers,
    NumberBlock,
    account,
    next_code,
    next_in_block,
    numbers_left,
    range_block,
    wide_block,
)

AGENCY, OTHER = "H19.12", "G09.20"
TODAY = date(2026, 11, 21)


def desk(*ranges: NumberBlock, number: int = 12, reopened_on: date | None = None) -> DeskNumbers:
    return DeskNumbers(ranges, "H19", number, number + 500, reopened_on)


def highest_among(codes: set[DossierCode], agency: str, day: date, block: NumberBlock) -> int | None:
    of_the_day = (code for code in codes if (code.agency, code.day) == (agency, day) and code in block)
    return max((code.sequence for code in of_the_day), default=None)


def give(numbers: DeskNumbers, known: set[DossierCode], agency: str, day: date) -> DossierCode | None:
    highest = partial(highest_among, known, agency, day)
    return next_code(agency, day, numbers.blocks(agency, day), highest)


def give_all(numbers: DeskNumbers, count: int, agency: str = AGENCY) -> list[str]:
    known: set[DossierCode] = set()
    given_codes = []
    for _ in range(count):
        code = give(numbers, known, agency, TODAY)
        assert code is not None
        assert code not in known
        known.add(code)
        given_codes.append(code.number)
    return given_codes


def test_a_range_of_three_is_used_up_then_the_next_then_the_wide_numbers() -> None:
    numbers = desk(range_block(AGENCY, 401, 403), range_block(AGENCY, 801, 802))
    assert give_all(numbers, 7) == ["0401", "0402", "0403", "0801", "0802", "4901201", "4901202"]


def test_an_agency_without_a_range_has_wide_numbers_only() -> None:
    assert give_all(desk(range_block(AGENCY, 1, 200)), 2, OTHER) == ["4901201", "4901202"]


def test_when_every_block_is_used_up_there_is_no_code() -> None:
    numbers = desk(range_block(AGENCY, 1, 3))
    known = {DossierCode(AGENCY, TODAY, number) for number in ("0003", "4901299")}
    assert give(numbers, known, AGENCY, TODAY) is None
    assert give(numbers, known, AGENCY, TODAY + timedelta(days=1)) is not None


def test_the_next_number_is_above_the_highest_even_where_lower_ones_are_free() -> None:
    known = {DossierCode(AGENCY, TODAY, "0150")}
    assert str(give(desk(range_block(AGENCY, 1, 200)), known, AGENCY, TODAY)).endswith("-0151")


def test_numbers_of_others_and_of_other_widths_do_not_count() -> None:
    known = {DossierCode(AGENCY, TODAY, number) for number in ("5003", "0399", "0000402", "4901301")}
    code = give(desk(range_block(AGENCY, 401, 600)), known, AGENCY, TODAY)
    assert code is not None
    assert code.number == "0401"


def test_a_reopened_journal_uses_the_spare_number_up_to_the_day_it_was_opened() -> None:
    numbers = desk(range_block(AGENCY, 1, 200), reopened_on=TODAY)
    for back in (0, 1, 400):
        code = give(numbers, set(), AGENCY, TODAY - timedelta(days=back))
        assert code is not None
        assert code.number == "4951201"
    after = give(numbers, set(), AGENCY, TODAY + timedelta(days=1))
    assert after is not None
    assert after.number == "0001"


@pytest.mark.parametrize(("first", "last"), [(0, 5), (5, 4), (4_900, 5_000), (5_000, 5_100)])
def test_ranges_of_the_centre_are_no_desks(first: int, last: int) -> None:
    with pytest.raises(BadInput):
        range_block(AGENCY, first, last)


@pytest.mark.parametrize(
    ("province", "number"), [("H00", 1), ("H64", 1), ("19", 1), ("G09", 1), ("H19", 0), ("H19", 1000)]
)
def test_wide_numbers_need_a_province_and_a_desk_number(province: str, number: int) -> None:
    with pytest.raises(BadInput):
        wide_block(province, number)


def test_wide_numbers_are_disjoint_in_the_whole_country() -> None:
    spans = sorted(
        (block.first, block.last)
        for province in range(1, 64)
        for block in (wide_block(f"H{province:02d}", number) for number in (1, 2, 500, 999))
    )
    assert all(left[1] < right[0] for left, right in itertools.pairwise(spans))
    assert all(first > 3_100_000 and last < 9_400_000 for first, last in spans)


def test_a_highest_number_outside_its_block_is_a_bug() -> None:
    with pytest.raises(ValueError, match="outside"):
        next_in_block(range_block(AGENCY, 1, 200), 201)


def test_what_is_left_is_counted_over_all_blocks() -> None:
    blocks = desk(range_block(AGENCY, 1, 200)).blocks(AGENCY, TODAY)
    assert numbers_left(blocks, lambda block: 150 if block.digits == 4 else None) == 50 + 99


@given(st.sets(st.integers(1, 60)), st.sets(st.integers(1, 60)))
def test_the_account_has_every_number_exactly_once(issued: set[int], void: set[int]) -> None:
    block = range_block(AGENCY, 11, 50)
    told = account(block, issued, dict.fromkeys(void, "in nhầm"))
    unused = [number for first, last in told.unused for number in range(first, last + 1)]
    assert sorted([*told.issued, *(number for number, _ in told.void), *unused]) == list(range(11, 51))


acts = st.lists(st.tuples(st.integers(0, 2), st.sampled_from([AGENCY, OTHER]), st.integers(-2, 2)), max_size=60)


@given(acts)
def test_desks_that_never_talk_double_no_number_whatever_their_clocks_do(
    acts: list[tuple[int, str, int]],
) -> None:
    desks = [desk(range_block(AGENCY, 1 + 3 * place, 3 + 3 * place), number=12 + place) for place in range(3)]
    known: list[set[DossierCode]] = [set(), set(), set()]
    for place, agency, day in acts:
        code = give(desks[place], known[place], agency, TODAY + timedelta(days=day))
        assert code is not None
        assert not any(code in one for one in known)
        known[place].add(code)


@given(acts, st.integers(0, 60), acts)
def test_a_journal_reopened_from_an_old_backup_doubles_no_number_it_forgot(
    before: list[tuple[int, str, int]], kept: int, after: list[tuple[int, str, int]]
) -> None:
    """What was printed after the backup is on paper and unknown; days later than the opening were not reached."""
    printed: set[DossierCode] = set()
    order: list[DossierCode] = []
    for _, agency, day in before:
        code = give(desk(range_block(AGENCY, 1, 3)), printed, agency, TODAY - timedelta(days=abs(day)))
        assert code is not None
        printed.add(code)
        order.append(code)
    reopened = desk(range_block(AGENCY, 1, 3), reopened_on=TODAY)
    known = set(order[:kept])
    for _, agency, day in after:
        code = give(reopened, known, agency, TODAY + timedelta(days=day))
        assert code is not None
        assert code not in printed
        assert code not in known
        known.add(code)
