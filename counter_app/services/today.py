"""A desk's day at one glance: what is due, what lies ready, which slips are not out, what waits, what was begun."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from counter_app.domain.due_days import AWAITED, DueDays, DueWhen, due_days, when_due, working_days_late
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.times import OFFICE_ZONE, iso, parse_iso
from counter_app.services.desk_clock import DeskClock
from counter_app.services.dossier_lines import DossierLine, dossier_line, dossier_lines
from counter_app.services.drafts import Drafts, OtherDraft
from counter_app.services.reference import Reference
from counter_app.services.steps.case import Cases
from counter_app.services.steps.online_inbox import ArrivedDossier, OnlineInbox, UnclosedDossier
from counter_app.services.steps.untold import Untold, UntoldCitizen
from counter_app.services.unprinted_slips import UnprintedSlip, UnprintedSlips
from counter_app.store.acknowledgements import waiting_since
from counter_app.store.database import Connection
from counter_app.store.dossier_reading import DossierRowRead
from counter_app.store.dossier_search import count_due_of, count_with_result, due_of, with_result
from counter_app.store.opening import OpenDesk

MOST_LISTED = 200
MOST_COUNTED = 1_000
MOST_ONLINE = 50  # the rest stands in the inbox


@dataclass(frozen=True, slots=True)
class Figure:
    """`whole` False: there are more than `count`, nobody counted further."""

    count: int
    whole: bool = True

    @classmethod
    def of(cls, counted: int) -> Figure:
        return cls(min(counted, MOST_COUNTED), counted <= MOST_COUNTED)

    def __add__(self, other: Figure) -> Figure:
        return Figure(self.count + other.count, self.whole and other.whole)


@dataclass(frozen=True, slots=True)
class DueLine:
    """`days_late` in working days; None for more than a year."""

    line: DossierLine
    when: DueWhen
    days_late: int | None


@dataclass(frozen=True, slots=True)
class DayView:
    """`due` has what is late first, then by the hour of the appointment; lists are bounded, the figures
    count further. `waiting_since` is when the oldest entry that is not proved was made. `online`: what came online and
    waits for an answer, the most urgent first; `unclosed`: whose supplement did not come in its days; `untold`: whom no
    notice reached."""

    days: DueDays
    due: tuple[DueLine, ...]
    late: Figure
    due_today: Figure
    due_next: Figure
    ready: tuple[DossierLine, ...]
    ready_count: Figure
    unprinted: tuple[UnprintedSlip, ...]
    unprinted_cut: bool
    waiting: int
    waiting_since: datetime | None
    drafts: tuple[OtherDraft, ...]
    online: tuple[ArrivedDossier, ...] = ()
    to_answer: Figure = Figure(0)
    unclosed: tuple[UnclosedDossier, ...] = ()
    untold: tuple[UntoldCitizen, ...] = ()


class Today:
    def __init__(
        self, desk: OpenDesk, clock: DeskClock, reference: Reference, unprinted: UnprintedSlips, drafts: Drafts
    ) -> None:
        self._desk = desk
        self._clock = clock
        self._reference = reference
        self._unprinted = unprinted
        self._drafts = drafts
        cases = Cases(desk, clock, reference)
        self._inbox, self._untold = OnlineInbox(cases), Untold(cases)

    def day(self, account: str) -> DayView:
        """As it stands now; `account` is whose drafts are wanted."""
        now, calendar = self._clock.now(), self._reference.calendar()
        days = due_days(now, calendar)
        today, tomorrow, after = (_midnight(day) for day in (days.day, _next(days.day), _next(days.next_day)))
        projections = self._desk.projections
        with self._desk.database.read() as connection:
            # What is late never crowds out what people come for today.
            due = (
                *due_of(connection, projections, AWAITED, MOST_LISTED // 2, before=today),
                *due_of(connection, projections, AWAITED, MOST_LISTED, first=today, before=after),
            )
            late = self._count(connection, "", today)
            due_today, due_next = self._count(connection, today, tomorrow), self._count(connection, tomorrow, after)
            ready = with_result(connection, projections, MOST_LISTED)
            ready_count = count_with_result(connection, projections, MOST_COUNTED + 1)
            waiting, since = waiting_since(connection)
        unprinted = self._unprinted.listed(MOST_LISTED)
        waiting_online = self._inbox.to_answer(MOST_ONLINE)
        return DayView(
            days=days,
            due=tuple(filter(None, (_due_line(row, days, now, calendar) for row in due))),
            late=late,
            due_today=due_today,
            due_next=due_next,
            ready=dossier_lines(ready, now),
            ready_count=Figure.of(ready_count),
            unprinted=unprinted,
            unprinted_cut=len(unprinted) >= MOST_LISTED,
            waiting=waiting,
            waiting_since=parse_iso(since) if since else None,
            drafts=self._drafts.of(account),
            online=waiting_online.rows,
            to_answer=Figure(waiting_online.to_answer, waiting_online.counted_whole),
            unclosed=self._inbox.to_close(),
            untold=self._untold.listed(),
        )

    def _count(self, connection: Connection, first: str, before: str) -> Figure:
        counted = count_due_of(
            connection, self._desk.projections, AWAITED, MOST_COUNTED + 1, first=first, before=before
        )
        return Figure.of(counted)


def _due_line(row: DossierRowRead, days: DueDays, now: datetime, calendar: OfficeCalendar) -> DueLine | None:
    line = dossier_line(row, now)
    when = when_due(line.due, days) if line.due else None
    if line.due is None or when is None:
        return None
    return DueLine(line, when, working_days_late(line.due, now, calendar))


def _midnight(day: date) -> str:
    return iso(datetime.combine(day, time(), OFFICE_ZONE))


def _next(day: date) -> date:
    return day + timedelta(days=1)
