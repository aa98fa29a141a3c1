"""A term as the law states it. Units stay what they are: none is converted into another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from counter_app.domain.errors import BadInput

AMOUNT_FORM = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,3})?")


class TermUnit(StrEnum):
    WORKING_DAYS = "working_days"
    WORKING_HOURS = "working_hours"
    CLOCK_HOURS = "clock_hours"
    CALENDAR_DAYS = "calendar_days"
    AT_ONCE = "at_once"
    SAME_DAY = "same_day"


UNIT_VI = {
    TermUnit.WORKING_DAYS: "ngày làm việc",
    TermUnit.WORKING_HOURS: "giờ làm việc",
    TermUnit.CLOCK_HOURS: "giờ",
    TermUnit.CALENDAR_DAYS: "ngày",
    TermUnit.AT_ONCE: "ngay sau khi tiếp nhận",
    TermUnit.SAME_DAY: "trong ngày làm việc",
}
UNIT_EN = {
    TermUnit.WORKING_DAYS: "working days",
    TermUnit.WORKING_HOURS: "working hours",
    TermUnit.CLOCK_HOURS: "hours",
    TermUnit.CALENDAR_DAYS: "days",
    TermUnit.AT_ONCE: "at once",
    TermUnit.SAME_DAY: "the same working day",
}
# The longest terms of Vietnamese procedures are months; ten times that is certainly a slip of the finger.
MOST = {
    TermUnit.WORKING_DAYS: 1_000,
    TermUnit.WORKING_HOURS: 8_000,
    TermUnit.CLOCK_HOURS: 24_000,
    TermUnit.CALENDAR_DAYS: 3_660,
}
# The smallest part of each unit that means something: half a working day, a minute, a whole day.
PARTS = {
    TermUnit.WORKING_DAYS: 2,
    TermUnit.WORKING_HOURS: 60,
    TermUnit.CLOCK_HOURS: 60,
    TermUnit.CALENDAR_DAYS: 1,
}


@dataclass(frozen=True)
class Term:
    """An exact amount (never a float) of one unit. Raises BadInput for an amount that the unit does not allow."""

    amount: Fraction
    unit: TermUnit

    def __post_init__(self) -> None:
        if self.unit in (TermUnit.AT_ONCE, TermUnit.SAME_DAY):
            return
        most, unit_vi, unit_en = MOST[self.unit], UNIT_VI[self.unit], UNIT_EN[self.unit]
        if not 0 < self.amount <= most:
            raise BadInput(
                f"Thời hạn phải lớn hơn 0 và không quá {most} {unit_vi}.",
                f"The term must be more than 0 and at most {most} {unit_en}.",
            )
        if (self.amount * PARTS[self.unit]).denominator != 1:
            raise BadInput(
                f"Thời hạn {shown_amount(self.amount)} {unit_vi} không dùng được; "
                "ngày làm việc chỉ chia đến nửa ngày, giờ chia đến phút, ngày thường không chia.",
                f"The term of {shown_amount(self.amount)} {unit_en} cannot be used; working days come in "
                "halves, hours in minutes, plain days whole.",
            )

    @classmethod
    def whole_days(cls, count: int) -> Term:
        """Plain days of the calendar, as "15 ngày" of decree 118/2025 article 19.5."""
        return cls(Fraction(count), TermUnit.CALENDAR_DAYS)

    @property
    def vi(self) -> str:
        """3 ngày làm việc."""
        return _told(self, UNIT_VI)

    @property
    def en(self) -> str:
        """3 working days."""
        return _told(self, UNIT_EN)


def parse_amount(text: str) -> Fraction:
    """Exact: "0.5" and "0,5" are one half. Raises BadInput."""
    if not AMOUNT_FORM.fullmatch(text):
        raise BadInput(
            f"Không đọc được con số “{text[:40]}”; hãy viết như 3 hoặc 0.5.",
            f"The number “{text[:40]}” cannot be read; write it like 3 or 0.5.",
        )
    return Fraction(text.replace(",", "."))


def shown_amount(amount: Fraction) -> str:
    """As people write it: 3, 0,5, 1,5; what has no short decimal form as a fraction."""
    if amount.denominator == 1:
        return str(amount.numerator)
    thousandths = amount * 1000
    if thousandths.denominator != 1:
        return str(amount)
    whole, rest = divmod(thousandths.numerator, 1000)
    return f"{whole},{rest:03d}".rstrip("0")


def _told(term: Term, units: dict[TermUnit, str]) -> str:
    unit = units[term.unit]
    return unit if term.unit not in MOST else f"{shown_amount(term.amount)} {unit}"
