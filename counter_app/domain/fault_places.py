"""Where a bug was, without what it was about: a message may hold a citizen's name, a place in the code never does."""

from __future__ import annotations

import traceback
from pathlib import Path

DEEPEST = 8


def fault_places(fault: BaseException) -> str:
    """Kind of fault, then file, line and function of the innermost places, the last one first."""
    frames = traceback.extract_tb(fault.__traceback__)[-DEEPEST:]
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames))
    return f"{type(fault).__name__} at {places}"
