"""Judging goes on by itself: woken by every push, and now and then for what other processes stored."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Thread
from typing import Protocol

from counter_app.domain.errors import EnvironmentProblem
from counter_app.domain.fault_places import fault_places

EVERY = 2.0  # seconds
QUIET, LONGEST = 0.05, 1.0  # seconds without a push before judging begins, and how long it is put off at most

log = logging.getLogger("central")


class Projecting(Protocol):
    """Whoever judges beside the pushes, in a thread or in a process of its own."""

    def start(self) -> None: ...

    def wake(self) -> None:
        """Something was stored. Never waits."""

    def stop(self) -> None:
        """Waits for the round that is running."""


class Judging:
    """The loop. `put_off`: where storing and judging share one interpreter, storing goes first."""

    def __init__(self, project: Callable[[], object], *, put_off: bool) -> None:
        self._project = project
        self._put_off = put_off
        self._wake = Event()
        self._ending = False

    def wake(self) -> None:
        self._wake.set()

    def end(self) -> None:
        self._ending = True
        self._wake.set()

    def run(self) -> None:
        while not self._ending:
            self._wake.wait(EVERY)
            self._wake.clear()
            if self._put_off:
                self._let_pushes_through()
            try:
                self._project()
            except EnvironmentProblem as problem:
                log.warning("judging waits: %s", problem.en)
            except Exception as fault:  # a bug must show in the log, and judging must go on with the next push
                log.error("judging failed: %s", fault_places(fault))

    def _let_pushes_through(self) -> None:
        """A desk waits for the acknowledgement, nobody waits for the verdict: judging then takes what came in larger
        rounds. Put off for so long at most, however many push."""
        for _ in range(int(LONGEST / QUIET)):
            self._wake.clear()
            if self._ending or not self._wake.wait(QUIET):
                return


class ProjectingThread:
    """Inside the centre's own process: for SQLite, which lets one write at a time anyway."""

    def __init__(self, project: Callable[[], object]) -> None:
        self._judging = Judging(project, put_off=True)
        self._thread = Thread(target=self._judging.run, name="projector", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        self._judging.wake()

    def stop(self) -> None:
        self._judging.end()
        self._thread.join()
