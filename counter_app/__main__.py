"""`python -m counter_app` and the `counter-app` command."""

from __future__ import annotations

import sys


def main() -> int:
    from counter_app.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
