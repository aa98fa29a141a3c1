"""How often the centre is asked: its own word is kept, and desks do not come back together."""

from __future__ import annotations

from itertools import pairwise

from counter_app.sync.exchange import Answer, Question
from tests.sync.bench import Bench, Reply


def test_the_centres_retry_after_is_kept_to_the_second(bench: Bench) -> None:
    bench.step()
    asked_at: list[float] = []

    def busy(question: Question) -> Reply | None:
        if question.purpose == "push":
            asked_at.append(bench.now)
            return Answer(429, b"", {"retry-after": "40"})
        return None

    bench.line = busy
    bench.save()
    bench.pass_time(200, look_every=1)
    assert asked_at[0] == 0.0
    assert all(second - first >= 40 for first, second in pairwise(asked_at))
    assert len(asked_at) == 5 + 1 - (asked_at[-1] < 200)
    assert not bench.engine.line.is_outage, "a busy centre is no outage"


def test_a_centre_that_breaks_is_an_outage_whatever_patience_it_asks_for(bench: Bench) -> None:
    bench.step()
    bench.line = lambda _q: Answer(503, b"", {"retry-after": "5"})
    bench.save()
    bench.pass_time(60, look_every=1)
    assert bench.engine.line.is_outage


def test_without_its_word_desks_at_the_cap_do_not_come_back_together(bench: Bench) -> None:
    bench.chance = bench.world.chance.random
    bench.line = lambda _q: Answer(502, b"bad gateway")
    times: list[float] = []
    for _ in range(40):
        bench.pass_time(60, look_every=1)
        wake = bench.engine.wake_at(bench.now)
        assert wake is not None
        times.append(wake - bench.now)
    assert len({round(value, 3) for value in times}) > 30
    assert max(times) <= 60
