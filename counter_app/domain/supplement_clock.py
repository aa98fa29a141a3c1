"""What waiting for the citizen does to a due date: the clock stops, or the term starts anew.

Which of the two is the profile's to say (decree 118/2025 article 19.5: anew once everything is there).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum, StrEnum

from counter_app.domain.due_date import CountingRules, DueDate, due_date
from counter_app.domain.due_explanation import Step
from counter_app.domain.errors import BadInput
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.term import Term, TermUnit
from counter_app.domain.times import appointment_vi
from counter_app.domain.working_clock import WorkingClock, in_office_time, named_en_at


class SupplementRule(StrEnum):
    STOP = "stop"
    RESTART = "restart"


class Awaited(Enum):
    """What the citizen had to bring, in words of the explanation: why the clock stood (vi, en), and what came."""

    SUPPLEMENT = ("để chờ bổ sung", "for the supplement", "hồ sơ đã được bổ sung đủ", "the dossier is now complete")
    DUTY = (
        "để chờ thực hiện nghĩa vụ tài chính",
        "for the financial obligation",
        "nghĩa vụ tài chính đã được thực hiện",
        "the financial obligation has been met",
    )

    def __init__(self, stood_vi: str, stood_en: str, came_vi: str, came_en: str) -> None:
        self.stood_vi, self.stood_en, self.came_vi, self.came_en = stood_vi, stood_en, came_vi, came_en


@dataclass(frozen=True, slots=True)
class Pause:
    """While the citizen had something to bring, in office time; made by `between`."""

    asked: datetime
    completed: datetime
    awaited: Awaited = Awaited.SUPPLEMENT

    @classmethod
    def between(cls, asked: datetime, completed: datetime, awaited: Awaited = Awaited.SUPPLEMENT) -> Pause:
        """Aware times of any zone. Raises BadInput where it ends before it begins."""
        pause = cls(in_office_time(asked), in_office_time(completed), awaited)
        if pause.completed < pause.asked:
            raise BadInput(
                "Thời điểm bổ sung xong không thể trước thời điểm yêu cầu bổ sung.",
                "The supplement cannot be complete before it was asked for.",
            )
        return pause


def after_supplement(
    before: DueDate,
    pause: Pause,
    calendar: OfficeCalendar,
    how: SupplementRule,
    *,
    rules: CountingRules | None = None,
    citation: str = "",
) -> DueDate:
    """The due date once what was asked for is complete.

    Asked for when the term was already over, it changes nothing: a late dossier stays late.
    """
    if pause.asked.date() > before.due.date():
        return before
    if how is SupplementRule.RESTART or before.term.unit in (TermUnit.AT_ONCE, TermUnit.SAME_DAY):
        return _anew(before, pause, calendar, rules, citation)
    return _resumed(before, pause, calendar, citation)


def _anew(
    before: DueDate, pause: Pause, calendar: OfficeCalendar, rules: CountingRules | None, citation: str
) -> DueDate:
    again = due_date(before.term, pause.completed, calendar, rules)
    step = Step(
        pause.completed.date(),
        f"Thời hạn tính lại từ đầu vì {pause.awaited.came_vi}",
        f"The term starts anew because {pause.awaited.came_en}",
        citation,
    )
    return replace(again, received=before.received, steps=(step, *again.steps))


def _resumed(before: DueDate, pause: Pause, calendar: OfficeCalendar, citation: str) -> DueDate:
    clock = WorkingClock(calendar)
    due, last_day = _remaining_from(clock, before, pause)
    stood = Step(
        pause.asked.date(),
        f"Tạm dừng thời hạn từ {appointment_vi(pause.asked)} đến {appointment_vi(pause.completed)} "
        f"{pause.awaited.stood_vi}",
        f"The clock stood from {named_en_at(pause.asked)} to {named_en_at(pause.completed)} {pause.awaited.stood_en}",
        citation,
    )
    end = Step(due.date(), f"Hẹn trả mới: {appointment_vi(due)}", f"New due date: {named_en_at(due)}")
    clock.tell_years_without_holidays(before.due.year + 1, due.year)
    steps = (*before.steps, stood, *clock.passed, end)
    return DueDate(due, before.received, before.start, last_day, before.term, steps)


def _remaining_from(clock: WorkingClock, before: DueDate, pause: Pause) -> tuple[datetime, date]:
    """What was left of the term when it stopped, run from the moment when the supplement was complete."""
    match before.term.unit:
        case TermUnit.WORKING_DAYS:
            due = _remaining_working_days(clock, before, pause)
        case TermUnit.WORKING_HOURS:
            left = clock.working_time_between(pause.asked, before.due)
            due = clock.rounded_up(clock.forward(clock.start(pause.completed), left))
        case TermUnit.CLOCK_HOURS:
            due = clock.hours_later(pause.completed, max(before.due - pause.asked, timedelta()))
        case _:
            return _remaining_calendar_days(clock, before, pause)
    return due, due.date()


def _remaining_working_days(clock: WorkingClock, before: DueDate, pause: Pause) -> datetime:
    """Whole days, as the term was given: the day of asking is used up, the day of completing not counted."""
    left = clock.working_days_between(pause.asked.date(), before.due.date())
    start = clock.start(pause.completed)
    due = clock.at_office_hour(clock.nth_working_day(start.date(), left), before.due.time())
    return clock.rounded_up(max(due, start))


def _remaining_calendar_days(clock: WorkingClock, before: DueDate, pause: Pause) -> tuple[datetime, date]:
    left = max((before.last_day - pause.asked.date()).days, 1)
    rest = due_date(Term.whole_days(left), pause.completed, clock.calendar)
    day_hour = clock.at_office_hour(rest.due.date(), before.due.time())
    clock.passed.extend(rest.steps[1:-1])
    return day_hour, rest.last_day
