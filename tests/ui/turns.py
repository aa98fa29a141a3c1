"""How long the window's thread was held up in one turn of the event loop, told apart from a busy machine.

Held up is what the thread used of the processor and what it slept inside a turn (locks, files, the interpreter's own
lock). Time in which it wanted to run and the system gave the processor to another program is the machine's, not ours:
Linux counts it for each thread. So is a wait for a lock while the thread that holds it stands in that line: the longest
such wait of any other thread is left out of the sleep. Wall time is kept beside it.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEventLoop

LONGEST = 60.0


@dataclass(frozen=True)
class Turn:
    """Seconds. `held` is `wall` without the wait for a processor; `cpu` is the thread's own part of it."""

    held: float
    wall: float
    cpu: float
    what: str


class Lines:
    """Seconds that each thread of this process stood in line for a processor since it began."""

    def __init__(self) -> None:
        self._files: dict[int, int] = {}

    def __del__(self) -> None:
        for file in self._files.values():
            os.close(file)

    def now(self) -> tuple[float, dict[int, float]]:
        """This thread's, and the others'."""
        here = threading.get_native_id()
        told = {thread.native_id: self._of(thread.native_id) for thread in threading.enumerate() if thread.native_id}
        return told.pop(here), told

    def _of(self, thread: int) -> float:
        """A thread that has just ended stands in no line any more."""
        try:
            if thread not in self._files:
                self._files[thread] = os.open(f"/proc/self/task/{thread}/schedstat", os.O_RDONLY)
            return int(os.pread(self._files[thread], 100, 0).split()[1]) / 1e9
        except OSError:
            return 0.0


@dataclass
class Turns:
    """Every turn goes through `take`: an event given by hand, or one round of the loop, which never sleeps itself."""

    lines: Lines = field(default_factory=lambda: Lines())
    count: int = 0
    slowest: list[Turn] = field(default_factory=list)
    longest_wall: float = 0.0
    doing: str = ""

    def take(self, act: Callable[[], object], what: str = "") -> None:
        own, others = self.lines.now()
        wall, cpu = time.perf_counter(), time.thread_time()
        act()
        wall, cpu = time.perf_counter() - wall, time.thread_time() - cpu
        own_after, others_after = self.lines.now()
        slept = max(0.0, wall - cpu - (own_after - own))
        stood = max((after - others.get(thread, 0.0) for thread, after in others_after.items()), default=0.0)
        held = cpu + max(0.0, slept - stood)
        self.count += 1
        self.longest_wall = max(self.longest_wall, wall)
        self.slowest = sorted([*self.slowest, Turn(held, wall, cpu, what or self.doing)], key=_held)[-8:]

    @property
    def longest(self) -> float:
        return self.slowest[-1].held if self.slowest else 0.0

    def wait(self, holds: Callable[[], object], what: str) -> None:
        """Turn after turn until it holds. Between turns the thread rests, as it would for want of events."""
        pause, until = threading.Event(), time.monotonic() + LONGEST
        self.doing = what
        while not holds():
            assert time.monotonic() < until, f"it never came: {what}"
            self.round()
            pause.wait(0.001)

    def round(self, what: str = "") -> None:
        """One turn of the loop: whatever waits now, painting too."""
        self.take(_one_round, what)

    def told(self) -> str:
        return "; ".join(
            f"{turn.held * 1e3:.0f} ms ({turn.cpu * 1e3:.0f} own, {turn.wall * 1e3:.0f} wall) {turn.what}"
            for turn in reversed(self.slowest)
        )


def _one_round() -> None:
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


def _held(turn: Turn) -> float:
    return turn.held
