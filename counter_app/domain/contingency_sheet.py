"""Contingency sheets: slips that are printed beforehand in pads, filled in by pen while there is no power or no PC.

A sheet has a number of its own, never a dossier code: which agency decides and on which day it is used are not known
when it is printed. The code comes when what was written is entered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.errors import BadInput

MOST_IN_A_PAD = 200
LAST_COUNT = 99_999
LAST_DESK = 999

# Letters in front, so that it is neither a telephone number nor a code; written as DP007-00012, read also without
# the hyphen and in small letters.
_FORM = re.compile(r"(?i)\s*DP[ -]?([0-9]{3})[ -]?([0-9]{5})\s*")

# Facts of the entries.
DESK, FIRST, COUNT, SHEET, HOW = "desk_number", "first", "count", "sheet", "how"


class Mark(StrEnum):
    """Why a sheet will not be entered: written on in vain, or not to be found."""

    SPOILED = "spoiled"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, order=True)
class SheetNumber:
    """`desk` is the number of the desk that printed it (its spare number for a journal that followed another), `count`
    one above the last that was ever printed under it."""

    desk: int
    count: int

    def __str__(self) -> str:
        return f"DP{self.desk:03d}-{self.count:05d}"


@dataclass(frozen=True, slots=True)
class Pad:
    """Sheets that were printed in one go, `first` to `last`."""

    desk: int
    first: int
    count: int

    @property
    def last(self) -> int:
        return self.first + self.count - 1

    def __contains__(self, number: SheetNumber) -> bool:
        return number.desk == self.desk and self.first <= number.count <= self.last

    def numbers(self) -> Iterator[SheetNumber]:
        return (SheetNumber(self.desk, count) for count in range(self.first, self.last + 1))

    def facts(self) -> dict[str, object]:
        return {DESK: self.desk, FIRST: self.first, COUNT: self.count}


def sheet_number(text: object) -> SheetNumber | None:
    """None for whatever is no sheet's number."""
    shape = _FORM.fullmatch(text) if isinstance(text, str) and len(text) <= 40 else None
    if shape is None:
        return None
    number = SheetNumber(int(shape[1]), int(shape[2]))
    return number if _is_possible(number) else None


def parse_sheet_number(text: str) -> SheetNumber:
    """Raises BadInput."""
    number = sheet_number(text)
    if number is None:
        raise BadInput(
            f"“{text[:30]}” không phải số phiếu dự phòng; số có dạng DP007-00012.",
            f"“{text[:30]}” is no contingency sheet's number; it looks like DP007-00012.",
        )
    return number


def pad_of(facts: Mapping[str, object]) -> Pad | None:
    """Of the entry that says what was printed; None where its facts are no pad's."""
    desk, first, count = (facts.get(name) for name in (DESK, FIRST, COUNT))
    if not (_is_whole(desk) and _is_whole(first) and _is_whole(count)):
        return None
    pad = Pad(int(str(desk)), int(str(first)), int(str(count)))
    possible = 1 <= pad.count <= MOST_IN_A_PAD and 1 <= pad.desk <= LAST_DESK
    return pad if possible and pad.first >= 1 and pad.last <= LAST_COUNT else None


def next_pad(desk: int, highest: int, count: int) -> Pad:
    """The next sheets of a desk number of which `highest` is the last known. Raises BadInput for a count that no pad
    has, and when the numbers are used up."""
    if not 1 <= count <= MOST_IN_A_PAD:
        raise BadInput(
            f"Một tập phiếu có từ 1 đến {MOST_IN_A_PAD} tờ; hãy ghi lại số tờ.",
            f"A pad has 1 to {MOST_IN_A_PAD} sheets; give another count.",
        )
    pad = Pad(desk, highest + 1, count)
    if pad.last > LAST_COUNT:
        raise BadInput(
            "Số phiếu dự phòng của quầy này đã dùng hết; hãy in ở quầy khác và báo quản trị.",
            "This desk has no numbers for contingency sheets left; print at another desk and tell the administrator.",
        )
    return pad


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_possible(number: SheetNumber) -> bool:
    return 1 <= number.desk <= LAST_DESK and 1 <= number.count <= LAST_COUNT
