"""The projector as a real process of a real centre: killed, left behind, told to end."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from central.core import Centre
from central.keys import read_key_file
from central.sample import OFFICE
from central.store.database import Database
from central.verification import Verified, verify
from tests.central.served import Served, central, serving
from tests.central.test_served import push
from tests.central.writers import Writer, seeded_bytes
from tests.postgres import PostgresServer

DEADLINE = 60.0
T = TypeVar("T")


@pytest.fixture
def place(postgres: PostgresServer, tmp_path: Path) -> Iterator[tuple[Served, Writer, Callable[[], Verified]]]:
    """A served centre, a desk with 60 entries, and what verification finds."""
    url, keys = postgres.create("projecting"), tmp_path / "central.keys"
    done = central("init", "--database", url, "--keys", str(keys), "--sample")
    assert done.returncode == 0, done.stderr
    database = Database(url)
    centre = Centre(database, read_key_file(keys), seeded_bytes(3))
    desk = Writer(centre, office=OFFICE)
    for _ in range(60):
        desk.receive()
    with serving(url, keys, tmp_path) as served:
        yield served, desk, lambda: verify(database, centre.keys)
    database.close()
    postgres.drop("projecting")


def test_a_projector_that_was_killed_is_started_again_and_the_feed_stays_one_chain(
    place: tuple[Served, Writer, Callable[[], Verified]],
) -> None:
    served, desk, found = place
    first = _wait_for(lambda: _children(served.pid))
    for start in range(1, 60, 10):
        push(served, desk, start, start + 9)
        for process in _children(served.pid):
            os.kill(process, signal.SIGKILL)
    _wait_for(lambda: found().waiting == 0)
    verified = found()
    assert (verified.entries, verified.rows, verified.first_wrong) == (60, 60, None)
    assert set(_wait_for(lambda: _children(served.pid))).isdisjoint(first)
    assert "started again" in served.log.read_text("utf-8")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_projector_is_left_behind(place: tuple[Served, Writer, Callable[[], Verified]], how: signal.Signals) -> None:
    served, desk, _found = place
    left = _wait_for(lambda: _children(served.pid))
    push(served, desk, 1, 60)
    served.end(how)
    _wait_for(lambda: not any(map(_runs, left)))
    assert "Traceback" not in served.log.read_text("utf-8")


def _children(parent: int) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text("ascii", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent and fields[0] != "Z":
            found.append(int(folder.name))
    return found


def _runs(process: int) -> bool:
    try:
        return (Path("/proc") / str(process) / "stat").read_text("ascii", "replace").rpartition(")")[2].split()[
            0
        ] != "Z"
    except OSError:
        return False


def _wait_for(look: Callable[[], T]) -> T:
    deadline = time.monotonic() + DEADLINE
    while not (seen := look()):
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.02)
    return seen
