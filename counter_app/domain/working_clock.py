"""A clock that only runs while the office works; it writes down every day that it passes and why."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from counter_app.domain.due_explanation import Step, step_for_day_off, step_for_worked_day
from counter_app.domain.errors import BadInput
from counter_app.domain.office_calendar import DayStatus, Doubt, OfficeCalendar, named_en
from counter_app.domain.times import OFFICE_ZONE
from counter_app.domain.working_hours import Stretch

QUARTER = timedelta(minutes=15)
LONGEST_CLOSURE_DAYS = 400
LONGEST_WALK_DAYS = 20 * 366


class WorkingClock:
    """Walks one calendar; `passed` holds the steps in the order in which they were met.

    Every method raises BadInput where the calendar has no working day to go to.
    """

    def __init__(self, calendar: OfficeCalendar) -> None:
        self.calendar = calendar
        self.passed: list[Step] = []
        self._walked = 0

    def start(self, received: datetime) -> datetime:
        """Before opening from opening, in the break from the afternoon, after closing or on a day off from
        the next working morning."""
        status = self.calendar.status(received.date())
        self._write_down(status)
        for stretch in status.stretches:
            if received.time() <= stretch.closes:
                return max(received, stretch.opening_on(received.date()))
        return self.first_opening(self.nth_working_day(received.date(), 1))

    def nth_working_day(self, after: date, count: int) -> date:
        day = after
        for _ in range(count):
            day = self._next_working_day(day)
        return day

    def forward(self, moment: datetime, length: timedelta) -> datetime:
        """`length` of working time later; ends at a closing rather than at the next opening."""
        while True:
            for stretch in self.calendar.status(moment.date()).stretches:
                begin = max(moment, stretch.opening_on(moment.date()))
                room = stretch.closing_on(moment.date()) - begin
                if room > timedelta() and length <= room:
                    return begin + length
                length -= max(room, timedelta())
            moment = self.first_opening(self._next_working_day(moment.date()))

    def at_office_hour(self, day: date, clock: time) -> datetime:
        """That clock time on a working day; in the break the afternoon's start, after closing the closing.

        Before the day's opening it is the opening: the closing before it would be a day too early.
        """
        stretches = self.calendar.status(day).stretches
        for stretch in stretches:
            if clock <= stretch.closes:
                return datetime.combine(day, max(clock, stretch.opens), OFFICE_ZONE)
        return self.last_closing(day)

    def rounded_up(self, moment: datetime) -> datetime:
        """Up to the quarter hour, never past the end of the half-day in which the moment lies."""
        midnight = datetime.combine(moment.date(), time(), OFFICE_ZONE)
        quarters = -((midnight - moment) // QUARTER)
        return min(midnight + quarters * QUARTER, self._half_day_of(moment).closing_on(moment.date()))

    def first_opening(self, day: date) -> datetime:
        return self.calendar.status(day).stretches[0].opening_on(day)

    def first_closing(self, day: date) -> datetime:
        return self.calendar.status(day).stretches[0].closing_on(day)

    def last_closing(self, day: date) -> datetime:
        return self.calendar.status(day).stretches[-1].closing_on(day)

    def days_later(self, day: date, count: int) -> date:
        try:
            return day + timedelta(days=count)
        except OverflowError:
            raise _no_such_date() from None

    def hours_later(self, moment: datetime, length: timedelta) -> datetime:
        """By the clock, through nights and days off, to the minute ("24 giờ" of the post)."""
        try:
            return moment + length
        except OverflowError:
            raise _no_such_date() from None

    def working_days_between(self, after: date, until: date) -> int:
        """How many working days lie after the one and up to the other."""
        days = (after + timedelta(days=n) for n in range(1, (until - after).days + 1))
        return sum(self.calendar.status(day).works for day in days)

    def working_time_between(self, begin: datetime, end: datetime) -> timedelta:
        days = (begin.date() + timedelta(days=n) for n in range((end.date() - begin.date()).days + 1))
        return sum(
            (
                max(min(end, stretch.closing_on(day)) - max(begin, stretch.opening_on(day)), timedelta())
                for day in days
                for stretch in self.calendar.status(day).stretches
            ),
            timedelta(),
        )

    def tell_day_off(self, day: date) -> None:
        self.passed.append(step_for_day_off(self.calendar.status(day)))

    def tell_years_without_holidays(self, first_year: int, last_year: int) -> None:
        """Public holidays of a year that the calendar was not given may still move the date."""
        for year in range(first_year, last_year + 1):
            if not self.calendar.knows_holidays_of(year):
                vi = f"Lịch chưa có ngày nghỉ lễ của năm {year} (chưa xác nhận)"
                en = f"The calendar has no public holidays of {year} yet (not confirmed)"
                self.passed.append(Step(date(year, 1, 1), vi, en, "", Doubt.LIBRARY))

    def _next_working_day(self, day: date) -> date:
        for _ in range(LONGEST_CLOSURE_DAYS):
            day = self.days_later(day, 1)
            self._count_walked_day()
            status = self.calendar.status(day)
            self._write_down(status)
            if status.works:
                return day
        raise BadInput(
            f"Lịch của cơ quan không có ngày làm việc nào trong {LONGEST_CLOSURE_DAYS} ngày liền; "
            "hãy kiểm tra giờ làm việc.",
            f"The office calendar has no working day in {LONGEST_CLOSURE_DAYS} days; check its hours.",
        )

    def _count_walked_day(self) -> None:
        self._walked += 1
        if self._walked > LONGEST_WALK_DAYS:
            raise BadInput(
                "Với lịch này thời hạn kéo dài quá 20 năm; hãy kiểm tra giờ làm việc và thời hạn.",
                "With this calendar the term runs over 20 years; check the hours and the term.",
            )

    def _write_down(self, status: DayStatus) -> None:
        if not status.works:
            self.passed.append(step_for_day_off(status))
        elif status.exceptional:
            self.passed.append(step_for_worked_day(status))

    def _half_day_of(self, moment: datetime) -> Stretch:
        stretches = self.calendar.status(moment.date()).stretches
        return next((one for one in stretches if moment.time() <= one.closes), stretches[-1])


def in_office_time(moment: datetime) -> datetime:
    """Raises ValueError for a time without zone, BadInput for one at the edge of what a calendar holds."""
    if moment.tzinfo is None:
        raise ValueError("a time without zone")
    try:
        return moment.astimezone(OFFICE_ZONE)
    except OverflowError:
        raise _no_such_date() from None


def named_en_at(moment: datetime) -> str:
    """Tuesday 24/11/2026 15:30."""
    return f"{named_en(moment.date())} {moment:%H:%M}"


def _no_such_date() -> BadInput:
    return BadInput("Thời điểm nằm ngoài phạm vi của lịch.", "The time lies outside what the calendar can hold.")
