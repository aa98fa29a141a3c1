"""SIGKILL at random points of opening, saving and rebuilding, hundreds of times; and what strace says of one save.

A kill alone cannot show durability: the system keeps what a dead process wrote. So one save is also watched from
outside for the sync of the write-ahead log before *saved* is shown.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from counter_app.store.rebuilding import rebuild
from counter_app.store.verification import verify
from tests.store.desks import AGENCY, dossiers, open_test_desk, rows, save

KILLS = int(os.environ.get("COUNTER_APP_KILLS", "200"))
PARTS = 2


def saving(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.saving", *arguments],
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    return done.stdout


@pytest.mark.parametrize("seed", range(PARTS))
def test_no_receipt_that_was_shown_is_lost_and_no_number_comes_twice(seed: int, tmp_path: Path) -> None:
    told: dict[str, Any] = json.loads(saving("kill", str(tmp_path), str(KILLS // PARTS), str(seed)))
    shown = told["shown"]
    assert told["killed"] == KILLS // PARTS
    assert len(shown) > told["killed"] / 2, "most lives must get as far as a save, or nothing was tested"
    assert told["killed_before_any"] > 0, "some must be killed while opening or in their first save"

    desk = open_test_desk(tmp_path / "desk.db")
    stored = {entry.hex(): code for entry, code in rows(desk, "SELECT hash, issues_code FROM entries")}
    assert all(stored.get(entry) == code for _identity, code, entry in shown)
    assert Counter(code for _identity, code, _entry in shown).most_common(1)[0][1] == 1
    codes = [code for code in stored.values() if code is not None]
    assert len(codes) == len(set(codes))
    assert {identity for identity, _code, _entry in shown} <= set(dossiers(desk))
    assert verify(desk.database).ok, verify(desk.database).first_wrong
    before = dossiers(desk)
    rebuild(desk.database, desk.projections)
    assert dossiers(desk) == before
    assert len(rows(desk, "SELECT id FROM journals")) == 1, "a kill is no reason for a new journal"
    assert save(desk).code not in codes
    desk.database.close()


# -- durability, from outside -----------------------------------------------------------------------------


def calls_of_one_save(folder: Path, durable: str) -> list[str]:
    """System calls between *saving* and *saved shown*, in order."""
    strace = shutil.which("strace")
    assert strace is not None, "strace is missing; run: apt-get install strace"
    (folder / "desk").mkdir()
    log = folder / "calls"
    watched = "trace=write,pwrite64,pwritev,fsync,fdatasync,sync_file_range,msync"
    subprocess.run(
        [strace, "-f", "-y", "-e", watched, "-s", "20", "-o", str(log), sys.executable, "-m", "tests.faults.saving",
         "once", str(folder / "desk"), durable],
        check=True, timeout=120, capture_output=True,
    )  # fmt: skip
    lines = log.read_text("utf-8", errors="replace").splitlines()
    begin = next(number for number, line in enumerate(lines) if '"saving\\n"' in line)
    end = next(number for number, line in enumerate(lines) if '"saved shown\\n"' in line)
    return lines[begin + 1 : end]


def is_synced_before_it_is_shown(calls: list[str]) -> bool:
    """Whether the write-ahead log was synced after the last write into it."""
    log = [line for line in calls if re.search(r"desk\.db-wal>", line)]
    assert any("write" in line for line in log), "the save wrote nothing into the log: the wrong file is watched"
    last = max(number for number, line in enumerate(log) if "write" in line)
    return any(re.search(r"\bf(data)?sync\(", line) for line in log[last + 1 :])


def test_the_log_is_synced_between_the_last_write_and_saved_shown(tmp_path: Path) -> None:
    assert is_synced_before_it_is_shown(calls_of_one_save(tmp_path, "durable"))


def test_without_synchronous_full_the_same_check_is_red(tmp_path: Path) -> None:
    assert not is_synced_before_it_is_shown(calls_of_one_save(tmp_path, "not durable"))


def test_the_number_that_a_kill_interrupted_may_be_given_and_only_once(tmp_path: Path) -> None:
    """Numbers are bound in the record's own transaction: what was not committed has no number, what was has one."""
    saving("kill", str(tmp_path), "10", "77")
    desk = open_test_desk(tmp_path / "desk.db")
    codes = sorted(code for (code,) in rows(desk, "SELECT issues_code FROM entries WHERE issues_code IS NOT NULL"))
    assert codes == [f"{AGENCY}-261123-{number:04d}" for number in range(1, len(codes) + 1)]
    desk.database.close()
