"""From nothing to a window that takes keys: the desk with 50,000 dossiers against a bare PySide6 window.

Each run is a process of its own; the clock runs from before it begins until the window is shown and idle. Both sides
run turn by turn, warm. `--size` is the number of dossiers.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.measuring import BUILD, Figure, arguments, at_most, duration, report
from central.sample import OFFICE
from counter_app.desk import Desk, Surroundings
from counter_app.rehearsal.rehearsed_desk import DeskFolder, enrol
from counter_app.store.projection_tables import VERSION
from counter_app.sync.pace import Pace
from tests.central.served import central, serving
from tests.ui.scripted_day import write_backlog

DOSSIERS, MOST, ROUNDS = 50_000, 2.0, 7
BARE = """
import sys
import time
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1366, 728)
window.show()
application.processEvents()
print(time.process_time(), flush=True)
"""
# As `counter_app.cli.window` and `run_window` do it, but for a door that a person would have to open.
OURS = """
import gc
gc.disable()
import sys
import time
from counter_app.ui.plain_imports import import_plainly
import_plainly()
from datetime import datetime, timedelta
from pathlib import Path
from PySide6.QtCore import QEventLoop
WAIT = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
from counter_app.app import DeskParts, build_window, new_application
from counter_app.app.lasting import keep_for_good
from counter_app.desk import Desk, DeskFiles, Surroundings
from counter_app.domain.times import OFFICE_ZONE
from counter_app.services.sign_in import Session
folder, key, seed = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), bytes.fromhex(sys.argv[3])
application = new_application(folder / "window.ini")
files = DeskFiles(folder / "desk.db", key, seed, "demonstration", folder / "mark")
# All were received on one day, which no day of an office brings: two months later they are one year's late ones.
later = Surroundings(wall=lambda: datetime.now(OFFICE_ZONE) + timedelta(days=60))
desk = Desk(files, "http://127.0.0.1:9", later)
session = Session("lan", "Lan", "clerk", must_change=False)
window = build_window(DeskParts.of(desk, "Quầy 1", folder / "window.ini", session, begin=desk.start))
window.show()
keep_for_good()
while not window.is_idle():
    application.processEvents(WAIT)
application.processEvents()
print(time.process_time(), flush=True)
while not window.is_furnished():
    application.processEvents(WAIT)
print(time.process_time(), flush=True)
window.may_close = lambda: True
window.close()
desk.close()
"""


@dataclass(frozen=True)
class Started:
    """Seconds until the process says that its window is usable, and of the processor by then; of the processor when
    every place of it is made."""

    taken: float
    spent: float
    whole: float


def started(program: str, *given: str) -> Started:
    """It reads compiled modules, as an installed program does, whatever the caller's environment says of writing
    them."""
    compiled = {"PYTHONPYCACHEPREFIX": str(BUILD / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"} | compiled
    began = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", program, *given], env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        taken = time.perf_counter() - began
        if not said.strip():
            raise SystemExit("the window did not open")
        whole = process.stdout.readline()
    return Started(taken, float(said), float(whole or said))


def made_desk(size: int) -> DeskFolder:
    """Enrolled at a real centre and full of receipts, each handed over and handed in; made once."""
    place = DeskFolder(BUILD / f"start-handed-in-v{VERSION}-{size}", "Quầy 1")
    whole = place.folder / "whole"
    if whole.exists():
        return place
    shutil.rmtree(place.folder, ignore_errors=True)
    print(f"making {size:,} dossiers (once; some minutes) …", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        database, keys = f"sqlite:///{folder}/centre.db", Path(folder) / "centre.keys"
        central("init", "--database", database, "--keys", str(keys), "--sample")
        code = central("enrol-code", OFFICE, "--database", database, "--keys", str(keys)).stdout.split()[0]
        with serving(database, keys, Path(folder)) as served:
            enrol(place, served.url, code)
            desk = Desk(place.files(), served.url, Surroundings(durable=False, pace=Pace(idle=0.2, pull=1.0)))
            write_backlog(desk, size * 2)
            desk.start()
            while not _is_settled(desk):
                time.sleep(0.5)
            desk.close()
    whole.touch()
    return place


def _is_settled(desk: Desk) -> bool:
    """Everything is handed in, and came back with the feed."""
    if desk.runner.status().waiting_entries:
        return False
    with desk.database.read() as connection:
        written, placed = (
            connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
            for table in ("entries", "feed_rows")
        )
    return bool(placed >= written)


def main() -> int:
    given = arguments(__doc__)
    size = given.size or DOSSIERS
    files = made_desk(size).files()
    ours_given = (str(files.database.parent), files.database_key.hex(), files.signing_seed.hex())
    ours: list[Started] = []
    bare: list[Started] = []
    for number in range((given.rounds or ROUNDS) + 1):
        taken = started(OURS, *ours_given), started(BARE)
        if number:  # the first warms the files
            ours.append(taken[0])
            bare.append(taken[1])
    return report("start", [figure_of(size, ours, bare)], notes_of(ours, bare))


def figure_of(size: int, ours: list[Started], bare: list[Started]) -> Figure:
    by_ours, by_bare = (median(one.taken for one in each) for each in (ours, bare))
    what = f"start to a usable window, {size:,} dossiers"
    return at_most(what, "bare PySide6 window", by_ours, by_bare, MOST)


def notes_of(ours: list[Started], bare: list[Started]) -> list[str]:
    spread = "; ".join(
        f"{word} {duration(pick(one.taken for one in ours))} / {duration(pick(one.taken for one in bare))}"
        for word, pick in (("least", min), ("most", max))
    )
    by_ours, by_bare, whole = (
        median(times)
        for times in ([one.spent for one in ours], [one.spent for one in bare], [one.whole for one in ours])
    )
    return [
        spread,
        f"of the processor {duration(by_ours)} / {duration(by_bare)}: {by_ours / by_bare:.1f} x",
        f"every place made, of the processor {duration(whole)}: {duration(whole - by_ours)} after the first was usable",
    ]


if __name__ == "__main__":
    raise SystemExit(main())
