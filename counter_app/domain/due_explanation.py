"""The sentences that answer "why this date?"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter_app.domain.office_calendar import DayStatus, Doubt, named_en, named_vi
from counter_app.domain.term import Term, TermUnit
from counter_app.domain.times import appointment_vi


@dataclass(frozen=True)
class Step:
    """One step of the count: the day that it is about, the sentence in both languages, what it rests on."""

    day: date
    vi: str
    en: str
    citation: str = ""
    doubt: Doubt = Doubt.NONE

    def to_json(self) -> dict[str, str]:
        """`text` is Vietnamese whatever the locale, so that what a program reads does not depend on it."""
        return {
            "date": self.day.isoformat(),
            "text": self.vi,
            "citation": self.citation,
            "text_en": self.en,
        }


def step_for_day_off(status: DayStatus) -> Step:
    vi, en = f"Không tính {status.told_vi}", f"Not counted: {status.told_en}"
    return Step(status.day, vi, en, status.citation, status.doubt)


def step_for_worked_day(status: DayStatus) -> Step:
    vi, en = f"Có tính {status.told_vi}", f"Counted: {status.told_en}"
    return Step(status.day, vi, en, status.citation, status.doubt)


def sentence_of_start(received: datetime, start: datetime, term: Term, first_counted: date, citation: str) -> Step:
    """When it was received, from when it counts, and which day is the first of the count."""
    vi, en = f"Nhận lúc {appointment_vi(received)}", f"Received {named_en(received.date())} {received:%H:%M}"
    if start != received:
        vi += f", tính từ {appointment_vi(start)}"
        en += f", counted from {named_en(start.date())} {start:%H:%M}"
    if first_counted > start.date():
        vi += f"; không tính ngày nhận, bắt đầu đếm từ {named_vi(first_counted)}"
        en += f"; the day of receipt is not counted, counting starts on {named_en(first_counted)}"
    elif term.unit is TermUnit.CLOCK_HOURS:
        vi += "; tính cả ngoài giờ làm việc và ngày nghỉ"
        en += "; runs outside working time and on days off too"
    elif term.unit in (TermUnit.WORKING_HOURS, TermUnit.WORKING_DAYS):
        vi += "; thời hạn chạy ngay từ lúc đó, chỉ tính trong giờ làm việc"
        en += "; the term runs from that moment, in working time only"
    return Step(received.date(), vi, en, citation)
