"""How the program starts itself as a helper process: installed as a package, or packed into one executable."""

from __future__ import annotations

import sys

# Helpers that the program starts for itself: no commands of the command line. counter_app/__main__.py knows them.
READ_SCAN = "_read-scan"
SIGN_SCAN = "_sign-scan"


def own_command(*arguments: str) -> list[str]:
    """A packed program has no Python to be given a module: it is started by its own name."""
    start = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "counter_app"]
    return [*start, *arguments]
