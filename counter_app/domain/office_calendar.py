"""The office's own calendar: which days and hours count for deadlines, and why a day does not.

The table of the office always wins over the public holidays, these over the hours of the week. What has no
decision behind it is said to be unconfirmed wherever it is told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from counter_app.domain.errors import BadInput
from counter_app.domain.times import date_vi
from counter_app.domain.working_hours import Stretch, WeekHours, weekday_vi

OFFICE_HOURS_CITATION = "Giờ làm việc của cơ quan"
MOST_TABLE_DAYS = 2_000
MOST_REMEMBERED_DAYS = 10_000
MOST_HOLIDAYS = 5_000
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class DayKind(StrEnum):
    OFF = "off"
    WORK = "work"


class Doubt(StrEnum):
    """Why a day must not be presented as certain."""

    NONE = ""
    LIBRARY = "library"
    TABLE = "table"


@dataclass(frozen=True)
class PublicHoliday:
    """One public holiday as a plain value; `confirmed` only with the decision that was read."""

    day: date
    name: str
    decision: str | None = None
    confirmed: bool = False
    source: str = ""


@dataclass(frozen=True)
class TableDay:
    """One day that the office decided: off, or worked (with Monday's hours unless it gives its own)."""

    day: date
    kind: DayKind
    decision: str | None = None
    hours: tuple[Stretch, ...] | None = None


@dataclass(frozen=True)
class DayStatus:
    """What one day counts for, and the reason in both languages."""

    day: date
    stretches: tuple[Stretch, ...]
    vi: str
    en: str
    citation: str
    doubt: Doubt = Doubt.NONE
    exceptional: bool = False

    @property
    def works(self) -> bool:
        return bool(self.stretches)

    @property
    def told_vi(self) -> str:
        """The reason with its doubt, as every explanation must say it."""
        return self.vi + _DOUBT_VI[self.doubt]

    @property
    def told_en(self) -> str:
        return self.en + _DOUBT_EN[self.doubt]


_DOUBT_VI = {
    Doubt.NONE: "",
    Doubt.LIBRARY: " (theo thư viện lịch, chưa xác nhận)",
    Doubt.TABLE: " (chưa có số quyết định, chưa xác nhận)",
}
_DOUBT_EN = {
    Doubt.NONE: "",
    Doubt.LIBRARY: " (from the library, not confirmed)",
    Doubt.TABLE: " (no decision number, not confirmed)",
}


@dataclass(frozen=True)
class OfficeCalendar:
    """Hours, public holidays and the office's table.

    `opening_hours` are counter hours that do not count for deadlines. `holiday_years` are the first and
    last year for which public holidays were given; None where the office does not use them.
    Raises BadInput for a calendar that contradicts itself.
    """

    hours: WeekHours
    opening_hours: WeekHours = field(default_factory=WeekHours)
    holidays: tuple[PublicHoliday, ...] = ()
    days: tuple[TableDay, ...] = ()
    holiday_years: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        _refuse_excess(self)
        for row in self.days:
            _check_table_day(row, self.hours)
        if len(self._table) != len(self.days):
            twice = next(row.day for row in self.days if self._table[row.day] is not row)
            raise BadInput(
                f"Ngày {date_vi(twice)} có hai dòng trong bảng ngày nghỉ, ngày làm bù; chỉ để lại một.",
                f"The day {twice} stands twice in the table of days; keep one row.",
            )

    @cached_property
    def _table(self) -> dict[date, TableDay]:
        return {row.day: row for row in self.days}

    @cached_property
    def _holidays(self) -> dict[date, PublicHoliday]:
        return {row.day: row for row in self.holidays}

    def status(self, day: date) -> DayStatus:
        """What the day counts for; pure look-up, never fails."""
        if (known := self._statuses.get(day)) is None:
            if len(self._statuses) >= MOST_REMEMBERED_DAYS:
                self._statuses.clear()
            known = self._statuses[day] = self._status(day)
        return known

    @cached_property
    def _statuses(self) -> dict[date, DayStatus]:
        """Of days that were asked for: terms walk over the same weeks all day long."""
        return {}

    def _status(self, day: date) -> DayStatus:
        if row := self._table.get(day):
            return self._decided(row, self._holidays.get(day))
        if not self.hours.on(day):
            return self._outside_the_week(day)
        if holiday := self._holidays.get(day):
            return _public_holiday(holiday)
        vi, en = f"{named_vi(day)}: ngày làm việc", f"{named_en(day)}: working day"
        return DayStatus(day, self.hours.on(day), vi, en, OFFICE_HOURS_CITATION)

    def counter_hours(self, day: date) -> tuple[Stretch, ...]:
        """When the counter is open, counted or not; shown to people, never used for deadlines."""
        counted = self.status(day).stretches
        if not counted and (day in self._table or day in self._holidays):
            return ()
        return tuple(sorted({*counted, *self.opening_hours.on(day)}))

    def knows_holidays_of(self, year: int) -> bool:
        return self.holiday_years is None or self.holiday_years[0] <= year <= self.holiday_years[1]

    def _decided(self, row: TableDay, holiday: PublicHoliday | None) -> DayStatus:
        citation = row.decision or "Bảng ngày nghỉ, ngày làm bù của cơ quan"
        doubt = Doubt.NONE if row.decision else Doubt.TABLE
        if row.kind is DayKind.WORK:
            hours = row.hours or self.hours.ordinary_day
            vi, en = f"{named_vi(row.day)}: làm việc bù", f"{named_en(row.day)}: worked instead of another day"
            return DayStatus(row.day, hours, vi, en, citation, doubt, exceptional=True)
        name_vi, name_en = (
            (holiday.name, holiday.name) if holiday else ("theo lịch của cơ quan", "by the office's table")
        )
        vi, en = f"{named_vi(row.day)}: nghỉ {name_vi}", f"{named_en(row.day)}: day off ({name_en})"
        return DayStatus(row.day, (), vi, en, citation, doubt, exceptional=True)

    def _outside_the_week(self, day: date) -> DayStatus:
        vi, en = f"{named_vi(day)}: không phải ngày làm việc", f"{named_en(day)}: not a working day"
        if self.opening_hours.on(day):
            vi = f"{named_vi(day)}: quầy có mở nhưng không tính vào thời hạn"
            en = f"{named_en(day)}: the counter is open but the day does not count for deadlines"
        return DayStatus(day, (), vi, en, OFFICE_HOURS_CITATION)


def named_vi(day: date) -> str:
    """Thứ Ba 24/11/2026."""
    return f"{weekday_vi(day)} {date_vi(day)}"


def named_en(day: date) -> str:
    """Tuesday 24/11/2026: as people here write it, in English too."""
    return f"{WEEKDAYS_EN[day.weekday()]} {day:%d/%m/%Y}"


def _public_holiday(holiday: PublicHoliday) -> DayStatus:
    confirmed = holiday.confirmed and holiday.decision is not None
    return DayStatus(
        holiday.day,
        (),
        f"{named_vi(holiday.day)}: nghỉ {holiday.name}",
        f"{named_en(holiday.day)}: public holiday ({holiday.name})",
        holiday.decision or holiday.source,
        Doubt.NONE if confirmed else Doubt.LIBRARY,
        exceptional=True,
    )


def _check_table_day(row: TableDay, hours: WeekHours) -> None:
    if row.kind is DayKind.OFF and row.hours:
        raise BadInput(
            f"Ngày nghỉ {date_vi(row.day)} không được có giờ làm việc.",
            f"The day off {row.day} must not have hours.",
        )
    if row.kind is DayKind.WORK and not (row.hours or hours.days[0]):
        raise BadInput(
            f"Ngày làm bù {date_vi(row.day)} cần có giờ riêng, vì Thứ Hai không có giờ làm việc.",
            f"The worked day {row.day} needs hours of its own, because Monday has none.",
        )


def _refuse_excess(calendar: OfficeCalendar) -> None:
    if len(calendar.days) > MOST_TABLE_DAYS or len(calendar.holidays) > MOST_HOLIDAYS:
        raise BadInput(
            f"Lịch có quá nhiều ngày; tối đa {MOST_TABLE_DAYS} ngày trong bảng và {MOST_HOLIDAYS} ngày lễ.",
            f"The calendar has too many days; at most {MOST_TABLE_DAYS} rows and {MOST_HOLIDAYS} holidays.",
        )
