"""A centre that is well and contradicts itself is waited for, not hammered; a damaged entry holds up nothing."""

from __future__ import annotations

from counter_app.store.desk_store import Work
from counter_app.sync.exchange import Answer, Question
from counter_app.wire.messages import HeadMessage, ParentUnknown, write_message
from tests.sync.bench import Bench, Reply

MOST_IN_A_QUARTER = 20  # of an hour: a minute's pause after each


def _work(bench: Bench) -> Work:
    return bench.store.work()[-1]


def test_a_centre_that_acknowledges_less_than_it_was_given_is_waited_for(bench: Bench) -> None:
    bench.step()
    stale: list[Answer] = []

    def says_the_same(question: Question) -> Reply | None:
        if question.purpose != "push":
            return None
        if not stale:
            answer = bench.centre.answer(question, "stale")
            assert isinstance(answer, Answer)
            stale.append(answer)
        return stale[0]

    bench.line = says_the_same
    bench.save()
    bench.save()
    bench.asked.clear()
    bench.pass_time(900)
    assert bench.waiting() == 1
    assert 1 < bench.asked.count("push") <= MOST_IN_A_QUARTER
    bench.line = lambda _question: None
    bench.pass_time(90)
    assert bench.waiting() == 0


def test_a_centre_that_asks_for_what_it_says_it_has_is_waited_for(bench: Bench) -> None:
    bench.step()
    before = _work(bench)

    def wants_it_all_the_same(question: Question) -> Reply | None:
        if question.purpose != "push":
            return None
        head = HeadMessage(number=before.head.number, hash=before.head.hash.hex())
        return Answer(409, write_message(ParentUnknown(heads=[head])))

    bench.line = wants_it_all_the_same
    bench.save()
    bench.asked.clear()
    bench.pass_time(900)
    assert (_work(bench).acknowledged, bench.waiting()) == (before.head.number, 1)
    assert 1 < bench.asked.count("push") <= MOST_IN_A_QUARTER
    bench.line = lambda _question: None
    bench.pass_time(90)
    assert bench.waiting() == 0


def test_an_entry_whose_bytes_a_disk_damaged_goes_as_a_gap_and_what_follows_is_taken(bench: Bench) -> None:
    bench.step()
    bench.centre.is_down = True
    first, damaged, last = (bench.save() for _ in range(3))
    with bench.database.write() as connection:
        connection.exec_driver_sql(
            "UPDATE entries SET header = CAST(replace(header, 'lan', 'nam') AS BLOB) WHERE hash = ?",
            (damaged.entries[0].hash,),
        )
    bench.centre.is_down = False
    bench.pass_time(120)
    assert bench.waiting() == 0
    verdicts = {row.entry: row.verdict for row in bench.centre.rows()}
    assert verdicts[damaged.entries[0].hash.hex()] == "missing"
    for saved in (first, last):
        assert verdicts[saved.entries[0].hash.hex()] == "in_order"
