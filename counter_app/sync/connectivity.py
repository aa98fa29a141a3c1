"""What the line does, as a small state machine with hysteresis: online → unsteady → outage → handing in → online.

A lone lost packet is no outage and a lone answer no recovery. Only the beginning and the end of an outage become
journal entries; everything else is told to the screen and a local log (entries would feed the outbox itself).
Seconds are monotonic.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

FAILURES_FOR_OUTAGE = 3
SECONDS_FOR_OUTAGE = 20.0
SUCCESSES_FOR_RECOVERY = 2


class Line(StrEnum):
    ONLINE = "online"
    UNSTEADY = "unsteady"
    OUTAGE = "outage"
    HANDING_IN = "handing_in"


@dataclass(frozen=True, slots=True)
class Connectivity:
    """`since` is when the present state began, `down_since` when the first of the failures in a row happened."""

    line: Line = Line.UNSTEADY
    since: float = 0.0
    failures: int = 0
    successes: int = 0
    down_since: float | None = None
    declared: bool = False

    @property
    def is_outage(self) -> bool:
        return self.line is Line.OUTAGE

    def failed(self, now: float) -> Connectivity:
        """A refused connection, a time-out, a 5xx, a captive portal and a TLS error all count alike."""
        down_since = now if self.down_since is None else self.down_since
        state = replace(self, failures=self.failures + 1, successes=0, down_since=down_since)
        if self.is_outage:
            return state
        long_enough = state.failures >= FAILURES_FOR_OUTAGE and now - down_since >= SECONDS_FOR_OUTAGE
        return state._to(Line.OUTAGE if long_enough else Line.UNSTEADY, now)

    def answered(self, now: float, *, waiting: bool) -> Connectivity:
        """The centre itself answered; `waiting` whether entries are still to be handed in."""
        state = replace(self, failures=0, successes=self.successes + 1, down_since=None)
        if self.declared or (self.is_outage and state.successes < SUCCESSES_FOR_RECOVERY):
            return state
        catching_up = waiting and self.line in (Line.OUTAGE, Line.HANDING_IN)
        return state._to(Line.HANDING_IN if catching_up else Line.ONLINE, now)

    def declare(self, now: float, *, outage: bool) -> Connectivity:
        """A person says that the system is down, or that it works again."""
        if outage:
            return replace(self, declared=True, down_since=now)._to(Line.OUTAGE, now)
        return replace(self, declared=False, successes=0)._to(Line.UNSTEADY, now)

    def _to(self, line: Line, now: float) -> Connectivity:
        return self if line is self.line else replace(self, line=line, since=now)
