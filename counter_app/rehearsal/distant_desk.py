"""A rehearsed desk in another process, as the play sees it: orders in, what was shown out, and the power plug."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counter_app.domain.errors import EnvironmentProblem
from counter_app.domain.times import iso
from counter_app.rehearsal.office_clock import OfficeClock
from counter_app.rehearsal.rehearsed_desk import DeskFolder
from counter_app.rehearsal.shown import ShownEntry, ShownSlip


@dataclass(frozen=True)
class Seat:
    """Where a desk process works."""

    folder: DeskFolder
    centre: str
    slips: Path
    seed: int


class DistantDesk:
    def __init__(self, seat: Seat, clock: OfficeClock) -> None:
        self.name = seat.folder.name
        self._seat = seat
        self._clock = clock
        self._switch_on()

    def receive(self) -> tuple[list[ShownEntry], ShownSlip | None]:
        self._order("receive")
        self._hear()  # saving …
        return _shown(self._hear())

    def receive_and_lose_power(self) -> None:
        """The process is killed while it saves; then somebody switches the PC on again."""
        self._order("receive")
        self._hear()
        self._process.kill()
        self._process.wait()
        self._switch_on()

    def follow_up(self) -> list[ShownEntry]:
        self._order("follow_up")
        return _shown(self._hear())[0]

    def status(self) -> dict[str, Any]:
        self._order("status")
        return self._hear()

    def close(self) -> None:
        self._order("stop")
        self._process.wait(timeout=60)

    def _switch_on(self) -> None:
        seat = self._seat
        arguments = [str(seat.folder.folder), seat.folder.name, seat.centre, str(seat.slips), str(seat.seed)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "counter_app.rehearsal.desk_process", *arguments, iso(self._clock.now())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._hear()

    def _order(self, act: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"act": act, "now": iso(self._clock.now())}) + "\n")
        self._process.stdin.flush()

    def _hear(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise EnvironmentProblem(
                f"Tiến trình của {self.name} đã dừng bất ngờ trong buổi diễn tập.",
                f"The process of {self.name} stopped unexpectedly during the rehearsal.",
            )
        answer: dict[str, Any] = json.loads(line)
        return answer


def _shown(answer: dict[str, Any]) -> tuple[list[ShownEntry], ShownSlip | None]:
    slip = answer["slip"]
    return [ShownEntry(**entry) for entry in answer["saved"]], ShownSlip(**slip) if slip else None
