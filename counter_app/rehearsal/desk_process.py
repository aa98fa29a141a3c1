"""A rehearsed desk in a process of its own, so that it can be killed in the middle of a save.

Reads one JSON order a line, answers with JSON lines. It says *saving* just before a save and *saved* only after it.
"""

from __future__ import annotations

import json
import random
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from counter_app.domain.times import parse_iso
from counter_app.rehearsal.office_clock import OfficeClock
from counter_app.rehearsal.rehearsed_desk import DeskFolder, RehearsedDesk


def main() -> None:
    """Arguments: folder, name, centre's address, folder for slips, seed, office time."""
    folder, name, centre, slips, seed, now = sys.argv[1:]
    clock = OfficeClock(parse_iso(now))
    chance = random.Random(f"{seed} {name}")  # noqa: S311 - repeatable on purpose, guards nothing
    desk = RehearsedDesk(DeskFolder(Path(folder), name), centre, clock, Path(slips), chance.randrange)
    desk.desk.start()
    desk.saved_since_last()  # what an earlier life of this desk told already
    _tell({"ready": True})
    for line in sys.stdin:
        order = json.loads(line)
        clock.set(parse_iso(order["now"]))
        if order["act"] == "stop":
            break
        _tell(_obey(desk, order["act"]))
    desk.desk.close()


def _obey(desk: RehearsedDesk, act: str) -> dict[str, Any]:
    match act:
        case "receive":
            _tell({"saving": True})
            saved, slip = desk.receive()
            return {"saved": [asdict(entry) for entry in saved], "slip": asdict(slip) if slip else None}
        case "follow_up":
            return {"saved": [asdict(entry) for entry in desk.follow_up()], "slip": None}
        case _:
            status = desk.desk.runner.status()
            return {
                "waiting": desk.desk.store.waiting().entries,
                "state": status.state.value,
                "green": desk.green(),
                "saved": [asdict(entry) for entry in desk.saved_since_last()],
            }


def _tell(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
