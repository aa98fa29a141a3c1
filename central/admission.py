"""How many pushes at once: a whole province coming back must not knock the centre over again.

Whoever is not let in is told when to come back, drawn by chance over the time that the present queue needs, so that
those who were sent away do not come back together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

LONGEST_WAIT = 300.0
_WEIGHT = 0.1  # of the newest duration in the running mean


class Admission:
    """`draw(least, most)` gives a number between the two; seconds throughout."""

    def __init__(self, most_at_once: int, draw: Callable[[float, float], float]) -> None:
        self._most = most_at_once
        self._draw = draw
        self._inside = 0
        self._sent_away = 0
        self._mean = 0.05
        self._lock = Lock()

    def enter(self) -> int | None:
        """None: come in, and `leave` afterwards. Otherwise the seconds after which to come back."""
        with self._lock:
            if self._inside < self._most:
                self._inside += 1
                return None
            self._sent_away += 1
            drain = self._mean * (self._inside + self._sent_away) / self._most
            return max(1, round(self._draw(1.0, min(max(2.0, drain), LONGEST_WAIT))))

    def leave(self, took: float) -> None:
        """`took`: how long the push was inside."""
        with self._lock:
            self._inside -= 1
            self._sent_away = max(0, self._sent_away - 1)
            self._mean += _WEIGHT * (took - self._mean)

    @contextmanager
    def inside(self, clock: Callable[[], float]) -> Iterator[int | None]:
        """Enter and leave; yields the seconds to wait for those who are not let in."""
        wait = self.enter()
        began = clock()
        try:
            yield wait
        finally:
            if wait is None:
                self.leave(clock() - began)
