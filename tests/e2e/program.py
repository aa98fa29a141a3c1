"""The program as a person runs it: a process."""

from __future__ import annotations

import os
import subprocess
import sys


def run_program(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "counter_app", *arguments], capture_output=True, text=True, timeout=280, check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | environment,
    )  # fmt: skip
