"""An outage as the journal knows it: when it began, by whose word, when it ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from counter_app.domain.entry_types import OUTAGE_BEGAN, OUTAGE_ENDED
from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.records import Place, clean_text
from counter_app.domain.regulations import Profile
from counter_app.domain.times import iso, parse_iso
from counter_app.domain.working_clock import in_office_time
from counter_app.services.desk_clock import DeskClock
from counter_app.services.roles import require_here
from counter_app.services.sign_in import Session
from counter_app.store.journal import EntryDraft
from counter_app.store.opening import OpenDesk
from counter_app.store.queue_reading import outage_entries
from counter_app.wire.header import Header

LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Outage:
    """`until` None: it goes on. `declared` by a person, else detected by the desk itself."""

    since: datetime
    until: datetime | None
    declared: bool
    reason: str = ""


class Outages:
    """The engine writes what it detects; here people declare, and everybody reads."""

    def __init__(self, desk: OpenDesk, clock: DeskClock, regulation: Callable[[], Profile] | None = None) -> None:
        """`regulation` in force today, for the article behind a refusal."""
        self._desk = desk
        self._clock = clock
        self._regulation = regulation

    def current(self) -> Outage | None:
        """The one that goes on; None when the line is not known to be down."""
        newest = self.history(limit=1)
        return newest[0] if newest and newest[0].until is None else None

    def declare(self, session: Session, reason: str, since: datetime | None = None) -> Outage:
        """Raises RuleViolation while one is open already, BadInput for a time that is still to come."""
        require_here(session, OUTAGE_BEGAN, self._regulation)
        with self._desk.database.turn():  # the engine may find out in this very moment
            return self._declare(session, reason, since)

    def _declare(self, session: Session, reason: str, since: datetime | None) -> Outage:
        if self.current() is not None:
            raise RuleViolation("Sự cố mất kết nối đang được ghi nhận rồi.", "An outage is being recorded already.")
        stamp = self._clock.stamp()
        began = in_office_time(since or stamp.entered)
        if began > stamp.entered:
            raise BadInput("Giờ bắt đầu sự cố chưa đến; hãy xem lại.", "The outage cannot begin later; check the time.")
        place = Place("Lý do sự cố", "The reason of the outage")
        told = clean_text(reason, place, longest=LONGEST_REASON).replace("\n", " ")
        # The reason is free text: what people type may name somebody, so it stands in the body.
        draft = EntryDraft(
            OUTAGE_BEGAN, facts={"since": iso(began), "declared": True}, details={"reason": told} if told else None
        )
        self._desk.journal.append([draft], session.account, stamp)
        return Outage(began, None, declared=True, reason=told)

    def declare_over(self, session: Session) -> Outage:
        """Raises RuleViolation when none is open."""
        require_here(session, OUTAGE_ENDED, self._regulation)
        with self._desk.database.turn():
            open_one = self.current()
            if open_one is None:
                raise RuleViolation("Không có sự cố nào đang được ghi nhận.", "No outage is being recorded.")
            stamp = self._clock.stamp()
            draft = EntryDraft(OUTAGE_ENDED, facts={"at": iso(stamp.entered), "declared": True})
            self._desk.journal.append([draft], session.account, stamp)
        return replace(open_one, until=stamp.entered)

    def history(self, limit: int = 100) -> tuple[Outage, ...]:
        """The newest first."""
        with self._desk.database.read() as connection:
            found = outage_entries(connection, limit * 2)
        return tuple(_paired(found))[:limit]


def _paired(newest_first: Iterable[tuple[Header, dict[str, object]]]) -> Iterable[Outage]:
    ended: datetime | None = None
    for header, details in newest_first:
        if header.type == OUTAGE_ENDED:
            ended = parse_iso(str(header.facts.get("at", header.entered)))
            continue
        since = parse_iso(str(header.facts.get("since", header.entered)))
        yield Outage(since, ended, header.facts.get("declared") is True, str(details.get("reason", "")))
        ended = None
