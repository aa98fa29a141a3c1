"""The desk's clock and the database: other threads, and commits that fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy.exc import IntegrityError

from counter_app.services.clock_check import ClockCheck
from counter_app.services.desk_clock import DeskClock
from counter_app.store.database import Connection, Database
from counter_app.store.journal import Stamp
from tests.services.desk import CLERK_LAN, KEY, MORNING, Workplace, workplace
from tests.services.restarted_clocks import restarted


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    return workplace(tmp_path)


class Watched(Database):
    """Tells when somebody is about to wait for the writer's turn."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, KEY, durable=False)
        self.asked = Event()

    def write(self) -> AbstractContextManager[Connection]:
        self.asked.set()
        return super().write()


@pytest.mark.parametrize(
    "act",
    [
        lambda clock: clock.heard_centre(MORNING + timedelta(hours=1)),
        lambda clock: clock.settle(MORNING, lambda _connection, _stamp: None),
    ],
    ids=["the centre is heard", "a person sets the time"],
)
def test_a_save_asks_the_time_while_another_thread_sets_it(
    place: Workplace, tmp_path: Path, act: Callable[[DeskClock], None]
) -> None:
    """The engine asks the time inside its transactions: whoever sets it may not hold it while waiting for one."""
    database = Watched(tmp_path / "desk.db")
    clock = DeskClock(lambda: place.hands.wall, lambda: place.hands.ticks, database)
    with ThreadPoolExecutor(2) as others:
        with database.write():
            database.asked.clear()
            setting = others.submit(act, clock)
            assert database.asked.wait(5)
            assert others.submit(clock.now).result(5) >= MORNING
        setting.result(5)
    database.close()


def test_a_time_whose_commit_failed_is_not_believed(place: Workplace) -> None:
    def fails_at_the_commit(connection: Connection, _stamp: Stamp) -> None:
        connection.exec_driver_sql("CREATE TABLE whole (id INTEGER PRIMARY KEY)")
        connection.exec_driver_sql("CREATE TABLE part (of REFERENCES whole DEFERRABLE INITIALLY DEFERRED)")
        connection.exec_driver_sql("INSERT INTO part VALUES (1)")

    before = place.clock.now()
    with pytest.raises(IntegrityError):
        place.clock.settle(MORNING + timedelta(hours=2), fails_at_the_commit)
    assert place.clock.now() == before


def test_what_was_noticed_of_the_clock_is_still_to_be_kept_after_a_commit_that_failed(place: Workplace) -> None:
    """Before, it counted as kept: the next run added five hours to a clock that had been set right."""
    place.hands.jump(hours=-5)
    ClockCheck(place.clock, place.desk).correct(CLERK_LAN, MORNING)
    place.hands.jump(hours=5)
    assert place.clock.now() == MORNING
    with no_commit(place.desk.database), pytest.raises(IntegrityError):
        place.clock.keep()
    place.clock.keep()
    place.hands.pass_time(hours=1)
    assert restarted(place).now() == MORNING + timedelta(hours=1)


def test_the_centres_time_is_written_down_at_the_next_hearing_after_a_commit_that_failed(place: Workplace) -> None:
    place.clock.heard_centre(MORNING)
    place.hands.pass_time(minutes=20)
    with no_commit(place.desk.database), pytest.raises(IntegrityError):
        place.clock.heard_centre(MORNING + timedelta(minutes=20))
    place.hands.pass_time(minutes=1)  # long before it would be due again
    place.clock.heard_centre(MORNING + timedelta(minutes=21))
    assert restarted(place).reached == MORNING + timedelta(minutes=21)


@contextmanager
def no_commit(database: Database) -> Iterator[None]:
    """Every transaction that writes a value of the desk anew fails at its very end."""
    with database.write() as connection:
        connection.exec_driver_sql("CREATE TABLE whole (id INTEGER PRIMARY KEY)")
        connection.exec_driver_sql("CREATE TABLE part (of REFERENCES whole DEFERRABLE INITIALLY DEFERRED)")
        connection.exec_driver_sql(
            "CREATE TRIGGER no_commit AFTER UPDATE ON desk_values BEGIN INSERT INTO part VALUES (1); END"
        )
    yield
    with database.write() as connection:
        connection.exec_driver_sql("DROP TRIGGER no_commit")
