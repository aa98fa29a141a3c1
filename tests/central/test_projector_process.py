"""The projector as a real process of a real centre: killed, left behind, told to end."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from central.core import Centre
from central.keys import CentreKeys, read_key_file
from central.sample import OFFICE
from central.store.database import Database
from central.verification import Verified, verify
from tests.central.bells import ends_within, hang_bell, when_feed_moves
from tests.central.pushing import push
from tests.central.served import Served, central, serving
from tests.central.writers import Writer, seeded_bytes
from tests.postgres import PostgresServer


@dataclass(frozen=True)
class Place:
    """A served centre and a desk with 60 entries; `database` is the same one, seen from here."""

    url: str
    served: Served
    desk: Writer
    database: Database
    keys: CentreKeys

    def found(self) -> Verified:
        return verify(self.database, self.keys)

    def wait_until_judged(self) -> None:
        when_feed_moves(self.url, lambda: self.found().waiting == 0)

    def projectors_at_work(self) -> list[int]:
        """After the first ten entries: somebody has judged them."""
        push(self.served, self.desk, 1, 10)
        self.wait_until_judged()
        working = _children(self.served.pid)
        assert working
        return working


@pytest.fixture
def place(postgres: PostgresServer, tmp_path: Path) -> Iterator[Place]:
    url, keys = postgres.create("projecting"), tmp_path / "central.keys"
    done = central("init", "--database", url, "--keys", str(keys), "--sample")
    assert done.returncode == 0, done.stderr
    hang_bell(url)
    database = Database(url)
    centre = Centre(database, read_key_file(keys), seeded_bytes(3))
    desk = Writer(centre, office=OFFICE)
    for _ in range(60):
        desk.receive()
    with serving(url, keys, tmp_path) as served:
        yield Place(url, served, desk, database, centre.keys)
    database.close()
    postgres.drop("projecting")


def test_a_projector_that_was_killed_is_started_again_and_the_feed_stays_one_chain(place: Place) -> None:
    first = place.projectors_at_work()
    for start in range(11, 51, 10):
        push(place.served, place.desk, start, start + 9)
        for process in _children(place.served.pid):
            os.kill(process, signal.SIGKILL)
    push(place.served, place.desk, 51, 60)
    place.wait_until_judged()
    verified = place.found()
    assert (verified.entries, verified.rows, verified.first_wrong) == (60, 60, None)
    assert set(_children(place.served.pid)).isdisjoint(first)
    assert "started again" in place.served.log.read_text("utf-8")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_projector_is_left_behind(place: Place, how: signal.Signals) -> None:
    with ends_within(*place.projectors_at_work()):
        push(place.served, place.desk, 11, 60)
        place.served.end(how)
    assert "Traceback" not in place.served.log.read_text("utf-8")


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
