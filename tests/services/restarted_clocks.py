"""The clock of a desk whose program or PC was started again."""

from __future__ import annotations

from counter_app.services.desk_clock import DeskClock
from tests.services.desk import Workplace


def restarted(place: Workplace) -> DeskClock:
    """The PC was started anew: nobody knows what was done to its clock meanwhile."""
    return DeskClock(lambda: place.hands.wall, lambda: place.hands.ticks, place.desk.database)


def reopened(place: Workplace, boot: str = "one start") -> DeskClock:
    """The program was closed and opened while the PC ran on; the first call is the first run."""
    return DeskClock(lambda: place.hands.wall, lambda: place.hands.ticks, place.desk.database, boot)
