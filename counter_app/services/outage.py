"""An outage as the journal knows it: when it began, by whose word, when it ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.services.sign_in import Session
from counter_app.services.desk_clock import DeskClock
from counter_app.store.opening import OpenDesk


@dataclass(frozen=True, slots=True)
class Outage:
    """`until` None: it goes on. `declared` by a person, else detected by the desk itself."""

    since: datetime
    until: datetime | None
    declared: bool
    reason: str


class Outages:
    def __init__(self, desk: OpenDesk, clock: DeskClock) -> None:
        raise NotImplementedError

    def current(self) -> Outage | None:
        raise NotImplementedError

    def declare(self, session: Session, reason: str, since: datetime | None = None) -> Outage:
        """Raises RuleViolation while one is open already."""
        raise NotImplementedError

    def declare_over(self, session: Session) -> Outage:
        raise NotImplementedError

    def history(self, limit: int = 100) -> tuple[Outage, ...]:
        """The newest first."""
        raise NotImplementedError
