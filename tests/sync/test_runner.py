"""The engine's thread outlives a database that cannot be read for a while."""

from __future__ import annotations

from threading import Event, Thread

import pytest

from counter_app.domain.entry_types import OUTAGE_BEGAN
from counter_app.domain.times import parse_iso
from counter_app.sync import runner as runner_module
from counter_app.sync.connectivity import Line
from counter_app.sync.exchange import Answer, Failure, Question
from counter_app.sync.runner import Runner
from counter_app.wire.batch import MOST_ENTRIES
from tests.store.desks import receipt
from tests.sync.bench import DOWN, Bench

PATIENCE = 20.0


class CentreShell:
    """The bench's centre, behind the thread's port."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.pushed = Event()

    def ask(self, question: Question) -> Answer | Failure:
        answer = self._bench.centre.answer(question, "runner")
        if question.purpose == "push":
            self.pushed.set()
        return answer

    def close(self) -> None:
        return


def test_a_database_that_cannot_be_read_for_a_while_does_not_end_handing_in(bench: Bench) -> None:
    bench.step()
    shell, told = CentreShell(bench), Event()
    runner = Runner(bench.store, bench.engine, shell, lambda: bench.now)
    runner.subscribe(lambda: told.set() if runner.status().problem is not None else None)
    rename(bench, "acknowledgements", "away")
    runner.start()
    try:
        runner.nudge()
        assert told.wait(PATIENCE), "the fault is shown"
        rename(bench, "away", "acknowledgements")
        bench.now += 100
        assert shell.pushed.wait(PATIENCE), "and handing in goes on"
    finally:
        runner.stop()


def test_an_outage_that_goes_on_over_a_restart_is_told_with_its_beginning(bench: Bench) -> None:
    bench.step()
    bench.line = lambda _q: DOWN
    bench.pass_time(600)
    (began,) = bench.entries(OUTAGE_BEGAN)
    bench.restart()
    bench.pass_time(3_600)
    runner = Runner(bench.store, bench.engine, CentreShell(bench), lambda: bench.now)
    try:
        status = runner.status()
        assert status.state is Line.OUTAGE
        assert status.since == parse_iso(began["since"])
    finally:
        runner.stop()


def stopped_while_it_pushes(bench: Bench) -> tuple[HeldShell, Thread]:
    """The centre holds its answer back; a thread waits for the runner to stop."""
    shell = HeldShell(bench)
    runner = Runner(bench.store, bench.engine, shell, lambda: bench.now)
    runner.start()
    runner.nudge()
    assert shell.pushed.wait(PATIENCE)
    stopping = Thread(target=runner.stop)
    stopping.start()
    return shell, stopping


def test_a_stop_waits_for_the_answer_under_way_and_asks_nothing_more_however_much_waits(bench: Bench) -> None:
    bench.step()
    with bench.database.write() as connection:
        for _ in range(3 * MOST_ENTRIES):
            bench.desk.journal.append_in(connection, [receipt(wish=None)], "lan", bench.stamp())
    shell, stopping = stopped_while_it_pushes(bench)
    stopping.join(0.1)
    assert stopping.is_alive(), "what was asked is waited for"
    shell.let_go.set()
    stopping.join(PATIENCE)
    assert shell.pushes == 1
    assert 2 * MOST_ENTRIES <= bench.waiting() < 3 * MOST_ENTRIES, "the answer was still written down"


def test_a_stop_does_not_wait_for_a_centre_that_keeps_its_answer_back(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner_module, "GRACE_SECONDS", 0.1)
    bench.step()
    with bench.database.write() as connection:
        bench.desk.journal.append_in(connection, [receipt(wish=None)], "lan", bench.stamp())
    waiting = bench.waiting()
    shell, stopping = stopped_while_it_pushes(bench)
    stopping.join(PATIENCE / 4)
    assert not stopping.is_alive()
    assert not shell.let_go.is_set()
    assert bench.waiting() == waiting, "nothing is green without an answer"
    shell.let_go.set()
    assert shell.closed.wait(PATIENCE), "the line is closed by the thread that was left with it"
    bench.restart()
    bench.pass_time(60)
    assert bench.waiting() == 0
    assert len(bench.stored()) == len(set(bench.stored()))


def test_while_the_centre_keeps_an_answer_back_a_save_is_counted_and_a_person_is_heard(bench: Bench) -> None:
    """Before, the band said that everything was handed in until the answer came, or the line gave up."""
    bench.step()
    shell = HeldShell(bench)
    counted, declared = Event(), Event()
    runner = Runner(bench.store, bench.engine, shell, lambda: bench.now)

    def look() -> None:
        status = runner.status()
        if status.waiting_entries > before + 1:
            counted.set()
        if status.state is Line.OUTAGE:
            declared.set()

    written(bench)
    before = bench.waiting()
    runner.subscribe(look)
    runner.start()
    runner.nudge()
    try:
        assert shell.pushed.wait(PATIENCE)
        for _ in range(2):
            written(bench)
        runner.nudge()
        assert counted.wait(PATIENCE / 4)
        runner.declare_outage(True)
        assert declared.wait(PATIENCE / 4)
        assert not shell.let_go.is_set()
    finally:
        shell.let_go.set()
        runner.stop()
    assert len(bench.stored()) == len(set(bench.stored()))


def test_an_answer_to_a_question_that_a_fault_took_back_is_not_taken_for_the_next_ones(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.step()
    shell, paused = HeldShell(bench), Event()
    runner = Runner(bench.store, bench.engine, shell, lambda: bench.now)
    runner.subscribe(lambda: paused.set() if runner.status().problem is not None else None)
    saved = [written(bench)]
    runner.start()
    runner.nudge()
    try:
        assert shell.pushed.wait(PATIENCE)
        with monkeypatch.context() as broken:
            broken.setattr(bench.engine, "prepare", breaks)
            broken.setattr(bench.store, "waiting_entries", breaks)
            runner.nudge()
            assert paused.wait(PATIENCE)
        saved.append(written(bench))
        bench.now += 100
        runner.nudge()
        shell.let_go.set()
        for _ in range(200):
            if bench.waiting() == 0:
                break
            bench.now += 5
            runner.nudge()
            Event().wait(0.05)
    finally:
        shell.let_go.set()
        runner.stop()
    assert bench.waiting() == 0
    assert set(saved) <= set(bench.stored())
    assert len(bench.stored()) == len(set(bench.stored()))


def written(bench: Bench) -> str:
    """The hash of one receipt, written without the engine."""
    with bench.database.write() as connection:
        saved = bench.desk.journal.append_in(connection, [receipt(wish=None)], "lan", bench.stamp())
    return saved.entries[0].hash.hex()


def breaks() -> None:
    raise RuntimeError("broken for a while")


class HeldShell(CentreShell):
    """Holds the answer to the first push back until it is let go."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.let_go, self.closed, self.pushes = Event(), Event(), 0

    def ask(self, question: Question) -> Answer | Failure:
        answer = super().ask(question)
        if question.purpose == "push":
            self.pushes += 1
            self.let_go.wait(PATIENCE)
        return answer

    def close(self) -> None:
        self.closed.set()


def rename(bench: Bench, old: str, new: str) -> None:
    with bench.database.write() as connection:
        connection.exec_driver_sql(f"ALTER TABLE {old} RENAME TO {new}")
