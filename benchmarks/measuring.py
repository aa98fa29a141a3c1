"""Interleaved rounds, medians, and the lines that a benchmark prints.

Machines are shared: what is compared is measured turn by turn, so that a noisy minute hits both sides.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

BUILD = Path(__file__).resolve().parents[1] / "build" / "benchmarks"
ADDED_DELAY = 0.005  # seconds a commit, for a disk that is slower than this machine's

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line. `ratio` is ours to the reference; `most` or `least` is the target, seconds are medians."""

    what: str
    reference: str
    ratio: float
    target: str
    met: bool
    ours: str
    theirs: str


def at_most(what: str, reference: str, ours: float, theirs: float, most: float) -> Figure:
    """Seconds against seconds: ours may take `most` times the reference."""
    ratio = ours / theirs
    return Figure(what, reference, ratio, f"<= {most:g} x", ratio <= most, duration(ours), duration(theirs))


def at_least(what: str, reference: str, ours: float, theirs: float, least: float, unit: str) -> Figure:
    """Rate against rate: ours must reach `least` times the reference."""
    ratio = ours / theirs
    rates = (f"{ours:,.0f} {unit}/s", f"{theirs:,.0f} {unit}/s")
    return Figure(what, reference, ratio, f">= {least:g} x", ratio >= least, *rates)


def interleaved(acts: Mapping[str, Act], rounds: int, *, each: int = 1, warm: int = 1) -> dict[str, list[float]]:
    """Seconds of every single run, by name. In each round every act runs `each` times; the order turns."""
    names = list(acts)
    taken: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(warm):
        for act in acts.values():
            act()
    for number in range(rounds):
        for name in (*names[number % len(names) :], *names[: number % len(names)]):
            taken[name] += [seconds(acts[name]) for _ in range(each)]
    return taken


def seconds(act: Act) -> float:
    """One run. The collector runs before, not within."""
    gc.collect(0)
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def medians(taken: Mapping[str, list[float]]) -> dict[str, float]:
    return {name: median(values) for name, values in taken.items()}


def duration(taken: float) -> str:
    if taken < 0.001:
        return f"{taken * 1e6:.0f} µs"
    return f"{taken * 1e3:.2f} ms" if taken < 1 else f"{taken:.2f} s"


def report(name: str, figures: Sequence[Figure], notes: Sequence[str] = ()) -> int:
    """Print the figures and keep them as JSON; exit code 0 whether targets are met or not: a figure is no test."""
    for figure in figures:
        word = "met" if figure.met else "MISSED"
        print(f"{figure.what}\n    {figure.ours} / {figure.theirs} ({figure.reference})")
        print(f"    ratio {figure.ratio:.3g}, target {figure.target}: {word}")
    for note in notes:
        print(f"    {note}")
    BUILD.mkdir(parents=True, exist_ok=True)
    kept = {"figures": [asdict(figure) for figure in figures], "notes": list(notes)}
    (BUILD / f"{name}.json").write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
    sys.stdout.flush()
    return 0


def arguments(describe: str | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(describe or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=0, help="interleaved rounds (0: as many as the figure needs)")
    parser.add_argument("--size", type=int, default=0, help="a smaller run to try things; 0 is the claimed size")
    return parser.parse_args()


def remove(path: Path) -> None:
    """A database file with its log."""
    for suffix in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            Path(f"{path}{suffix}").unlink()
