"""The engine's thread outlives a database that cannot be read for a while."""

from __future__ import annotations

from threading import Event

from counter_app.sync.exchange import Answer, Failure, Question
from counter_app.sync.runner import Runner
from tests.sync.bench import Bench

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


def rename(bench: Bench, old: str, new: str) -> None:
    with bench.database.write() as connection:
        connection.exec_driver_sql(f"ALTER TABLE {old} RENAME TO {new}")
