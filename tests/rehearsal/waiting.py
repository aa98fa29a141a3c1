"""Waiting for what another thread does: looked at often, given up with a failure."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

LONGEST_SECONDS = 20.0


def wait_until(holds: Callable[[], bool]) -> None:
    end, pause = time.monotonic() + LONGEST_SECONDS, threading.Event()
    while not holds():
        assert time.monotonic() < end, "waited too long"
        pause.wait(0.02)
