"""Clones, snapshots and old files put back: each goes on in a journal, or as a desk, of its own."""

from __future__ import annotations

from counter_app.domain.entry_types import JOURNAL_OPENED
from tests.sync.bench import DOWN, Bench


def test_a_snapshot_that_goes_on_beside_its_original_becomes_a_desk_of_its_own(bench: Bench) -> None:
    bench.save()
    bench.pass_time(30)
    twin = bench.clone(mark=bench.file.mark)
    ours, theirs = bench.save(), twin.save()
    bench.pass_time(30)
    twin.pass_time(60)
    assert [fact["reason"] for fact in twin.entries(JOURNAL_OPENED)] == ["first", "forked"]
    assert [fact["reason"] for fact in bench.entries(JOURNAL_OPENED)] == ["first"]
    assert {ours.entries[0].hash.hex(), theirs.entries[0].hash.hex()} <= set(bench.stored())
    assert twin.store.key.public != bench.store.key.public
    assert twin.desk.desk.number != bench.desk.desk.number
    codes = [one.save().code for one in (bench, twin) for _ in range(3)]
    assert len(set(codes)) == 6
    assert twin.store.highest_grant() == bench.store.highest_grant() == 1, "ranges of its own came with its certificate"
    assert [len(str(code).rsplit("-", 1)[1]) for code in codes] == [4] * 6
    bench.pass_time(700)
    twin.pass_time(60)
    assert bench.waiting() == twin.waiting() == 0
    twin.restart()
    twin.pass_time(30)
    assert twin.store.key.public != bench.store.key.public, "the key of its own is kept over a restart"
    twin.switch_off()


def test_a_disk_in_another_pc_opens_a_new_journal_before_it_asks_anybody(bench: Bench) -> None:
    bench.save()
    bench.pass_time(30)
    twin = bench.clone()
    twin.line = lambda _q: DOWN
    codes = {bench.save().code, twin.save().code}
    assert len(codes) == 2
    assert twin.entries(JOURNAL_OPENED)[-1]["reason"] == "other machine"
    twin.switch_off()


def test_an_old_file_put_back_without_its_mark_learns_from_the_centre_that_it_is_old(bench: Bench) -> None:
    bench.save()
    bench.switch_off()
    bench.file.back_up()
    bench.switch_on()
    given = [bench.save().code for _ in range(3)]
    bench.pass_time(30)
    bench.switch_off()
    bench.file.put_back()
    (bench.folder / f"{bench.file.folder.name}.mark").unlink()
    bench.switch_on()
    bench.pass_time(60)
    assert bench.entries(JOURNAL_OPENED)[-1]["reason"] == "the centre has more"
    assert bench.save().code not in given
    bench.pass_time(60)
    assert len(bench.stored()) == len(set(bench.stored()))
    assert bench.waiting() == 0
