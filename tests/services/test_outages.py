"""Declaring an outage while the engine notices the same one: each is recorded once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path

import pytest

from counter_app.domain.entry_types import OUTAGE_BEGAN, OUTAGE_ENDED
from counter_app.services.desk_clock import DeskClock
from counter_app.services.outage import Outages
from counter_app.store.journal import Stamp
from counter_app.store.outage_writing import write_beginning, write_end
from tests.services.desk import MORNING, SUPERVISOR_HOA, Workplace, workplace

A_MOMENT = 0.3  # seconds that the engine has for a write that nothing holds up


class BusyMoment(DeskClock):
    """The time is asked for between looking and writing: just then another thread wants to write."""

    def __init__(self, place: Workplace, act: Callable[[], None]) -> None:
        super().__init__(lambda: place.hands.wall, lambda: place.hands.ticks, place.desk.database)
        self.act = act
        self.others = ThreadPoolExecutor(1)
        self.under_way: list[Future[None]] = []

    def stamp(self) -> Stamp:
        if not self.under_way:
            self.under_way.append(self.others.submit(self.act))
            wait(self.under_way, timeout=A_MOMENT)
        return super().stamp()

    def end(self) -> None:
        self.under_way[0].result(10)
        self.others.shutdown()


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    return workplace(tmp_path)


def test_an_outage_that_the_engine_finds_at_the_same_moment_is_recorded_once(place: Workplace) -> None:
    def engine() -> None:
        with place.desk.database.write() as connection:
            write_beginning(connection, place.desk, place.clock.stamp(), MORNING, declared=False)

    clock = BusyMoment(place, engine)
    Outages(place.desk, clock).declare(SUPERVISOR_HOA, "mất điện cả phường")
    clock.end()
    assert place.entry_types().count(OUTAGE_BEGAN) == 1


def test_an_outage_that_ends_at_the_same_moment_ends_once(place: Workplace) -> None:
    def engine() -> None:
        with place.desk.database.write() as connection:
            write_end(connection, place.desk, place.clock.stamp(), MORNING)

    Outages(place.desk, place.clock).declare(SUPERVISOR_HOA, "")
    clock = BusyMoment(place, engine)
    Outages(place.desk, clock).declare_over(SUPERVISOR_HOA)
    clock.end()
    assert place.entry_types().count(OUTAGE_ENDED) == 1
