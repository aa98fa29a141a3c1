"""Which start of the PC this is: the monotonic clock counts from it, in every run of the program alike."""

from __future__ import annotations

from pathlib import Path

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def this_boot(file: Path = _BOOT_ID) -> str:
    """The same until the PC is started anew; "" where the system does not tell (Windows)."""
    try:
        return file.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""
