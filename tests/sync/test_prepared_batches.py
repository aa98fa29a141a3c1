"""The batch after the one under way is packed while the centre works; what happens meanwhile makes no difference."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event

from counter_app.sync.engine import JournalGrew
from counter_app.sync.exchange import Answer, Question
from counter_app.wire.batch import unpack
from counter_app.wire.messages import Refusal, write_message
from tests.store.desks import receipt
from tests.sync.bench import DOWN, Bench, Reply

BATCHES = 3


def fill(bench: Bench, count: int) -> None:
    """While the line is down: as after an outage."""
    bench.line = lambda _q: DOWN
    with bench.database.write() as connection:
        for _ in range(count):
            bench.desk.journal.append_in(connection, [receipt(wish=None)], "lan", bench.stamp())
    bench.step(JournalGrew())
    bench.now += 100


def pushes(bench: Bench, meanwhile: list[Any]) -> list[tuple[int, int]]:
    """Fills up while the bench asks: first and last number of each batch; each act happens under one of them."""
    seen: list[tuple[int, int]] = []
    acts = iter(meanwhile)

    def watching(question: Question) -> Reply | None:
        if question.purpose != "push":
            return None
        batch = unpack(question.body)
        seen.append((batch.first, batch.head.number))
        act = next(acts, None)
        return act() if act is not None else None

    bench.line = watching
    return seen


def test_the_next_batch_was_read_before_the_answer_to_the_last_one_came(bench: Bench) -> None:
    bench.step()
    fill(bench, 1_100)
    readings: list[int] = []
    readings_at_answers: list[int] = []

    @event.listens_for(bench.database._readers, "before_cursor_execute")
    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_more: Any) -> None:
        if "header, body FROM entries" in statement and len(parameters) == 3:
            readings.append(parameters[1])

    seen = pushes(bench, [lambda: readings_at_answers.append(len(readings))] * BATCHES)
    bench.step()
    assert seen[:BATCHES] == [(2, 501), (502, 1001), (1002, 1101)]
    assert readings == [2, 502, 1002], "each was read once"
    assert readings_at_answers == [2, 3, 3], "and before it was needed"
    assert bench.waiting() == 0


def test_what_is_saved_while_a_batch_is_under_way_follows_it(bench: Bench) -> None:
    bench.step()
    fill(bench, 600)

    def save() -> None:
        bench.desk.journal.append([receipt(wish=None)], "lan", bench.stamp())

    seen = pushes(bench, [save, save, None])
    bench.step()
    bench.pass_time(20)
    assert seen[0] == (2, 501)
    assert [first for first, _last in seen[1:3]] == [502, seen[1][1] + 1]
    assert bench.waiting() == 0
    assert len(bench.stored()) == len(set(bench.stored())) == 603


def test_after_a_refusal_the_smaller_batch_begins_where_the_refused_one_did(bench: Bench) -> None:
    bench.step()
    fill(bench, 600)
    refusal = Answer(413, write_message(Refusal(vi="Quá lớn.", en="Too large.")))
    seen = pushes(bench, [lambda: refusal])
    bench.step()
    assert seen[:3] == [(2, 501), (2, 251), (252, 601)]
    assert bench.waiting() == 0


def test_after_a_lost_answer_nothing_that_was_prepared_runs_ahead(bench: Bench) -> None:
    bench.step()
    fill(bench, 600)
    seen = pushes(bench, [lambda: DOWN])
    bench.step()
    bench.pass_time(30)
    assert seen[:3] == [(2, 501), (2, 501), (502, 601)]
    assert bench.waiting() == 0
