"""The figures of a period: what came in, what was finished early, on time or late, what is pending, field by field.

Counted as offices count for their superiors (the columns that running systems give the form II.06a; the form itself was
not read): by the day, never by the hour; a dossier without a date is in time, and so is one that waits for its citizen.
Nothing that happened after the period changes it. What was received by mistake and voided is in no figure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from counter_app.domain import entry_types as types
from counter_app.domain import life_cycle as life
from counter_app.domain.errors import BadInput
from counter_app.domain.times import OFFICE_ZONE, date_vi, parse_iso

LONGEST_SPAN = timedelta(days=732)
ONLINE = "online"
WAITS_FOR_ITS_CITIZEN = frozenset({life.AWAITING_SUPPLEMENT, life.AWAITING_DUTY})
_ENDS = frozenset({types.DOSSIER_WITHDRAWN, types.PROCESSING_STOPPED, types.DOSSIER_CLOSED})


@dataclass(frozen=True, slots=True)
class ReportSpan:
    """Days, both included. Raises BadInput where they are no span of at most two years."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if not timedelta() <= self.last - self.first <= LONGEST_SPAN:
            raise BadInput(
                "Kỳ báo cáo phải có ngày đầu không sau ngày cuối và không quá hai năm.",
                "The first day of the period must not come after its last, and it spans two years at most.",
            )

    @property
    def begins(self) -> datetime:
        return datetime(self.first.year, self.first.month, self.first.day, tzinfo=OFFICE_ZONE)

    @property
    def ends(self) -> datetime:
        """The midnight after the last day: what happens then no longer belongs to it."""
        return datetime(self.last.year, self.last.month, self.last.day, tzinfo=OFFICE_ZONE) + timedelta(days=1)

    @property
    def vi(self) -> str:
        return f"từ ngày {date_vi(self.first)} đến hết ngày {date_vi(self.last)}"


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry that counts, as far as figures ask. `received`: when the dossier came, of the entry that opens it."""

    step: life.Step
    at: datetime
    received: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stood:
    """How one dossier stood when a period ended. `finished`: its result was there; `ended`: it was withdrawn, stopped
    or closed; `moved`: its date was moved with an apology. `unit` has it, or had it last."""

    received: datetime
    status: str
    due: datetime | None
    finished: datetime | None = None
    ended: datetime | None = None
    moved: bool = False
    unit: str = ""

    def has_gone_before(self, begins: datetime) -> bool:
        """Nothing of it is left to be counted from then on."""
        gone = self.finished or self.ended
        return gone is not None and gone < begins


class Outcome(StrEnum):
    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    ENDED = "ended"
    PENDING_IN_TIME = "pending_in_time"
    PENDING_LATE = "pending_late"


LATE = frozenset({Outcome.LATE, Outcome.PENDING_LATE})


def stood(happened: Iterable[Happened], ends: datetime) -> Stood | None:
    """None for what was not received by then, or was void. Entries come in their order."""
    state: life.DossierState | None = None
    found: Stood | None = None
    for one in happened:
        if one.at >= ends:
            continue
        after = life.next_state(state, one.step)
        if after is None:
            continue  # it changed nothing: not possible where the dossier stood
        found = _after(found, one, state := after)
    return None if found is None or state is None or state.status == life.VOID else found


def _after(found: Stood | None, one: Happened, state: life.DossierState) -> Stood | None:
    entry_type = one.step.type
    if entry_type == types.DOSSIER_RECEIVED:
        return Stood(one.received or one.at, state.status, _due(state))
    if found is None:
        return None  # guided, refused, or still waiting to be received
    ended = one.at if entry_type in _ENDS else found.ended
    return Stood(
        found.received,
        state.status,
        _due(state),
        finished=_finished(found.finished, one),
        ended=ended,
        moved=found.moved or entry_type == types.APPOINTMENT_MOVED,
        unit=state.holder or found.unit,
    )


def _finished(before: datetime | None, one: Happened) -> datetime | None:
    """When the result was there; a faulty one that goes back was none."""
    if one.step.type == types.RESULT_SENT_BACK:
        return None
    return before or (one.at if one.step.type in (types.RESULT_ARRIVED, types.RESULT_RETURNED) else None)


def _due(state: life.DossierState) -> datetime | None:
    return parse_iso(state.due) if state.due else None


def outcome(dossier: Stood, last: date) -> Outcome:
    """`last` is the last day that is looked at. The result counts by its day (Civil Code 2015, article 148)."""
    due = _day(dossier.due) if dossier.due else None
    if dossier.finished is not None:
        day = _day(dossier.finished)
        if due is None or day == due:
            return Outcome.ON_TIME
        return Outcome.EARLY if day < due else Outcome.LATE
    if dossier.ended is not None:
        return Outcome.ENDED
    in_time = due is None or due >= last or dossier.status in WAITS_FOR_ITS_CITIZEN
    return Outcome.PENDING_IN_TIME if in_time else Outcome.PENDING_LATE


def _day(moment: datetime) -> date:
    return moment.astimezone(OFFICE_ZONE).date()


@dataclass(slots=True)
class Counts:
    """Of one field, one service or all: what came in equals what was finished, what ended otherwise and what is left.
    `moved`: of them those whose date was moved, whatever became of them."""

    online: int = 0
    direct: int = 0
    carried: int = 0
    moved: int = 0
    by: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))

    def take(self, dossier: Stood, channel: str, span: ReportSpan, last: date) -> Outcome:
        """One dossier that is not gone before the span begins."""
        if dossier.received < span.begins:
            self.carried += 1
        elif channel == ONLINE:
            self.online += 1
        else:
            self.direct += 1
        self.moved += dossier.moved
        found = outcome(dossier, last)
        self.by[found] += 1
        return found

    @property
    def received(self) -> int:
        return self.online + self.direct + self.carried

    @property
    def new(self) -> int:
        """Received in the period."""
        return self.online + self.direct

    @property
    def resolved(self) -> int:
        return self.by[Outcome.EARLY] + self.by[Outcome.ON_TIME] + self.by[Outcome.LATE]

    @property
    def ended(self) -> int:
        return self.by[Outcome.ENDED]

    @property
    def pending(self) -> int:
        return self.by[Outcome.PENDING_IN_TIME] + self.by[Outcome.PENDING_LATE]


def share(part: int, whole: int) -> str:
    """In percent with two decimals, as tables of indicators give it: 66,67%; a dash where there is nothing."""
    if not whole:
        return "–"
    hundredths = (part * 20_000 + whole) // (2 * whole)
    return f"{hundredths // 100},{hundredths % 100:02d}%"
