"""Which start of the PC it is, and the seconds since."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from counter_app.settings.this_boot import seconds_since_boot, this_boot

ASK = "from counter_app.settings.this_boot import *; print(this_boot(), seconds_since_boot())"


def test_every_run_of_the_program_tells_the_same_start_and_later_seconds() -> None:
    before = seconds_since_boot()
    done = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, timeout=60, check=True)
    boot, seconds = done.stdout.split()
    assert boot == this_boot()
    assert before < float(seconds) < seconds_since_boot()


def test_sleep_is_counted_too() -> None:
    """Else a PC that slept over noon would look as if its clock had been moved."""
    assert seconds_since_boot() >= time.monotonic() - 1


def test_a_system_that_does_not_tell_is_no_fault(tmp_path: Path) -> None:
    assert this_boot(tmp_path / "nowhere") == ""
    (tmp_path / "odd").write_bytes(b"\xff\xfe")
    assert this_boot(tmp_path / "odd") == ""
