"""Due dates of the office's own calendar, each with the explanation that the citizen may ask for.

How a date comes about: `WorkingClock` walks the calendar and writes down what it passes; `due_date` starts
it, lets it run for the term and says where it stopped. Times in and out are aware, in office time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from counter_app.domain.due_explanation import Step, sentence_of_start
from counter_app.domain.office_calendar import Doubt, OfficeCalendar
from counter_app.domain.term import Term, TermUnit, shown_amount
from counter_app.domain.times import appointment_vi
from counter_app.domain.working_clock import WorkingClock, in_office_time, named_en_at
from counter_app.domain.working_hours import total_length

CIVIL_CODE_HOURS = "Bộ luật Dân sự 2015, điều 147.1"
CIVIL_CODE_FIRST_DAY = "Bộ luật Dân sự 2015, điều 147.2"
CIVIL_CODE_LAST_DAY_OFF = "Bộ luật Dân sự 2015, điều 148.5"
NO_BOUNDARY_CITATION = "NĐ 118/2025/NĐ-CP, điều 17.3 và điều 20.1"


@dataclass(frozen=True)
class CountingRules:
    """What a regulation profile decides about counting; the defaults are those of the Civil Code.

    `cut_off` is the hour after which terms "at once" and "the same day" start on the next working day.
    `start_citation` is the profile's own rule on the start of the term, where it has one.
    `no_boundary`: filed here for an agency elsewhere, counted from one working day after our receipt.
    """

    cut_off: time | None = None
    cut_off_citation: str = ""
    start_citation: str = ""
    no_boundary: bool = False


@dataclass(frozen=True)
class DueDate:
    """The appointment and how it came about.

    `start` is when counting began (after moving into working time), `last_day` the day on which the term
    ends before a day off moves it.
    """

    due: datetime
    received: datetime
    start: datetime
    last_day: date
    term: Term
    steps: tuple[Step, ...]

    @property
    def unconfirmed_days(self) -> tuple[date, ...]:
        return tuple(sorted({step.day for step in self.steps if step.doubt is not Doubt.NONE}))

    def explanation(self) -> list[dict[str, str]]:
        """The list of {date, text, citation, text_en} of the command line and the screen."""
        return [step.to_json() for step in self.steps]


def due_date(term: Term, received: datetime, calendar: OfficeCalendar, rules: CountingRules | None = None) -> DueDate:
    """When a dossier received at `received` is due. Raises BadInput where the calendar cannot give a date."""
    received, rules = in_office_time(received), rules or CountingRules()
    clock = WorkingClock(calendar)
    runs_through = term.unit in (TermUnit.CALENDAR_DAYS, TermUnit.CLOCK_HOURS)
    start = received if runs_through else clock.start(received)
    if rules.no_boundary:
        start = _after_passing_on(clock, start, term)
    start = _after_cut_off(clock, term, received, start, rules)
    first_counted = _first_counted_day(calendar, term, start)
    opening = sentence_of_start(received, start, term, first_counted, _start_citation(term, rules))
    due, last_day = _run(clock, term, start)
    clock.tell_years_without_holidays(received.year, due.year)
    passed = sorted(clock.passed, key=lambda step: step.day)
    return DueDate(due, received, start, last_day, term, (opening, *passed))


def is_late(due: datetime, done: datetime) -> bool:
    """By the date, because a term in days ends at 24:00 (Civil Code 2015, article 148); no profile says otherwise."""
    return in_office_time(done).date() > in_office_time(due).date()


def _run(clock: WorkingClock, term: Term, start: datetime) -> tuple[datetime, date]:
    match term.unit:
        case TermUnit.WORKING_DAYS:
            due = _run_working_days(clock, term, start)
        case TermUnit.WORKING_HOURS:
            due = clock.rounded_up(clock.forward(start, _hours(term.amount)))
        case TermUnit.CLOCK_HOURS:
            due = clock.hours_later(start, _hours(term.amount))
        case TermUnit.CALENDAR_DAYS:
            return _run_calendar_days(clock, term, start)
        case TermUnit.SAME_DAY:
            due = clock.last_closing(start.date())
        case _:
            due = clock.rounded_up(start)
    _tell_end(clock, term, start, due)
    return due, due.date()


def _run_working_days(clock: WorkingClock, term: Term, start: datetime) -> datetime:
    whole, half = divmod(term.amount, 1)
    moment = start
    if whole:
        last = clock.nth_working_day(start.date(), int(whole))
        moment = clock.at_office_hour(last, start.time())
    if half:
        moment = clock.forward(moment, _half_day(clock, term, moment.date()))
    return clock.rounded_up(moment)


def _half_day(clock: WorkingClock, term: Term, day: date) -> timedelta:
    """The one conversion: half a working day is half of the ordinary day's hours, and it is said."""
    ordinary = total_length(clock.calendar.hours.ordinary_day)
    full, half = _told_hours(ordinary), _told_hours(ordinary / 2)
    clock.passed.append(
        Step(
            day,
            f"Nửa ngày trong thời hạn {term.vi} tính bằng {half} giờ làm việc "
            f"(một nửa của {full} giờ trong ngày làm việc thường)",
            f"The half day of {term.en} counts as {half} working hours (half of an ordinary day's {full})",
        )
    )
    return ordinary / 2


def _run_calendar_days(clock: WorkingClock, term: Term, start: datetime) -> tuple[datetime, date]:
    last_day = clock.days_later(start.date(), int(term.amount))
    day = last_day
    if not clock.calendar.status(last_day).works:
        clock.tell_day_off(last_day)
        day = clock.nth_working_day(last_day, 1)
        clock.passed.append(
            Step(
                last_day,
                "Ngày cuối của thời hạn là ngày nghỉ nên thời hạn kết thúc vào ngày làm việc tiếp theo",
                "The last day of the term is a day off, so the term ends on the next working day",
                CIVIL_CODE_LAST_DAY_OFF,
            )
        )
    due = clock.rounded_up(clock.at_office_hour(day, start.time()))
    _tell_end(clock, term, start, due)
    return due, last_day


def _after_passing_on(clock: WorkingClock, start: datetime, term: Term) -> datetime:
    """No-boundary intake: the term runs from the competent agency's receipt, at the latest one working day on."""
    if term.unit in (TermUnit.CALENDAR_DAYS, TermUnit.CLOCK_HOURS):
        start = clock.start(start)
    moved = clock.at_office_hour(clock.nth_working_day(start.date(), 1), start.time())
    clock.passed.append(
        Step(
            moved.date(),
            "Hồ sơ không phụ thuộc địa giới: ngày hẹn tạm tính từ sau 01 ngày làm việc kể từ khi nhận; "
            "thời hạn chính thức tính từ khi cơ quan có thẩm quyền nhận được hồ sơ",
            "Filed without regard to boundaries: counted provisionally from one working day after our "
            "receipt; the term itself runs from the competent agency's receipt",
            NO_BOUNDARY_CITATION,
        )
    )
    return moved


def _after_cut_off(
    clock: WorkingClock, term: Term, received: datetime, start: datetime, rules: CountingRules
) -> datetime:
    """After the cut-off (15:00) what is due at once or the same day starts on the next working day."""
    if term.unit not in (TermUnit.AT_ONCE, TermUnit.SAME_DAY) or rules.cut_off is None:
        return start
    if start.time() <= rules.cut_off:
        return start
    moved = clock.first_opening(clock.nth_working_day(start.date(), 1))
    clock.passed.append(
        Step(
            start.date(),
            f"Nhận sau {rules.cut_off:%H:%M} nên chuyển sang ngày làm việc tiếp theo, {appointment_vi(moved)}",
            f"Received after {rules.cut_off:%H:%M}, so it moves to the next working day, {named_en_at(moved)}",
            rules.cut_off_citation,
        )
    )
    return moved


def _first_counted_day(calendar: OfficeCalendar, term: Term, start: datetime) -> date:
    if term.unit is TermUnit.CALENDAR_DAYS:
        return WorkingClock(calendar).days_later(start.date(), 1)
    if term.unit is TermUnit.WORKING_DAYS and term.amount >= 1:
        return WorkingClock(calendar).nth_working_day(start.date(), 1)
    return start.date()


def _start_citation(term: Term, rules: CountingRules) -> str:
    """The profile's rule on when the term starts, then the Civil Code's on what counts first."""
    in_days = term.unit is TermUnit.CALENDAR_DAYS or (term.unit is TermUnit.WORKING_DAYS and term.amount >= 1)
    civil_code = CIVIL_CODE_FIRST_DAY if in_days else CIVIL_CODE_HOURS
    return "; ".join(filter(None, (rules.start_citation, civil_code)))


def _tell_end(clock: WorkingClock, term: Term, start: datetime, due: datetime) -> None:
    vi, en = f"Thời hạn {term.vi}: đến {appointment_vi(due)}", f"Term: {term.en}, until {named_en_at(due)}"
    whole_days = term.unit in (TermUnit.WORKING_DAYS, TermUnit.CALENDAR_DAYS) and term.amount.denominator == 1
    if whole_days and due.time() != start.time():
        vi += f"; giờ hẹn theo giờ nhận {start:%H:%M}, làm tròn lên 15 phút và nằm trong giờ làm việc"
        en += f"; the hour of receipt {start:%H:%M}, rounded up to the quarter hour, within working time"
    elif term.unit is not TermUnit.CLOCK_HOURS and start.minute % 15:
        vi, en = f"{vi}; đã làm tròn lên 15 phút", f"{en}; rounded up to the quarter hour"
    clock.passed.append(Step(due.date(), vi, en))


def _hours(amount: Fraction) -> timedelta:
    return timedelta(minutes=int(amount * 60))


def _told_hours(length: timedelta) -> str:
    return shown_amount(Fraction(length // timedelta(seconds=1), 3600))
