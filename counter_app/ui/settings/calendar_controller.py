"""Reads the calendar, writes decisions about its days."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Slot

from counter_app.domain.entry_types import CALENDAR_DAY_DECIDED
from counter_app.domain.errors import Problem
from counter_app.domain.notice import Notice
from counter_app.domain.permissions import may
from counter_app.services.calendar_days import CalendarDays
from counter_app.services.calendar_view import CalendarView, CalendarYear, decision_words
from counter_app.services.sign_in import Session
from counter_app.ui.background import Lane
from counter_app.ui.language import either
from counter_app.ui.settings.calendar_section import CalendarSection, DayDecision
from counter_app.ui.single_act import SingleAct
from counter_app.ui.workbench import Workbench

NOTICE = "calendar"


@dataclass(frozen=True, slots=True)
class Decided:
    """`staffed`: what the regulation wants on that day though it is off."""

    day: str
    staffed: Notice | None


class CalendarController(QObject):
    def __init__(self, section: CalendarSection, view: CalendarView, decisions: CalendarDays, bench: Workbench) -> None:
        seat, background, changes, notices = bench
        super().__init__(section)
        self._section, self._view, self._decisions, self._seat = section, view, decisions, seat
        self._background, self._changes, self._notices = background, changes, notices
        self._year = 0
        self._deciding = SingleAct(background, self, section.decide)
        section.year_wanted.connect(self._read)
        section.decided.connect(self._decide)
        changes.reference_changed.connect(self._again)
        seat.changed.connect(self._allow)

    @Slot()
    def reload(self) -> None:
        self._allow()
        self._read(self._year or self._section.year)

    @Slot(int)
    def _read(self, year: int) -> None:
        self._year = year
        self._background.run(Lane.READING, partial(self._view.year, year), self._show, self._failed)

    @Slot()
    def _again(self) -> None:
        if self._year:
            self._read(self._year)

    def _show(self, year: CalendarYear) -> None:
        self._section.show_year(year)

    @Slot()
    def _allow(self) -> None:
        session = self._seat.session
        if session is not None:
            allowed = may(session.role, CALENDAR_DAY_DECIDED)
            self._section.forbid("" if allowed else self.tr("Chỉ lãnh đạo bộ phận hoặc quản trị ghi được lịch."))

    @Slot(object)
    def _decide(self, decision: DayDecision) -> None:
        session = self._seat.session
        if session is not None:
            call = partial(_write, self._decisions, self._view, decision, session)
            self._deciding.run(Lane.JOURNAL, call, self._decided, self._failed)

    def _decided(self, decided: Decided) -> None:
        self._section.clear_decision()
        further = [self.tr("Áp dụng cho hồ sơ nhận từ bây giờ; ngày hẹn đã in giữ nguyên.")]
        if decided.staffed is not None:
            further.append(either(decided.staffed.vi, decided.staffed.en))
        self._notices.tell(
            NOTICE, "told-good", self.tr("Đã ghi ngày {0} vào lịch.").format(decided.day), " ".join(further)
        )
        self._changes.journal_grew.emit()
        self._again()

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem(NOTICE, problem)


def _write(decisions: CalendarDays, view: CalendarView, decision: DayDecision, session: Session) -> Decided:
    """Raises BadInput for what was typed, RuleViolation for who may not."""
    words = decision_words(decision.number, decision.signed)
    hours = tuple(part.strip() for part in decision.hours.split(",") if part.strip()) or None
    staffed = view.still_staffed(decision.day, decision.kind)
    decisions.decide(decision.day, decision.kind, words, session, hours)
    return Decided(f"{decision.day:%d/%m/%Y}", staffed)
