"""What waits to be handed in, row by row, and what the centre has proved to hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from counter_app.services.desk_clock import DeskClock
from counter_app.store.opening import OpenDesk


@dataclass(frozen=True, slots=True)
class WaitingSummary:
    entries: int
    dossiers: int
    since: datetime | None


@dataclass(frozen=True, slots=True)
class QueueRow:
    """`sequence` is the key for the next page. `proved` is the centre's signature; `reason_vi` why it still waits."""

    sequence: int
    entered: datetime
    age: timedelta
    desk: str
    dossier: str | None
    code: str | None
    type: str
    vi: str
    en: str
    proved: bool
    verdict: str
    reason_vi: str
    reason_en: str


class HandingIn:
    def __init__(self, desk: OpenDesk, clock: DeskClock) -> None:
        raise NotImplementedError

    def summary(self) -> WaitingSummary:
        raise NotImplementedError

    def waiting(self, after: int = 0, limit: int = 200) -> tuple[QueueRow, ...]:
        """Not yet proved, the oldest first, after this sequence."""
        raise NotImplementedError

    def recent(self, before: int | None = None, limit: int = 200) -> tuple[QueueRow, ...]:
        """Everything written at this desk, the newest first, proved or not."""
        raise NotImplementedError

    def troubled(self, limit: int = 200) -> tuple[QueueRow, ...]:
        """Entries of this office that the centre judged other than in order, the newest first."""
        raise NotImplementedError
