"""The window over many rows: 100,000 entries in the queue, a million dossiers to find in, a day among them.

The UI thread's longest block is the longest gap between two beats of a timer while rows are scrolled through, sorted
and found; memory is that of the process with every row in the list against the same window before. The dossiers are
those of `benchmarks.search`, made once.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer

from benchmarks.measuring import BUILD, Figure, arguments, duration, percentile, report, seconds
from benchmarks.search import DOSSIERS, make, queries
from counter_app.app import new_application
from counter_app.services.today import Today
from counter_app.store.projection_tables import VERSION
from counter_app.ui.place import FIND, QUEUE
from tests.services.desk import CLERK_LAN
from tests.store.desks import open_test_desk
from tests.ui.desk_window import DeskWindow, open_desk_window

ROWS, BLOCK, DAY, MEMORY = 100_000, 0.050, 0.030, 1.3
BEAT_MS = 2


class Pulse(QObject):
    """The longest time in which the event loop did not come round."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._last = time.perf_counter()
        self.longest = 0.0
        self._timer.start(BEAT_MS)

    def reset(self) -> None:
        self._last, self.longest = time.perf_counter(), 0.0

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


def wait_until(holds: Callable[[], bool]) -> None:
    ends = time.perf_counter() + 60
    while not holds():
        if time.perf_counter() > ends:
            raise SystemExit("the window did not come so far within a minute")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)


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


def queue_figures(desk: DeskWindow, pulse: Pulse, rows: int) -> list[Figure]:
    """The list is whatever waits; nothing in the benchmark's file was ever acknowledged."""
    before = memory()
    desk.window.go_to(QUEUE)
    desk.queue._views.buttons()[1].click()
    wait_until(lambda: desk.queue.model.rowCount() >= rows and desk.window.is_idle())
    pulse.reset()
    bar = desk.queue.table.verticalScrollBar()
    for step in range(200):
        bar.setValue(bar.maximum() * step // 199)
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
    wait_until(desk.window.is_idle)
    held = memory() / before
    return [
        block(f"scrolling through {rows:,} rows", pulse.longest),
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


def find_figures(desk: DeskWindow, pulse: Pulse, size: int, rounds: int) -> list[Figure]:
    desk.window.go_to(FIND)
    wait_until(desk.window.is_idle)
    shown: list[float] = []
    pulse.reset()
    for query in queries(size, rounds):
        began = time.perf_counter()
        desk.find.box.setText(query)
        desk.traffic.features.dossiers._find()
        wait_until(lambda: desk.window.is_idle() and desk.find.model.rowCount() > 0)
        shown.append(time.perf_counter() - began)
    slowest = percentile(shown, 0.95)
    return [
        block(f"finding among {size:,} dossiers, one opened each time", pulse.longest),
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


def block(what: str, longest: float) -> Figure:
    return Figure(
        f"{what}: longest block",
        "50 ms",
        longest / BLOCK,
        "< 50 ms",
        longest < BLOCK,
        duration(longest),
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
        wait_until(desk.window.is_idle)
        pulse = Pulse()
        figures = day_figures(desk.parts.today, size, rounds)
        figures += find_figures(desk, pulse, size, rounds)
        figures += queue_figures(desk, pulse, min(ROWS, size))
        desk.window.may_close = _yes
        desk.window.close()
        desk.work.desk.database.close()
    return report("window_rows", figures)


def _yes() -> bool:
    return True


if __name__ == "__main__":
    raise SystemExit(main())
