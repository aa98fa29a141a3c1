"""`python -m counter_app` and the `counter-app` command."""

from __future__ import annotations

import sys


def main() -> int:
    if getattr(sys, "frozen", False):
        # A packed program starts its helpers as itself: such a one does its part here and goes no further.
        from multiprocessing import freeze_support

        freeze_support()
    if sys.argv[1:2] and sys.argv[1].startswith("_"):
        return _help_oneself(sys.argv[1], sys.argv[2:])
    from counter_app.cli import run

    return run(sys.argv[1:])


def _help_oneself(name: str, arguments: list[str]) -> int:
    """What the program started itself for; nothing of the command line is read in."""
    from counter_app.settings.own_program import READ_SCAN, SIGN_SCAN

    if name == READ_SCAN:
        from counter_app.print.scan_child import main as read_scan

        return read_scan(arguments)
    if name == SIGN_SCAN:
        from counter_app.print.sign_child import main as sign_scan

        return sign_scan(arguments)
    from counter_app.cli import run

    return run([name, *arguments])


if __name__ == "__main__":
    sys.exit(main())
