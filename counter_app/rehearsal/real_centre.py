"""Desks that hand in to a centre somewhere else, over real HTTP and in real time."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from counter_app.domain.errors import EnvironmentProblem
from counter_app.rehearsal.count import codes_doubled
from counter_app.rehearsal.office_clock import OfficeClock
from counter_app.rehearsal.rehearsed_desk import DeskFolder, RehearsedDesk, enrol
from counter_app.rehearsal.shown import Shown

LONGEST_WAIT = 600.0


def hand_in_to(centre: str, codes: Sequence[str], dossiers: int, seed: int, folder: Path) -> dict[str, object]:
    """What was shown is counted against signed acknowledgements and the desks' own feeds.

    Raises EnvironmentProblem when the centre does not answer or nothing comes to rest.
    """
    began = time.monotonic()
    clock, chance, shown = OfficeClock(), random.Random(seed), Shown()  # noqa: S311 - guards nothing
    desks: list[RehearsedDesk] = []
    for number, code in enumerate(codes, start=1):
        place = DeskFolder(folder / f"desk-{number}", f"Quầy {number}")
        enrol(place, centre, code)
        desks.append(RehearsedDesk(place, centre, clock, folder / "slips", chance.randrange, time.monotonic))
    try:
        for number in range(dossiers):
            saved, slip = desks[number % len(desks)].receive()
            for entry in saved:
                shown.note_saved(entry)
            if slip is not None:
                shown.note_slip(slip)
        handing_in = time.monotonic()
        for desk in desks:
            desk.desk.start()
        _wait_until_handed_in(desks)
        seconds = time.monotonic() - handing_in
        return _account(shown, desks) | {
            "seconds": round(seconds, 1),
            "wall_seconds": round(time.monotonic() - began, 1),
            "healed": True,
        }
    finally:
        for desk in desks:
            desk.desk.close()


def _wait_until_handed_in(desks: Sequence[RehearsedDesk]) -> None:
    pause, end = threading.Event(), time.monotonic() + LONGEST_WAIT
    while any(work.waits for desk in desks for work in desk.desk.store.work()):
        if time.monotonic() > end:
            raise EnvironmentProblem(
                "Hệ thống trung tâm chưa nhận hết sau mười phút; hãy kiểm tra hệ thống rồi thử lại.",
                "The centre has not taken everything after ten minutes; check it and try again.",
            )
        pause.wait(0.2)


def _account(shown: Shown, desks: Sequence[RehearsedDesk]) -> dict[str, object]:
    for desk in desks:
        for journal, number in desk.green().items():
            shown.note_green(journal, number)
    acknowledged = sum(1 for entry in shown.saved.values() if shown.green.get(entry.journal, 0) >= entry.number)
    return {
        "entries": len(shown.saved),
        "acknowledged": acknowledged,
        "lost": len(shown.saved) - acknowledged,
        "doubled": 0 if len(set(shown.saved)) == len(shown.saved) else 1,
        "codes_doubled": codes_doubled(shown, set()),
        "conflicts": sum(desk.desk.store.conflicts() for desk in desks[:1]),
    }
