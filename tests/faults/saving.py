"""A desk that saves, in processes that are killed: `python -m tests.faults.saving kill|once FOLDER …`.

It runs apart from pytest so that forking is cheap and safe: one thread, no Qt, nothing open.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
from pathlib import Path

from counter_app.store.journal import OPENED_HERE, EntryDraft
from counter_app.store.opening import OpenDesk
from counter_app.store.rebuilding import rebuild
from tests.store.desks import open_test_desk, receipt, save

LONGEST_LIFE = 0.05  # seconds between the last line that was heard and the kill
MOST_LINES = 4
RANGE = ((1, 4_999),)  # enough that every receipt gets a code


def kill(folder: Path, times: int, seed: int) -> None:
    """Prints, as one JSON object, what the killed processes had shown and where they were killed."""
    chance = random.Random(seed)
    path = folder / "desk.db"
    open_test_desk(path, seed="first", ranges=RANGE).database.close()
    shown: list[list[str | None]] = []
    before_any = 0
    for life in range(times):
        lines = _live_and_die(path, life, chance)
        shown += lines
        before_any += not lines
    print(json.dumps({"shown": shown, "killed": times, "killed_before_any": before_any}))


def _live_and_die(path: Path, life: int, chance: random.Random) -> list[list[str | None]]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            _work_for_ever(path, life, writing)
        finally:
            os._exit(9)  # only reached by a bug: the parent sees that it was not the kill
    os.close(writing)
    heard = _listen(reading, chance)
    os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), f"the desk ended by itself: {status}"
    assert os.WTERMSIG(status) == signal.SIGKILL
    while rest := os.read(reading, 65_536):
        heard += rest
    os.close(reading)
    # A line that was cut by the kill was not shown.
    return [json.loads(line) for line in heard.split(b"\n")[:-1]]


def _listen(reading: int, chance: random.Random) -> bytes:
    """Until some lines were heard, and a moment longer: the kill falls anywhere in opening, saving or rebuilding."""
    wanted, heard = chance.randrange(MOST_LINES), b""
    while heard.count(b"\n") < wanted:
        part = os.read(reading, 65_536)
        if not part:
            break
        heard += part
    select.select([], [], [], chance.random() * LONGEST_LIFE)
    return heard


def _work_for_ever(path: Path, life: int, out: int) -> None:
    desk = open_test_desk(path, seed=("life", life), ranges=RANGE)
    while True:
        saved = save(desk, receipt(), EntryDraft("SlipSent", dossier=OPENED_HERE, details={"qr_text": "x"}))
        shown = [saved.identity, saved.code, saved.entries[0].hash.hex()]
        os.write(out, json.dumps(shown).encode() + b"\n")
        if life % 5 == 0:
            rebuild(desk.database, desk.projections)


def once(folder: Path, durable: bool) -> None:
    """One save, and *saved* on the screen; what the system was asked for in between is for strace to say."""
    desk: OpenDesk = open_test_desk(folder / "desk.db", durable=durable)
    os.write(1, b"saving\n")
    save(desk)
    os.write(1, b"saved shown\n")
    desk.database.close()


if __name__ == "__main__":
    if sys.argv[1] == "kill":
        kill(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
    else:
        once(Path(sys.argv[2]), durable=sys.argv[3] == "durable")
