"""Beginnings and ends of outages that are to become entries: kept, in their order and with their own times, until the
disk has taken them.

What a power cut does: before the write, a beginning is forgotten, and the outage is noticed anew after the start;
an end is forgotten, and the recorded outage goes on until the line has answered again. After the write nothing is
remembered here, and what is on disk already is not written again.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.errors import EnvironmentProblem
from counter_app.domain.notice import Notice
from counter_app.store.desk_store import DeskStore

AGAIN_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class _Turn:
    """`at` is office time, when it happened and not when it is written."""

    began: bool
    declared: bool
    at: datetime


class OutageEntries:
    def __init__(self, store: DeskStore) -> None:
        self._store = store
        self._pending: deque[_Turn] = deque()
        self._not_before = 0.0
        self.problem: Notice | None = None

    def note(self, *, began: bool, declared: bool) -> None:
        """It happens now."""
        self._pending.append(_Turn(began, declared, self._store.now()))

    def write_down(self, now: float) -> bool:
        """What is pending, as far as the disk takes it; whether anything was written."""
        if not self._pending or now < self._not_before:
            return False
        self._not_before = now + AGAIN_SECONDS
        waiting = len(self._pending)
        try:
            while self._pending:
                self._write(self._pending[0])
                self._pending.popleft()
        except EnvironmentProblem as problem:
            self.problem = Notice(problem.vi, problem.en)
            return len(self._pending) < waiting
        self._not_before, self.problem = 0.0, None
        return True

    def try_now(self) -> None:
        """Somebody has saved: the disk works again."""
        self._not_before = 0.0

    def next_at(self) -> float | None:
        """When writing is worth while; None where nothing is pending."""
        return self._not_before if self._pending else None

    def _write(self, turn: _Turn) -> None:
        if turn.began:
            self._store.outages.began(turn.at, declared=turn.declared)
        else:
            self._store.outages.ended(turn.at)
