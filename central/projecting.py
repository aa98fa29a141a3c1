"""The thread that judges: woken by every push, and now and then for what other processes stored."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from threading import Event, Thread

from central.core import Centre
from counter_app.domain.errors import EnvironmentProblem

EVERY = 2.0  # seconds
QUIET, LONGEST = 0.05, 1.0  # seconds without a push before judging begins, and how long it is put off at most

log = logging.getLogger("central")


class ProjectingThread:
    def __init__(self, centre: Centre, clock: Callable[[], datetime]) -> None:
        self._centre = centre
        self._clock = clock
        self._wake = Event()
        self._ending = False
        self._thread = Thread(target=self._run, name="projector", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        self._wake.set()

    def stop(self) -> None:
        """Waits for the round that is running."""
        self._ending = True
        self._wake.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._ending:
            self._wake.wait(EVERY)
            self._let_pushes_through()
            try:
                self._centre.project(self._clock())
            except EnvironmentProblem as problem:
                log.warning("judging waits: %s", problem.en)
            except Exception:  # a bug must show in the log, and judging must go on with the next push
                log.exception("judging failed")

    def _let_pushes_through(self) -> None:
        """A desk waits for the acknowledgement, nobody waits for the verdict: storing goes first, judging then
        takes what came in larger rounds. Put off for so long at most, however many push."""
        for _ in range(int(LONGEST / QUIET)):
            self._wake.clear()
            if self._ending or not self._wake.wait(QUIET):
                return
