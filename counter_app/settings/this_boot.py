"""Which start of the PC this is, and the seconds since: they count on in every run of the program alike."""

from __future__ import annotations

import time
from pathlib import Path

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def this_boot(file: Path = _BOOT_ID) -> str:
    """The same until the PC is started anew; "" where the system does not tell (Windows)."""
    try:
        return file.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""


def seconds_since_boot() -> float:
    """Never set and never going back; with the hours that the PC slept, where the system tells those apart (Linux)."""
    sleeping_too = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if sleeping_too is None else time.clock_gettime(sleeping_too)
