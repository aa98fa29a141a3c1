"""The sample office that `make run` opens is still an office the next morning."""

from __future__ import annotations

from pathlib import Path

from counter_app.rehearsal.demonstration import Demonstration
from counter_app.sync.connectivity import Line
from tests.rehearsal.waiting import wait_until


def test_what_is_written_at_the_second_start_is_handed_in_too(tmp_path: Path) -> None:
    assert [_declare_an_outage_and_hand_it_in(Demonstration(tmp_path)) for _start in range(2)] == [2, 2]


def _declare_an_outage_and_hand_it_in(demonstration: Demonstration) -> int:
    """How many entries the centre acknowledged meanwhile: that an outage began, and that it ended."""
    runner, store = demonstration.desk.runner, demonstration.desk.store
    try:
        before = sum(work.acknowledged for work in store.work())
        demonstration.desk.start()
        wait_until(lambda: runner.status().state is Line.ONLINE and not store.waiting().entries)
        opening = sum(work.acknowledged for work in store.work()) - before
        runner.declare_outage(True)
        runner.declare_outage(False)
        wait_until(lambda: sum(work.acknowledged for work in store.work()) >= before + opening + 2)
        return sum(work.acknowledged for work in store.work()) - before - opening
    finally:
        demonstration.close()
