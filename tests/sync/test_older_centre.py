"""A centre that came back from a backup: green turns back to waiting and is sent again."""

from __future__ import annotations

from itertools import pairwise

from counter_app.domain.entry_types import BODY_ERASED
from counter_app.store.journal import EntryDraft
from counter_app.sync.exchange import Question
from counter_app.wire.papers import Acknowledgement, KeptThrough, read_paper, sign_paper
from tests.sync.bench import DOWN, Bench, make_bench


def test_green_turns_back_to_waiting_and_is_sent_again(bench: Bench) -> None:
    bench.save()
    bench.pass_time(30)
    bench.centre.back_up()
    for _ in range(5):
        bench.save()
    bench.pass_time(30)
    assert (bench.waiting(), len(bench.stored())) == (0, 7)
    bench.centre.put_back(announced=False)
    assert len(bench.stored()) == 2
    seen: list[int] = []
    bench.line = lambda question: seen.append(bench.waiting())  # type: ignore[func-returns-value]
    bench.pass_time(60)
    assert max(seen) == 5, "what the centre lost was shown as waiting before it was sent again"
    assert (bench.waiting(), len(bench.stored())) == (0, 7)
    assert len(bench.feed()) == 7
    assert bench.log("centre stands at")


def test_closed_journals_are_sent_again_too(bench: Bench) -> None:
    bench.step()
    bench.centre.back_up()
    lost = bench.save().entries[0].hash
    bench.pass_time(30)
    bench.switch_off()
    bench.file.mark = "another mainboard"
    bench.switch_on()
    bench.pass_time(30)
    assert bench.waiting() == 0
    bench.centre.put_back(announced=False)
    bench.pass_time(700)
    assert lost.hex() in bench.stored()
    assert bench.waiting() == 0


def test_the_feed_steps_back_by_one_two_four_eight_and_no_row_is_missed(bench: Bench) -> None:
    """Another desk fills the positions that the restored centre gives a second time: no ghost stays, none is missed."""
    other = make_bench(bench.folder, "Quầy 2", bench.centre)
    bench.save()
    bench.pass_time(30)
    bench.centre.back_up()
    for _ in range(12):
        bench.save()
    bench.pass_time(30)
    bench.line = lambda _q: DOWN
    bench.centre.put_back(announced=False)
    for _ in range(30):
        other.save()
    other.pass_time(30)
    pulled: list[int] = []

    def watch(question: Question) -> None:
        if question.purpose == "pull":
            pulled.append(int(question.path.split("after=")[1].split("&")[0]))

    bench.line = watch  # type: ignore[assignment]
    bench.now += 100
    bench.pass_time(60)
    other.pass_time(60)
    steps = [first - second for first, second in pairwise(pulled) if second < first]
    assert steps[:3] == [1, 2, 4], pulled
    assert bench.feed() == other.feed()
    assert len(bench.feed()) == len(bench.stored()) == 1 + 1 + 12 + 1 + 30
    other.switch_off()


def test_a_centre_that_lost_even_the_desk_takes_it_back_by_its_certificate(bench: Bench) -> None:
    bench.centre.back_up()
    late = make_bench(bench.folder, "Quầy 3", bench.centre)
    first = late.save()
    late.pass_time(30)
    assert late.waiting() == 0
    bench.centre.put_back(announced=True)
    late.pass_time(700)
    assert late.waiting() == 0
    assert first.entries[0].hash.hex() in late.stored()
    newcomer = make_bench(bench.folder, "Quầy 4", bench.centre)
    codes = {late.save().code, newcomer.save().code, first.code}
    assert len(codes) == 3, "a range was granted a second time"
    for one in (late, newcomer):
        one.switch_off()


def test_what_a_backup_covers_is_looked_at_once_however_often_the_centre_says_it(bench: Bench) -> None:
    saved = bench.save()
    bench.pass_time(30)
    kept = sign_paper(
        KeptThrough(saved.headers[0].journal, 2, "2026-11-23T09:00:00+07:00"), bench.centre.core.keys.signing
    )
    bench.save(EntryDraft(BODY_ERASED, dossier=saved.identity, facts={"decision": "hết thời hạn lưu"}))
    with bench.database.write() as connection:
        connection.exec_driver_sql("UPDATE feed_rows SET row = CAST(replace(row, 'not_permitted', 'in_order') AS BLOB)")
        (paper,) = connection.exec_driver_sql("SELECT paper FROM acknowledgements").scalars()
    store, changes = bench.store, []
    for _ in range(3):
        store.record_ack(
            store.papers.opened(read_paper(paper), Acknowledgement), store.papers.opened(kept, KeptThrough)
        )
        with bench.database.write() as connection:
            changes.append(connection.exec_driver_sql("SELECT total_changes()").scalar())
    assert changes[2] - changes[1] == 1, "the acknowledgement itself, and nothing else"
