"""Numbers of dossier codes from blocks that no other desk has, so that desks which cannot talk never double one.

A desk takes an agency's numbers from the ranges granted to it, in order, and then from its wide numbers, which
are its own in the whole country. The next number is one above the highest known *inside the block in use* for
that agency and date: nothing is reset, so neither a clock set back nor a back-entry can give a number again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from counter_app.domain.dossier_code import DossierCode, check_agency, level_one_of, make_dossier_code
from counter_app.domain.errors import BadInput

RANGE_DIGITS = 4
# 5000-9999 are the central system's own (online) intake's.
LAST_OF_DESKS = 4_999
WIDE_DIGITS = 7
# Added to the province's number (H01-H63), so that wide numbers begin with 31-93, which no ministry uses.
WIDE_OFFSET = 30
WIDE_LAST_COUNT = 99
PROVINCE_FORM = re.compile(r"H(0[1-9]|[1-5][0-9]|6[0-3])")


@dataclass(frozen=True)
class NumberBlock:
    """Numbers `first` to `last` with so many printed digits, for one agency or (wide numbers) for any: ""."""

    first: int
    last: int
    digits: int
    agency: str = ""

    def __contains__(self, code: DossierCode) -> bool:
        """Whether the code's number lies in this block (4-digit 0012 and 7-digit 0000012 are not the same)."""
        same_agency = self.agency in ("", code.agency)
        return same_agency and len(code.number) == self.digits and self.first <= code.sequence <= self.last

    def printed(self, number: int) -> str:
        return f"{number:0{self.digits}d}"


@dataclass(frozen=True)
class DeskNumbers:
    """What one desk may number with.

    `ranges` in the order of their grants; `province` as H19, "" where nobody knows it (there are no wide numbers
    then); `desk_number` and the one `spare_desk_number` for reopened journals, 1 to 999; `reopened_on` the office date
    on which this journal was opened after another.
    """

    ranges: tuple[NumberBlock, ...]
    province: str
    desk_number: int
    spare_desk_number: int
    reopened_on: date | None = None

    def blocks(self, agency: str, day: date) -> tuple[NumberBlock, ...]:
        """The blocks for this agency and date, in the order in which they are used up.

        A reopened journal may not know the last numbers of its predecessor: up to and including the day on
        which it was opened it numbers from the spare desk number alone, whatever has been learnt since.
        """
        if self.reopened_on is not None and day <= self.reopened_on:
            return self._wide(self.spare_desk_number)
        own = tuple(block for block in self.ranges if block.agency == agency)
        return (*own, *self._wide(self.desk_number))

    def _wide(self, desk_number: int) -> tuple[NumberBlock, ...]:
        """A guessed province would give another province's numbers: rather no code yet."""
        return (wide_block(self.province, desk_number),) if self.province else ()


@dataclass(frozen=True)
class NumberAccount:
    """Every number of one block, agency and day: issued, void with its reason, or unused (as from-to)."""

    issued: tuple[int, ...]
    void: tuple[tuple[int, str], ...]
    unused: tuple[tuple[int, int], ...]


def province_of(agencies: Iterable[str]) -> str:
    """The first province that these identifiers name, as H19; "" where none does (a ministry's, or none at all)."""
    return next((found for found in map(_province_in, agencies) if found), "")


def _province_in(agency: str) -> str:
    try:
        group = level_one_of(agency)
    except BadInput:
        return ""
    return group if PROVINCE_FORM.fullmatch(group) else ""


def range_block(agency: str, first: int, last: int) -> NumberBlock:
    """A granted range. Raises BadInput for one that the centre may not grant to a desk."""
    if not 1 <= first <= last <= LAST_OF_DESKS:
        raise BadInput(
            f"Dải số {first}–{last} không dùng được; số của quầy nằm trong 0001–{LAST_OF_DESKS}.",
            f"The range {first} to {last} cannot be used; desks have numbers in 0001 to {LAST_OF_DESKS}.",
        )
    return NumberBlock(first, last, RANGE_DIGITS, check_agency(agency))


def wide_block(province: str, desk_number: int) -> NumberBlock:
    """The seven-digit numbers of one desk: province + 30, three digits of desk, two of the day's count."""
    if not PROVINCE_FORM.fullmatch(province) or not 1 <= desk_number <= 999:
        raise BadInput(
            f"Không lập được số của quầy {desk_number} thuộc “{province[:20]}”; "
            "tỉnh viết như H19, số quầy từ 1 đến 999.",
            f"Desk {desk_number} of “{province[:20]}” has no wide numbers; "
            "a province looks like H19, desk numbers go from 1 to 999.",
        )
    start = ((int(province[1:]) + WIDE_OFFSET) * 1_000 + desk_number) * 100
    return NumberBlock(start + 1, start + WIDE_LAST_COUNT, WIDE_DIGITS)


def next_code(
    agency: str,
    day: date,
    blocks: Iterable[NumberBlock],
    highest_known: Callable[[NumberBlock], int | None],
) -> DossierCode | None:
    """The next code of this agency and date, or None when every block is used up (the code comes later).

    `highest_known` gives the highest number known inside a block for that agency and date, from the own journal,
    its predecessors and the feed; void numbers count too, since a number is never used again.
    """
    for block in blocks:
        number = next_in_block(block, highest_known(block))
        if number is not None:
            return make_dossier_code(agency, day, block.printed(number))
    return None


def next_in_block(block: NumberBlock, highest: int | None) -> int | None:
    """One above the highest known, or None past the end. A highest outside the block is a caller's bug."""
    if highest is None:
        return block.first
    if not block.first <= highest <= block.last:
        raise ValueError("the highest known number lies outside the block")
    return highest + 1 if highest < block.last else None


def numbers_left(blocks: Iterable[NumberBlock], highest_known: Callable[[NumberBlock], int | None]) -> int:
    """How many numbers remain for that agency and date: near the end the desk asks for another range."""
    return sum(block.last - (highest_known(block) or block.first - 1) for block in blocks)


def account(block: NumberBlock, issued: Iterable[int], void: Mapping[int, str]) -> NumberAccount:
    """Every number of the block once. A number both issued and void is void: its dossier was withdrawn."""
    span = range(block.first, block.last + 1)
    voided = sorted((number, reason) for number, reason in void.items() if number in span)
    used = sorted({number for number in issued if number in span} - void.keys())
    taken = sorted([*used, *(number for number, _ in voided)])
    return NumberAccount(tuple(used), tuple(voided), tuple(_gaps(block, taken)))


def _gaps(block: NumberBlock, taken: list[int]) -> Iterable[tuple[int, int]]:
    following = block.first
    for number in taken:
        if number > following:
            yield following, number - 1
        following = number + 1
    if following <= block.last:
        yield following, block.last
