"""A world whose clock moves only when something is due: one seed, one order of events, one trace."""

from __future__ import annotations

import hashlib
import heapq
import random
from collections.abc import Callable
from datetime import datetime, timedelta

from counter_app.domain.times import OFFICE_ZONE

START = datetime(2026, 11, 23, 7, 30, tzinfo=OFFICE_ZONE)


class World:
    """Virtual seconds since the start, a queue of what is to happen, and one source of chance."""

    def __init__(self, seed: int) -> None:
        self.now = 0.0
        self.chance = random.Random(seed)  # noqa: S311 - repeatable on purpose, guards nothing
        self._queue: list[tuple[float, int, Callable[[], None]]] = []
        self._count = 0
        self._nights = 0
        self._trace = hashlib.sha256()

    def wall(self) -> datetime:
        return START + timedelta(days=self._nights, seconds=self.now)

    def night_passes(self) -> None:
        """Everybody sleeps, and every clock shows the same hour of the next day: codes and numbers begin anew."""
        self._nights += 1

    def later(self, seconds: float, act: Callable[[], None]) -> None:
        """Acts at the same moment happen in the order in which they were asked for."""
        self._count += 1
        heapq.heappush(self._queue, (self.now + max(0.0, seconds), self._count, act))

    def run_until(self, end: float) -> None:
        while self._queue and self._queue[0][0] <= end:
            self.now, _count, act = heapq.heappop(self._queue)
            act()
        self.now = max(self.now, end)

    def note(self, what: str) -> None:
        """Into the trace: two runs of one seed must end with the same digest."""
        self._trace.update(f"{self.now:.6f} {what}\n".encode())

    def trace(self) -> str:
        return self._trace.hexdigest()

    def random_bytes(self, count: int) -> bytes:
        return self.chance.randbytes(count)
