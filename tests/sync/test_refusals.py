"""What the centre refuses is shown and kept; it holds up nothing else."""

from __future__ import annotations

from counter_app.domain.entry_types import OUTAGE_BEGAN
from counter_app.sync.connectivity import Line
from counter_app.sync.exchange import Answer, Question
from counter_app.wire.batch import unpack
from counter_app.wire.messages import Refusal, write_message
from tests.sync.bench import DOWN, Bench, Reply, make_bench


def refusing(bench: Bench, poisoned: bytes) -> None:
    """The centre takes every batch but one that holds this entry."""

    def answer(question: Question) -> Reply | None:
        if question.purpose == "push" and any(item.hash == poisoned for item in unpack(question.body).items):
            return Answer(400, write_message(Refusal(vi="Không nhận.", en="It was not taken.")))
        return None

    bench.line = answer


def test_a_refused_batch_is_halved_to_the_one_entry_which_is_shown_and_never_skipped(bench: Bench) -> None:
    bench.line = lambda _q: DOWN
    saved = [bench.save() for _ in range(20)]
    poisoned = saved[12].entries[0].hash
    bench.now += 100
    refusing(bench, poisoned)
    bench.pass_time(300)
    assert bench.engine.problem is not None
    assert "not taken" in bench.engine.problem.en
    assert poisoned.hex() not in bench.stored()
    assert saved[11].entries[0].hash.hex() in bench.stored()
    assert all(one.entries[0].hash.hex() not in bench.stored() for one in saved[12:])
    bench.line = lambda _q: None
    bench.pass_time(120)
    assert bench.waiting() == 0
    assert bench.engine.problem is None
    assert len(bench.stored()) == len(set(bench.stored())) >= 21


def test_a_refused_entry_holds_up_neither_the_feed_nor_reference_data(bench: Bench) -> None:
    other = make_bench(bench.folder, "Quầy 2", bench.centre)
    saved = bench.save()
    bench.pass_time(30)
    bench.line = lambda _q: DOWN
    refused = bench.save()
    bench.now += 100
    refusing(bench, refused.entries[0].hash)
    bench.restart()
    bench.step()
    theirs = other.save()
    other.pass_time(30)
    bench.pass_time(120)
    assert bench.engine.problem is not None
    with bench.database.read() as connection:
        known = {bytes(row) for row in connection.exec_driver_sql("SELECT entry_hash FROM feed_rows").scalars()}
    assert {saved.entries[0].hash, theirs.entries[0].hash} <= known
    other.switch_off()


def test_a_refused_entry_of_a_closed_journal_does_not_hold_up_the_present_one(bench: Bench) -> None:
    bench.step()
    bench.line = lambda _q: DOWN
    stuck = bench.save().entries[0].hash
    bench.switch_off()
    bench.file.mark = "the new mainboard"
    bench.switch_on()
    ours = bench.save().entries[0].hash
    bench.now += 100
    refusing(bench, stuck)
    bench.pass_time(120)
    assert stuck.hex() not in bench.stored()
    assert ours.hex() in bench.stored()


def test_an_entry_whose_bytes_were_damaged_on_disk_does_not_hold_up_what_follows(bench: Bench) -> None:
    bench.step()
    bench.line = lambda _q: DOWN
    damaged, after = bench.save(), bench.save()
    with bench.database.write() as connection:
        connection.exec_driver_sql(
            "UPDATE entries SET header = CAST(header || ' ' AS BLOB) WHERE hash = ?", (damaged.entries[0].hash,)
        )
    bench.line = lambda _q: None
    bench.now += 100
    bench.pass_time(60)
    assert bench.waiting() == 0
    verdicts = {row.entry: row.verdict for row in bench.centre.rows()}
    assert verdicts[damaged.entries[0].hash.hex()] == "missing"
    assert verdicts[after.entries[0].hash.hex()] != "missing"


def test_a_desk_whose_key_was_withdrawn_is_told_so_and_sees_no_outage(bench: Bench) -> None:
    bench.save()
    bench.pass_time(30)
    bench.centre.core.administration.withdraw(bench.desk.desk.desk, bench.world.wall())
    bench.pass_time(120)
    assert bench.engine.problem is not None
    assert "withdrawn" in bench.engine.problem.en
    assert bench.engine.line.line is Line.ONLINE
    assert bench.entries(OUTAGE_BEGAN) == []
