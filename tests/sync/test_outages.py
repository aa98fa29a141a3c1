"""What becomes an entry of an outage: its beginning and its end, once each; nothing else of the line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.domain.entry_types import OUTAGE_BEGAN, OUTAGE_ENDED
from counter_app.domain.errors import EnvironmentProblem
from counter_app.domain.times import iso
from counter_app.rehearsal.virtual_time import START
from counter_app.store.database import Database
from counter_app.sync.connectivity import Line
from counter_app.sync.engine import Declared
from counter_app.sync.exchange import Failure, FailureKind
from tests.sync.bench import DOWN, Bench, make_bench


def test_an_idle_desk_writes_no_entry_over_a_thousand_looks(bench: Bench) -> None:
    """Connection states in the journal would feed the outbox that they report, and it would never be empty."""
    bench.step()
    before = len(bench.stored())
    for _ in range(1_000):
        bench.pass_time(5)
    assert bench.waiting() == 0
    assert len(bench.stored()) == before == 1


def test_a_flapping_line_writes_no_entry_either(bench: Bench) -> None:
    bench.step()
    for turn in range(300):
        bench.line = (lambda _q: DOWN) if turn % 2 else (lambda _q: None)
        bench.pass_time(9)
    bench.line = lambda _q: None
    bench.pass_time(120)
    assert bench.entries(OUTAGE_BEGAN, OUTAGE_ENDED) == []
    assert bench.waiting() == 0


def test_an_outage_begins_once_and_ends_once_and_both_are_handed_in(bench: Bench) -> None:
    bench.step()
    bench.line = lambda _q: DOWN
    bench.pass_time(3_600)
    assert bench.engine.line.is_outage
    bench.save()
    bench.line = lambda _q: None
    bench.pass_time(180)
    assert len(bench.entries(OUTAGE_BEGAN)) == len(bench.entries(OUTAGE_ENDED)) == 1
    assert bench.waiting() == 0
    assert bench.engine.line.line is Line.ONLINE


def test_an_outage_goes_on_over_a_restart_of_the_pc_and_still_ends_once(bench: Bench) -> None:
    bench.step()
    bench.line = lambda _q: DOWN
    bench.pass_time(600)
    for _ in range(3):
        bench.restart()
        bench.pass_time(600)
    assert len(bench.entries(OUTAGE_BEGAN)) == 1
    bench.restart()
    bench.line = lambda _q: None
    bench.pass_time(180)
    assert len(bench.entries(OUTAGE_ENDED)) == 1
    assert bench.waiting() == 0


def test_a_declared_outage_stays_declared_over_a_restart(bench: Bench) -> None:
    bench.step()
    bench.step(Declared(outage=True))
    bench.restart()
    bench.pass_time(120)
    assert bench.engine.line.is_outage
    assert bench.entries(OUTAGE_ENDED) == []
    bench.step(Declared(outage=False))
    bench.pass_time(60)
    assert [fact["declared"] for fact in bench.entries(OUTAGE_BEGAN)] == [True]
    assert len(bench.entries(OUTAGE_ENDED)) == 1
    assert not bench.engine.line.is_outage


def test_a_certificate_out_of_date_asks_for_the_clock_and_not_for_the_cable(bench: Bench) -> None:
    bench.line = lambda _q: Failure(FailureKind.CERTIFICATE_DATE)
    bench.step()
    assert bench.engine.problem is not None
    assert "date" in bench.engine.problem.en


# -- a disk that does not take the entry ------------------------------------------------------------------


@contextmanager
def locked(bench: Bench) -> Iterator[None]:
    """Another program holds the file: every write is refused, at once."""
    with bench.database.write() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=0")
    other = Database(bench.file.database, bench.file.key, durable=False)
    with other.write():
        yield
    other.close()


def look(bench: Bench, seconds: float) -> None:
    """As the engine's thread does it: what cannot be written is told, and time goes on."""
    end = bench.now + seconds
    while bench.now < end:
        try:
            bench.pass_time(min(5.0, end - bench.now))
        except EnvironmentProblem as problem:
            bench.engine.could_not_write(problem, bench.now)


def turned_at(bench: Bench) -> str:
    """Wall time at which the line's present state began."""
    return iso(START + timedelta(seconds=bench.engine.line.since))


def test_a_beginning_that_the_disk_did_not_take_is_written_later_with_the_time_at_which_it_was(bench: Bench) -> None:
    bench.step()
    with locked(bench):
        bench.line = lambda _q: DOWN
        look(bench, 300)
        assert bench.engine.line.is_outage
        assert bench.engine.problem is not None
        assert bench.entries(OUTAGE_BEGAN) == []
        began = turned_at(bench)
    look(bench, 60)
    assert [fact["since"] for fact in bench.entries(OUTAGE_BEGAN)] == [began]
    bench.line = lambda _q: None
    look(bench, 120)
    assert len(bench.entries(OUTAGE_ENDED)) == 1
    assert bench.waiting() == 0


def test_an_outage_that_came_and_went_while_the_disk_took_nothing_is_written_in_its_order(bench: Bench) -> None:
    bench.step()
    with locked(bench):
        bench.step(Declared(outage=True))
        began = turned_at(bench)
        look(bench, 100)
        bench.step(Declared(outage=False))
        ended = turned_at(bench)
        look(bench, 100)
        assert not bench.engine.line.is_outage
    look(bench, 100)
    assert [fact.get("since", fact.get("at")) for fact in bench.entries(OUTAGE_BEGAN, OUTAGE_ENDED)] == [began, ended]
    assert [fact["declared"] for fact in bench.entries(OUTAGE_BEGAN)] == [True]
    assert bench.waiting() == 0, "both are handed in"


def test_what_a_save_shows_to_be_possible_again_is_done_at_once(bench: Bench) -> None:
    bench.step()
    bench.line = lambda _q: DOWN
    with locked(bench):
        look(bench, 121)
    bench.save()
    assert len(bench.entries(OUTAGE_BEGAN)) == 1


def test_an_entry_that_is_on_disk_is_not_written_again_when_its_commit_was_told_as_failed(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a kill between the commit and what is remembered of it, only without the restart."""
    bench.step()
    began = bench.store.outages.began

    def committed_and_lost(since: datetime, *, declared: bool) -> None:
        began(since, declared=declared)
        raise EnvironmentProblem("Lỗi đĩa", "disk I/O error")

    monkeypatch.setattr(bench.store.outages, "began", committed_and_lost)
    bench.step(Declared(outage=True))
    monkeypatch.undo()
    look(bench, 100)
    bench.step(Declared(outage=False))
    look(bench, 100)
    assert len(bench.entries(OUTAGE_BEGAN)) == len(bench.entries(OUTAGE_ENDED)) == 1


happenings = st.lists(st.sampled_from(["down", "up", "lock", "unlock", "restart"]), min_size=3, max_size=10)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(what=happenings)
def test_whatever_line_disk_and_power_do_each_outage_begins_before_it_ends_and_ends_once(
    what: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A kill before the write loses a beginning, and the outage is noticed anew; after it, nothing comes twice."""
    bench = make_bench(tmp_path_factory.mktemp("bench"))
    with ExitStack() as locks:
        for act in what:
            match act:
                case "down" | "up":
                    bench.line = (lambda _q: DOWN) if act == "down" else (lambda _q: None)
                case "lock":
                    locks.close()
                    locks.enter_context(locked(bench))
                case "unlock":
                    locks.close()
                case "restart":
                    locks.close()
                    bench.restart()
            look(bench, 65)
    bench.line = lambda _q: None
    look(bench, 180)
    facts = bench.entries(OUTAGE_BEGAN, OUTAGE_ENDED)
    words = ["since" if "since" in fact else "at" for fact in facts]
    assert words == ["since", "at"] * (len(facts) // 2)
    times = [str(fact.get("since", fact.get("at"))) for fact in facts]
    assert times == sorted(times)
    assert bench.waiting() == 0
    bench.switch_off()
    bench.centre.close()
