"""A scripted day at the window: 200 dossiers while 10,000 entries are handed in, an outage, a killed centre.

Everything is real: window, encrypted desk, TCP line, centre process, print service with a network printer behind it. A
turn of the window's thread is held up by what it uses of the processor and what it sleeps inside the turn (locks,
files); the wait for a processor on a busy machine is counted by the kernel and left out; wall time is a note.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from benchmarks.measuring import Figure, arguments, duration, report
from counter_app.app import new_application
from tests.ui.scripted_day import ScriptedDay, memory, scripted_day

DOSSIERS, BACKLOG = 200, 10_000
BLOCK, GROWTH = 0.050, 1.05
HARMLESS = "does not support propagateSizeHints"


class Warnings:
    """What Qt says in the course of the day; nothing is wanted."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def hear(self, kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and HARMLESS not in words:
            self.said.append(words)
            print(f"    Qt: {words}", file=sys.stderr)


def play(day: ScriptedDay, dossiers: int) -> tuple[float, float]:
    """Memory after the first half and at the end, in bytes. Both halves hold the same: an outage, a killed centre."""
    marks = []
    for number in range(dossiers):
        share = number * 20 // dossiers % 10  # tenths of each half
        day.office.cut = share in (3, 4)
        if number * 20 % dossiers < 20 and share == 6:
            day.office.served.kill()
        elif number * 20 % dossiers < 20 and share == 8:
            day.office.served.start()
        day.receive()
        if number % 3 == 0:
            day.look_for(("nguyen", "chi", "075190")[number % 9 // 3])
        if number + 1 in (dossiers // 2, dossiers):
            day.settle()
            marks.append(float(memory()))
    return marks[0], marks[1]


def figures_of(day: ScriptedDay, first: float, last: float, wanted: int) -> list[Figure]:
    held, growth, lost = day.turns.longest, last / first, len(day.lost())
    printed = len(day.paper.jobs)
    return [
        Figure(
            f"the window's thread in {day.turns.count:,} turns: longest held up", "50 ms", held / BLOCK, "< 50 ms",
            held < BLOCK, duration(held), duration(BLOCK),
        ),
        Figure(
            "memory at the end of the second half", "after the first half", growth, f"<= {GROWTH:g} x",
            growth <= GROWTH, f"{last / 1e6:.1f} MB", f"{first / 1e6:.1f} MB",
        ),
        Figure(
            "entries that the centre does not have, slips that did not come out", "none", lost + abs(wanted - printed),
            "0", lost == 0 and printed == wanted, f"{lost} and {wanted - printed}", f"{len(day.written()):,} entries",
        ),
    ]  # fmt: skip


def main() -> int:
    given = arguments(__doc__)
    dossiers = given.size or DOSSIERS
    warnings = Warnings()
    qInstallMessageHandler(warnings.hear)
    with tempfile.TemporaryDirectory() as folder:
        new_application(Path(folder) / "window.ini")
        with scripted_day(Path(folder), BACKLOG * dossiers // DOSSIERS) as day:
            began = time.monotonic()
            day.desk.start()
            first, last = play(day, dossiers)
            day.hand_in_all()
            figures = figures_of(day, first, last, dossiers)
            notes = [
                f"{dossiers} dossiers in {time.monotonic() - began:.0f} s; longest turn by the wall clock "
                f"{duration(day.turns.longest_wall)}",
                f"slowest turns: {day.turns.told()}",
                f"Qt's warnings: {len(warnings.said)}",
            ]
    return report("window_day", figures, notes) or (1 if warnings.said else 0)


if __name__ == "__main__":
    raise SystemExit(main())
