"""The window over many rows: 100,000 entries in the queue, a million dossiers to find in, a day among them.

The UI thread's longest turn is counted as in `benchmarks.window_day` while rows are scrolled through and found: what it
uses of the processor and sleeps, without its wait for a processor on a busy machine. Memory is that of the process with
every row in the list against the same window before. The dossiers are those of `benchmarks.search`, made once.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import resource
import tempfile
import time
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.measuring import BUILD, Figure, arguments, duration, percentile, report, seconds
from benchmarks.search import DOSSIERS, make, queries
from counter_app.app import new_application
from counter_app.app.collecting import Collecting
from counter_app.app.lasting import keep_for_good
from counter_app.services.today import Today
from counter_app.store.projection_tables import VERSION
from counter_app.ui.place import FIND, QUEUE
from tests.services.desk import CLERK_LAN
from tests.store.desks import open_test_desk
from tests.ui.desk_window import DeskWindow, open_desk_window
from tests.ui.turns import Turns

ROWS, BLOCK, DAY, MEMORY = 100_000, 0.050, 0.030, 1.3


def memory() -> float:
    """Bytes in use now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return float(pages * resource.getpagesize())


def open_big(source: Path, folder: Path) -> DeskWindow:
    """A window on the benchmark's own file, by way of a link: nothing is copied."""
    for suffix in ("", "-wal", "-shm"):
        if (found := Path(f"{source}{suffix}")).exists():
            (folder / f"desk.db{suffix}").symlink_to(found)
    return open_desk_window(folder)


def queue_figures(desk: DeskWindow, rows: int) -> list[Figure]:
    """The list is whatever waits; nothing in the benchmark's file was ever acknowledged."""
    before = memory()
    turns = Turns()
    turns.take(lambda: desk.window.go_to(QUEUE), "the queue")
    turns.take(desk.queue._views.buttons()[1].click, "every entry")
    turns.wait(lambda: desk.queue.model.rowCount() >= rows and desk.window.is_idle(), "every row")
    bar = desk.queue.table.verticalScrollBar()
    for step in range(200):
        turns.take(partial(bar.setValue, bar.maximum() * step // 199), "scrolling")
        turns.round("rows painted")
    turns.wait(desk.window.is_idle, "scrolled")
    held = memory() / before
    return [
        block(f"opening and scrolling through {rows:,} rows", turns),
        Figure(
            f"memory, {rows:,} rows open",
            "empty window",
            held,
            f"<= {MEMORY:g} x",
            held <= MEMORY,
            f"{memory() / 1e6:.0f} MB",
            f"{before / 1e6:.0f} MB",
        ),
    ]


def find_figures(desk: DeskWindow, size: int, rounds: int) -> list[Figure]:
    desk.window.go_to(FIND)
    turns, shown = Turns(), list[float]()
    turns.wait(desk.window.is_idle, "the place to find in")
    for query in queries(size, rounds):
        began = time.perf_counter()
        turns.take(partial(desk.find.box.setText, query), "a question")
        turns.take(desk.traffic.features.dossiers._find, "asking")
        turns.wait(lambda: desk.window.is_idle() and desk.find.model.rowCount() > 0, "found")
        shown.append(time.perf_counter() - began)
    slowest = percentile(shown, 0.95)
    return [
        block(f"finding among {size:,} dossiers, one opened each time", turns),
        Figure(
            "results on the screen, p95",
            "200 ms",
            slowest / 0.2,
            "< 200 ms",
            slowest < 0.2,
            duration(slowest),
            duration(median(shown)),
        ),
    ]


def day_figures(today: Today, size: int, rounds: int) -> list[Figure]:
    today.day(CLERK_LAN.account)
    taken = median(seconds(lambda: today.day(CLERK_LAN.account)) for _ in range(rounds))
    return [
        Figure(
            f"the day among {size:,} dossiers",
            "30 ms",
            taken / DAY,
            "< 30 ms",
            taken < DAY,
            duration(taken),
            duration(DAY),
        )
    ]


def block(what: str, turns: Turns) -> Figure:
    print(f"{what}: slowest turns {turns.told()}")
    return Figure(
        f"{what}: longest turn of the window's thread",
        "50 ms",
        turns.longest / BLOCK,
        "< 50 ms",
        turns.longest < BLOCK,
        duration(turns.longest),
        duration(BLOCK),
    )


def main() -> int:
    given = arguments(__doc__)
    size, rounds = given.size or DOSSIERS, given.rounds or 40
    source = BUILD / f"search-v{VERSION}-{size}.db"
    if not source.exists():
        print(f"making {size:,} dossiers (once; some minutes) …", flush=True)
        BUILD.mkdir(parents=True, exist_ok=True)
        make(source, size)
    open_test_desk(source, seed="services").database.close()
    with tempfile.TemporaryDirectory() as folder:
        new_application(Path(folder) / "window.ini")
        desk = open_big(source, Path(folder))
        desk.window.show()
        Turns().wait(desk.window.is_idle, "the window")
        keep_for_good()
        Collecting(desk.window).begin()
        figures = day_figures(desk.parts.today, size, rounds)
        figures += find_figures(desk, size, rounds)
        figures += queue_figures(desk, min(ROWS, size))
        desk.window.may_close = _yes
        desk.window.close()
        desk.work.desk.database.close()
    return report("window_rows", figures)


def _yes() -> bool:
    return True


if __name__ == "__main__":
    raise SystemExit(main())
