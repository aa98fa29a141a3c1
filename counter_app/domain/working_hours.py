"""The hours of a week: each day a few stretches ("07:30-11:30", "13:00-17:00") with breaks between them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from counter_app.domain.errors import BadInput
from counter_app.domain.times import OFFICE_ZONE, WEEKDAYS_VI

WEEKDAY_KEYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MOST_STRETCHES_A_DAY = 4
STRETCH_FORM = re.compile(r"([0-9]{1,2}):([0-9]{2})\s*-\s*([0-9]{1,2}):([0-9]{2})")


@dataclass(frozen=True, order=True)
class Stretch:
    """One half of a working day, from opening to closing, both in office time."""

    opens: time
    closes: time

    def opening_on(self, day: date) -> datetime:
        return datetime.combine(day, self.opens, OFFICE_ZONE)

    def closing_on(self, day: date) -> datetime:
        return datetime.combine(day, self.closes, OFFICE_ZONE)

    @property
    def length(self) -> timedelta:
        return self.closing_on(date(2000, 1, 1)) - self.opening_on(date(2000, 1, 1))

    def __str__(self) -> str:
        return f"{self.opens:%H:%M}-{self.closes:%H:%M}"


@dataclass(frozen=True)
class WeekHours:
    """Seven days, Monday first; a day without stretches is closed."""

    days: tuple[tuple[Stretch, ...], ...] = ((),) * 7

    def on(self, day: date) -> tuple[Stretch, ...]:
        return self.days[day.weekday()]

    @property
    def ordinary_day(self) -> tuple[Stretch, ...]:
        """Monday's stretches, or those of the first day that has any."""
        return next((stretches for stretches in self.days if stretches), ())

    def to_json(self) -> dict[str, list[str]]:
        return {
            key: [str(stretch) for stretch in stretches]
            for key, stretches in zip(WEEKDAY_KEYS, self.days, strict=True)
            if stretches
        }


def total_length(stretches: tuple[Stretch, ...]) -> timedelta:
    return sum((stretch.length for stretch in stretches), timedelta())


def parse_stretches(value: object) -> tuple[Stretch, ...]:
    """A list of "07:30-11:30", in order and without overlap. Raises BadInput."""
    if not isinstance(value, list) or len(value) > MOST_STRETCHES_A_DAY:
        raise BadInput(
            'Giờ làm việc của một ngày phải là danh sách có tối đa 4 khoảng, ví dụ ["07:30-11:30", "13:00-17:00"].',
            'The hours of a day must be a list of at most 4 stretches, like ["07:30-11:30", "13:00-17:00"].',
        )
    stretches = tuple(_parse_stretch(part) for part in value)
    for earlier, later in itertools.pairwise(stretches):
        if later.opens <= earlier.closes:
            raise BadInput(
                f"Các khoảng giờ {earlier} và {later} chồng nhau hoặc không theo thứ tự.",
                f"The stretches {earlier} and {later} overlap or are out of order.",
            )
    return stretches


def parse_week(value: object) -> WeekHours:
    """A table from mon … sun to lists of stretches; a missing day is closed. Raises BadInput."""
    if not isinstance(value, Mapping):
        raise BadInput(
            "Giờ làm việc trong tuần phải là bảng mon … sun.",
            "The hours of the week must be a table from mon to sun.",
        )
    unknown = [str(key)[:20] for key in value if key not in WEEKDAY_KEYS]
    if unknown:
        raise BadInput(
            f"Giờ làm việc có ngày lạ “{unknown[0]}”; chỉ dùng mon, tue, wed, thu, fri, sat, sun.",
            f"The hours name an unknown day “{unknown[0]}”; use mon, tue, wed, thu, fri, sat, sun.",
        )
    return WeekHours(tuple(parse_stretches(value.get(key, [])) for key in WEEKDAY_KEYS))


def weekday_vi(day: date) -> str:
    return WEEKDAYS_VI[day.weekday()]


def _parse_stretch(value: object) -> Stretch:
    found = STRETCH_FORM.fullmatch(value.strip()) if isinstance(value, str) and len(value) < 40 else None
    try:
        if found:
            opens_hour, opens_minute, closes_hour, closes_minute = map(int, found.groups())
            stretch = Stretch(time(opens_hour, opens_minute), time(closes_hour, closes_minute))
            if stretch.opens < stretch.closes:
                return stretch
    except ValueError:
        pass
    shown = str(value)[:40]
    raise BadInput(
        f"Không đọc được khoảng giờ “{shown}”; hãy viết như 07:30-11:30, giờ mở trước giờ đóng.",
        f"The stretch “{shown}” cannot be read; write it like 07:30-11:30, opening before closing.",
    )
