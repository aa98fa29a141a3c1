"""Public holidays of Vietnam as plain days, out of the `holidays` library.

The library computes days, it does not know decisions: all of its days are unconfirmed, except those of
CONFIRMED, whose text was read. Swapped days of a year belong into the office's table, with their numbers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from counter_app.domain.errors import BadInput
from counter_app.domain.office_calendar import PublicHoliday
from counter_app.settings.resources import resource_path

SOURCE = "Thư viện ngày nghỉ lễ (holidays, Việt Nam)"
# The library has days from 1901 to 2100; deadlines of this program begin with the one-stop shops.
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True)
class YearlyDay:
    """A fixed day of every year from `since` on, with the decision that makes it a day off."""

    month: int
    day: int
    since: int
    decision: str

    def on(self, day: date) -> bool:
        return (day.month, day.day) == (self.month, self.day) and day.year >= self.since


CULTURE_DAY = YearlyDay(11, 24, 2026, "Nghị quyết 28/2026/QH16, điều 2")
CONFIRMED = (CULTURE_DAY,)


def public_holidays(years: Iterable[int]) -> tuple[PublicHoliday, ...]:
    """The library's days of these years, in order of date. Raises BadInput for a year it does not know."""
    wanted = sorted(set(years))
    if wanted and not FIRST_YEAR <= wanted[0] <= wanted[-1] <= LAST_YEAR:
        raise BadInput(
            f"Chỉ có ngày nghỉ lễ của các năm {FIRST_YEAR}–{LAST_YEAR}; hãy kiểm tra lại năm.",
            f"Public holidays are known for the years {FIRST_YEAR} to {LAST_YEAR} only; check the year.",
        )
    rows = (_plain_day(day, name) for day, name in _library_days() if day.year in wanted)
    return tuple(row for row in rows if not _made_up_for_culture_day(row))


@cache
def _library_days() -> tuple[tuple[date, str], ...]:
    """As docs/make_holidays.py wrote them: the library reads every country of the world before it names one day,
    which took a start a quarter of its time. A test compares each day with the library's."""
    raw: dict[str, str] = json.loads(resource_path("offices", "public_holidays.json").read_text("utf-8"))
    return tuple((date.fromisoformat(day), name) for day, name in raw.items())


def _plain_day(day: date, name: str) -> PublicHoliday:
    decision = next((known.decision for known in CONFIRMED if known.on(day)), None)
    return PublicHoliday(day, name, decision, decision is not None, SOURCE)


def _made_up_for_culture_day(row: PublicHoliday) -> bool:
    """Resolution 28/2026 stands outside Labour Code article 112.1, so the make-up rule of article 111.3 does
    not reach it; the library makes one up where 24/11 falls on a weekend."""
    return row.day.month == CULTURE_DAY.month and not CULTURE_DAY.on(row.day) and "Văn hóa" in row.name
