"""The thread that judges: woken by every push, and now and then for what other processes stored."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from threading import Event, Thread

from central.core import Centre
from counter_app.domain.errors import EnvironmentProblem

EVERY = 2.0  # seconds

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
            self._wake.clear()
            try:
                self._centre.project(self._clock())
            except EnvironmentProblem as problem:
                log.warning("judging waits: %s", problem.en)
            except Exception:  # a bug must show in the log, and judging must go on with the next push
                log.exception("judging failed")
