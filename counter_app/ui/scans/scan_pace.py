"""Telling a scanner from a hand, by pace. Pure: times come in as seconds.

A keyboard scanner sends its characters a few milliseconds apart and ends with Enter. Nobody types like that, but a
quick hand may roll over two or three keys: what is held back for a moment is given back unless it became a scan.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

# Shortest thing worth scanning is an old identity number of nine digits.
SHORTEST = 8
# A hand leaves 60 ms and more between keys; a roll-over of two keys may take 20.
FIRST_GAP = 0.030
# Once several came at that pace it is a machine: allow for a busy computer.
SURE_AFTER = 5
SURE_GAP = 0.120


class Verdict(Enum):
    HOLD = auto()  # keep it back: it may be a scan
    LET_GO = auto()  # give back what was held, then let this one through
    SCANNED = auto()  # Enter came at the end of a scan


@dataclass
class ScanPace:
    """One burst at a time. An event is a key or a change by an input method, however many letters it brings.

    `now` is when the program saw an event, `pressed` when the system had the key (seconds of any clock), None where it
    does not say. A PC that stands still for a moment sees the keys late, but knows when they were pressed.
    """

    _count: int = 0
    _last: float = field(default=float("-inf"))
    _pressed: float | None = None

    @property
    def is_holding(self) -> bool:
        return self._count > 0

    @property
    def is_sure(self) -> bool:
        return self._count >= SURE_AFTER

    def gap(self) -> float:
        """How long to wait for the next event before giving back, in seconds."""
        return SURE_GAP if self.is_sure else FIRST_GAP

    def hear(self, now: float, pressed: float | None = None) -> Verdict:
        if self.is_holding and self._since(now, pressed) > self.gap():
            self.forget()
            return Verdict.LET_GO
        self._last, self._pressed = now, pressed
        self._count += 1
        return Verdict.HOLD

    def enter(self, now: float, letters: int, pressed: float | None = None) -> Verdict:
        """`letters`: how many the burst shows."""
        in_pace = self.is_sure and self._since(now, pressed) <= self.gap()
        return Verdict.SCANNED if in_pace and letters >= SHORTEST else Verdict.LET_GO

    def forget(self) -> None:
        self._count, self._last, self._pressed = 0, float("-inf"), None

    def stood_still(self, now: float) -> bool:
        """Whether a wait of `gap` took twice as long: then keys that came meanwhile have not been seen yet."""
        return self.is_holding and now - self._last > 2 * self.gap()

    def _since(self, now: float, pressed: float | None) -> float:
        if pressed is None or self._pressed is None or pressed < self._pressed:
            return now - self._last
        return pressed - self._pressed
