"""What becomes an entry of an outage: its beginning and its end, once each; nothing else of the line."""

from __future__ import annotations

from counter_app.domain.entry_types import OUTAGE_BEGAN, OUTAGE_ENDED
from counter_app.sync.connectivity import Line
from counter_app.sync.engine import Declared
from counter_app.sync.exchange import Failure, FailureKind
from tests.sync.bench import DOWN, Bench


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
