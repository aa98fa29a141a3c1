"""Long runs that no test suite has time for: `python -m benchmarks.soak simulation|kills [--seeds N] [--first S]`.

`simulation` plays hostile days, each seed another, with a forger on the line, and lets the independent checker judge
every one; it stops at the first seed that loses or doubles anything and says how to play it again. `kills` kills
saving processes, a thousand a round. Both print how many they did in which time.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from counter_app.rehearsal.simulation import Plan
from tests.faults.checker import check
from tests.faults.evidence import Observed

KILLS_A_ROUND = "1000"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("simulation", "kills"))
    parser.add_argument("--seeds", type=int, default=10_000, help="how many hostile days, or rounds of kills")
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    args = parser.parse_args()
    began = time.monotonic()
    seeds = range(args.first, args.first + args.seeds)
    wrong = _simulate(seeds, args.processes) if args.what == "simulation" else _kill(seeds)
    print(f"{len(seeds)} in {time.monotonic() - began:.0f} s: {wrong or 'nothing lost, nothing doubled'}")
    return 1 if wrong else 0


def play(seed: int) -> tuple[int, dict[str, list[str]]]:
    """Sizes and lengths vary with the seed, so that no shape of an office is the only one that is tried."""
    plan = Plan(2 + seed % 4, 8 + seed % 17, (seed % 3) * 15.0, "hostile", seed, 20.0 + seed % 40)
    with tempfile.TemporaryDirectory(prefix="counter-soak-") as folder:
        observed = Observed(plan, Path(folder), forging=seed % 2 == 0, most=20_000)
        return seed, check(observed.run())


def _simulate(seeds: range, processes: int) -> str:
    with ProcessPoolExecutor(processes) as pool:
        for number, done in enumerate(as_completed([pool.submit(play, seed) for seed in seeds]), start=1):
            seed, fallen = done.result()
            if fallen:
                pool.shutdown(cancel_futures=True)
                return f"seed {seed}: {fallen}"
            if number % 100 == 0:
                print(f"{number} seeds", flush=True)
    return ""


def _kill(rounds: range) -> str:
    environment = os.environ | {"COUNTER_APP_KILLS": KILLS_A_ROUND}
    for number in rounds:
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "tests/faults/test_kill.py"]
        if subprocess.run(command, env=environment, check=False).returncode:
            return f"round {number}"
    return ""


if __name__ == "__main__":
    sys.exit(main())
