"""Numbers of contingency sheets, and what a receipt that is entered from one must say."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.contingency_sheet import (
    LAST_COUNT,
    LAST_DESK,
    MOST_IN_A_PAD,
    SheetNumber,
    next_pad,
    pad_of,
    parse_sheet_number,
    sheet_number,
)
from counter_app.domain.errors import BadInput
from counter_app.domain.intake import Applicant, ReceiveDossier
from counter_app.domain.sheet_checks import checked_sheet
from counter_app.domain.times import parse_iso

NUMBERS = st.builds(SheetNumber, st.integers(1, LAST_DESK), st.integers(1, LAST_COUNT))
PRINTED = parse_iso("2026-11-20T08:00:30")


@given(NUMBERS, st.sampled_from(["{}", " {} ", "{}\n"]), st.booleans(), st.booleans())
def test_a_number_reads_back_however_it_is_typed(number: SheetNumber, around: str, small: bool, joined: bool) -> None:
    text = around.format(str(number).replace("-", "" if joined else " "))
    assert sheet_number(text.lower() if small else text) == number


@pytest.mark.parametrize(
    "text", ["DP000-00001", "DP001-00000", "DP1-1", "001-00001", "DP001-000011", "", 7, None, "DP٠٠١-00001"]
)
def test_what_is_no_number_is_none(text: object) -> None:
    assert sheet_number(text) is None


def test_what_is_no_number_is_refused_in_one_sentence() -> None:
    with pytest.raises(BadInput, match="no contingency sheet"):
        parse_sheet_number("0912 345 678")


@given(st.integers(0, LAST_COUNT), st.integers(-1, MOST_IN_A_PAD + 1))
def test_a_pad_begins_above_everything_known_and_never_passes_the_end(highest: int, count: int) -> None:
    try:
        pad = next_pad(7, highest, count)
    except BadInput:
        assert not 1 <= count <= MOST_IN_A_PAD or highest + count > LAST_COUNT
        return
    assert [number.count for number in pad.numbers()] == list(range(highest + 1, highest + count + 1))
    assert pad_of(pad.facts()) == pad
    assert SheetNumber(7, highest) not in pad
    assert SheetNumber(8, pad.first) not in pad


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"desk_number": "7", "first": 1, "count": 2},
        {"desk_number": True, "first": 1, "count": 2},
        {"desk_number": 7, "first": 0, "count": 2},
        {"desk_number": 7, "first": 1, "count": 10**9},
        {"desk_number": 1000, "first": 1, "count": 1},
        {"desk_number": 7, "first": LAST_COUNT, "count": 2},
    ],
)
def test_facts_that_are_no_pads_are_none(facts: dict[str, object]) -> None:
    assert pad_of(facts) is None


def test_a_receipt_without_a_sheet_is_left_as_it_is() -> None:
    command = ReceiveDossier("1.004873", Applicant("Nguyễn Thị Đẹp"))
    assert checked_sheet(command, PRINTED) == (command, [])


def test_the_time_on_the_sheet_is_needed_and_not_before_it_was_printed() -> None:
    command = ReceiveDossier("1.004873", Applicant("Nguyễn Thị Đẹp"), sheet="dp00700012", sheet_printed=PRINTED)
    assert [one.field for one in checked_sheet(command, PRINTED)[1]] == ["received"]
    the_same_minute = PRINTED.replace(second=0)
    for received, wrong in ((the_same_minute, False), (the_same_minute - timedelta(minutes=1), True)):
        clean, problems = checked_sheet(replace(command, received=received), received)
        assert (clean.sheet, bool(problems)) == ("DP007-00012", wrong)
    assert [one.field for one in checked_sheet(replace(command, sheet="47"), PRINTED)[1]] == ["sheet"]
