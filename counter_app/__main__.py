"""`python -m counter_app` and the `counter-app` command."""

from __future__ import annotations

import sys


def main() -> int:
    if getattr(sys, "frozen", False):
        # A packed program starts its helpers as itself: such a one does its part here and goes no further.
        from multiprocessing import freeze_support

        freeze_support()
    from counter_app.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
