"""`python -m central` and the `counter-central` command."""

from __future__ import annotations

import sys


def main() -> int:
    from central.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
