"""The office's calendar for people to read: every day of a year, what it counts for and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from counter_app.domain.errors import BadInput
from counter_app.domain.notice import Notice
from counter_app.domain.office_calendar import DayKind, DayStatus, Doubt
from counter_app.domain.online_filing import ONLINE
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.times import date_vi
from counter_app.domain.written_day import read_day
from counter_app.services.reference import Reference

LONGEST_NUMBER = 100
STAFFED_DAYS = "intake.staffed_days"


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """`holidays_known`: somebody gave the public holidays of this year; without them a day off may be missing."""

    year: int
    days: Mapping[date, DayStatus]
    holidays_known: bool

    @property
    def exceptional(self) -> tuple[DayStatus, ...]:
        """Days that are not what their weekday says, in order."""
        return tuple(status for status in self.days.values() if status.exceptional)

    @property
    def unconfirmed(self) -> tuple[DayStatus, ...]:
        return tuple(status for status in self.exceptional if status.doubt is not Doubt.NONE)


class CalendarView:
    """Reads the database: for a lane, not for the window's thread."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference

    def year(self, year: int) -> CalendarYear:
        calendar = self._reference.calendar()
        first, length = date(year, 1, 1), (date(year + 1, 1, 1) - date(year, 1, 1)).days
        days = {day: calendar.status(day) for day in (first + timedelta(days=number) for number in range(length))}
        return CalendarYear(year, MappingProxyType(days), calendar.knows_holidays_of(year))

    def still_staffed(self, day: date, kind: DayKind) -> Notice | None:
        """For a working day that is decided to be off, asked before it is: what the regulation wants on it all the same
        (Đồng Nai 2020, article 13.4; Bình Định 2019, article 14.5). None for other days and where none says so."""
        if kind is not DayKind.OFF or not self._reference.calendar().status(day).works:
            return None
        rule = self._reference.profile(day).rule(STAFFED_DAYS, channel=ONLINE)
        if rule is None:
            return None
        source = citation_with_doubt(rule)
        return Notice(
            f"Nếu không phải ngày lễ, Tết thì ngày này vẫn cần người trực nhận hồ sơ điện tử ({source}).",
            f"Unless it is a public holiday, somebody still has to be on duty for electronic dossiers ({source}).",
        )


def decision_words(number: str, day: str) -> str:
    """ "QĐ 12/QĐ-UBND ngày 20/11/2026", from a number and a date as they were typed. Raises BadInput."""
    number = " ".join(number.split())
    if not number or not number.isprintable() or len(number) > LONGEST_NUMBER:
        raise BadInput(
            "Hãy ghi số quyết định (tối đa 100 ký tự); không có thì ngày vẫn là chưa xác nhận.",
            "Enter the number of the decision (at most 100 characters); without it the day stays not confirmed.",
        )
    signed = read_day(day)
    if signed is None:
        raise BadInput(
            "Ngày ký quyết định phải có dạng 20/11/2026.", "The date of the decision is written like 20/11/2026."
        )
    return f"{number} ngày {date_vi(signed)}"
