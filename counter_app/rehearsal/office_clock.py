"""Clocks of a rehearsed office day: office time stands where the day puts it, the engine's seconds run fast."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

from counter_app.domain.times import OFFICE_ZONE

OPENING = datetime(2026, 11, 23, 7, 30, tzinfo=OFFICE_ZONE)
ENGINE_SPEED = 20.0


class OfficeClock:
    """Set by the play, read by every desk and the centre. Reading and setting one reference needs no lock."""

    def __init__(self, now: datetime = OPENING) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def set(self, moment: datetime) -> None:
        """Never back: a rehearsed day has no wrong clock unless it says so."""
        self._now = max(self._now, moment)

    def pass_minutes(self, minutes: float) -> None:
        self._now += timedelta(minutes=minutes)

    def seconds(self) -> float:
        """Monotonic, in step with office time."""
        return self._now.timestamp()


def fast_seconds() -> float:
    """Real seconds, so that waiting for the engine's time-outs does not take a real morning."""
    return time.monotonic() * ENGINE_SPEED
