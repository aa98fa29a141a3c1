"""Deciding a day of the office's calendar at the desk: an entry that the office's feed carries to every desk.

Changing the calendar never moves a date that was printed: a receipt keeps its due date.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from counter_app.domain.calendar_form import decided_day
from counter_app.domain.entry_types import CALENDAR_DAY_DECIDED
from counter_app.domain.errors import BadInput
from counter_app.domain.office_calendar import DayKind
from counter_app.domain.regulations import Profile
from counter_app.services.desk_clock import DeskClock
from counter_app.services.roles import require_here
from counter_app.services.sign_in import Session
from counter_app.store.journal import EntryDraft
from counter_app.store.opening import OpenDesk

LONGEST_DECISION = 300


class CalendarDays:
    def __init__(self, desk: OpenDesk, clock: DeskClock, regulation: Callable[[], Profile] | None = None) -> None:
        """`regulation` in force today, for the article behind a refusal."""
        self._desk = desk
        self._clock = clock
        self._regulation = regulation

    def decide(
        self, day: date, kind: DayKind, decision: str, session: Session, hours: tuple[str, ...] | None = None
    ) -> None:
        """`hours` as "07:30-11:30", only for a day that is worked; without them it keeps its own or Monday's.

        Raises RuleViolation for who may not, BadInput for a day that cannot be read or has no decision.
        """
        require_here(session, CALENDAR_DAY_DECIDED, self._regulation)
        if not decision.strip():
            raise BadInput(
                "Hãy ghi số quyết định hoặc thông báo về ngày này; không có thì lịch vẫn là chưa xác nhận.",
                "Enter the number of the decision about this day; without one the calendar stays not confirmed.",
            )
        facts: dict[str, object] = {
            "date": day.isoformat(),
            "kind": kind.value,
            "decision": decision.strip()[:LONGEST_DECISION],
        }
        if hours is not None:
            facts["hours"] = list(hours)
        decided_day(facts)
        self._desk.journal.append([EntryDraft(CALENDAR_DAY_DECIDED, facts=facts)], session.account, self._clock.stamp())
