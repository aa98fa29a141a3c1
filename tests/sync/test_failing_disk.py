"""The desk's own disk fails under an answer: it is told, and nothing is lost."""

from __future__ import annotations

from itertools import count

import pytest

from counter_app.domain.errors import EnvironmentProblem
from counter_app.store.verification import verify
from counter_app.sync.exchange import Question
from tests.sync.bench import DOWN, Bench, Reply


def test_a_disk_that_is_full_under_an_acknowledgement_loses_nothing(bench: Bench) -> None:
    bench.step()
    bench.line = lambda _q: DOWN
    saved = [bench.save() for _ in range(40)]
    bench.now += 100

    def fill_up(question: Question) -> Reply | None:
        """The centre has committed; before its answer is written down here, the last free page is used up."""
        answer = bench.centre.answer(question, "full")
        if question.purpose == "push":
            with bench.database.write() as connection:
                connection.exec_driver_sql("PRAGMA max_page_count=1")  # at least what the file has now
            with pytest.raises(EnvironmentProblem, match="disk is full"):
                fill(bench)
        return answer

    bench.line = fill_up
    with pytest.raises(EnvironmentProblem, match="disk is full") as told:
        bench.step()
    bench.engine.could_not_write(told.value, bench.now)
    assert bench.engine.problem is not None
    with bench.database.write() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1073741823")
    bench.line = lambda _q: None
    bench.pass_time(120)
    assert bench.waiting() == 0
    assert {one.entries[0].hash.hex() for one in saved} <= set(bench.stored())
    assert len(bench.stored()) == len(set(bench.stored()))
    assert verify(bench.database).ok


def fill(bench: Bench) -> None:
    for size in count():
        bench.store.log("fill", "x" * (500 if size < 400 else 1))
