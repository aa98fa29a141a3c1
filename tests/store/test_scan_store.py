"""Digitised papers on disk: encrypted, whole or said not to be, and never deleted while an entry names them."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.domain.errors import EnvironmentProblem
from counter_app.settings import durable_file
from counter_app.store.kept_scans import (
    KeptScan,
    forget_scans,
    note_scan,
    scan_states,
    set_state,
    waiting_scans,
    write_loss,
)
from counter_app.store.scan_store import Loss, ScanStore, ScanUnreadable
from tests.store.desks import KEY, SetClock, open_test_desk, seeded_bytes

PAPER = b"%PDF-1.7 Nguyen Thi Dep 075190012345 " * 50


@pytest.fixture(name="store")
def scan_store(tmp_path: Path) -> ScanStore:
    return ScanStore(tmp_path / "scans", KEY, seeded_bytes("scans"))


def files(store: ScanStore) -> list[Path]:
    return sorted(store.folder.iterdir())


@settings(max_examples=40, deadline=None)
@given(st.binary(min_size=1, max_size=5_000))
def test_what_is_kept_is_read_back(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    store = ScanStore(tmp_path_factory.mktemp("desk") / "scans", KEY, os.urandom)
    assert store.read(store.keep(data)) == data


def test_nothing_of_a_paper_can_be_read_from_the_disk_and_its_name_says_nothing(store: ScanStore) -> None:
    content = store.keep(PAPER)
    (file,) = files(store)
    assert b"Nguyen" not in file.read_bytes()
    assert content.hex() not in file.name
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700
    with pytest.raises(ScanUnreadable):
        ScanStore(store.folder, bytes(32), os.urandom).read(content)


def test_where_several_logins_share_the_desk_all_of_them_can_read_its_papers(tmp_path: Path) -> None:
    tmp_path.chmod(0o2770)
    store = ScanStore(tmp_path / "scans", KEY, os.urandom)
    store.keep(PAPER)
    (file,) = files(store)
    assert stat.S_IMODE(file.stat().st_mode) == 0o660


def test_the_same_paper_twice_is_one_file(store: ScanStore) -> None:
    assert store.keep(PAPER) == store.keep(PAPER)
    assert len(files(store)) == 1


def test_a_file_that_was_taken_away_is_told_from_one_that_is_damaged(store: ScanStore) -> None:
    content = store.keep(PAPER)
    (file,) = files(store)
    whole = file.read_bytes()
    for damage in (whole[:-1], whole[:30], b"", whole[:40] + bytes([whole[40] ^ 1]) + whole[41:], b"x" + whole[1:]):
        file.write_bytes(damage)
        with pytest.raises(ScanUnreadable) as told:
            store.read(content)
        assert told.value.loss is Loss.DAMAGED
    file.unlink()
    with pytest.raises(ScanUnreadable) as told:
        store.read(content)
    assert told.value.loss is Loss.GONE
    assert not store.holds(content)


def test_one_paper_s_file_put_in_another_s_place_is_noticed(store: ScanStore) -> None:
    first = store.keep(PAPER)
    (one,) = files(store)
    second = store.keep(PAPER + b"2")
    (two,) = [path for path in files(store) if path != one]
    two.write_bytes(one.read_bytes())
    with pytest.raises(ScanUnreadable):
        store.read(second)
    assert store.read(first) == PAPER


def test_a_full_disk_is_one_sentence_and_leaves_nothing_behind(
    store: ScanStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _data: bytes, _mode: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(durable_file, "_write_synced", full)
    with pytest.raises(EnvironmentProblem, match="was not kept"):
        store.keep(PAPER)
    assert files(store) == []


def test_a_file_that_vanishes_as_soon_as_it_is_written_is_not_called_kept(
    store: ScanStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As an antivirus does it: the rename succeeds, and the file is gone."""
    monkeypatch.setattr("counter_app.settings.durable_file.sync_folder", lambda folder: files(store)[0].unlink())
    with pytest.raises(EnvironmentProblem, match="antivirus"):
        store.keep(PAPER)


def test_old_files_without_an_entry_are_collected_and_no_others(store: ScanStore) -> None:
    named, orphan, young = (store.keep(PAPER + number) for number in (b"1", b"2", b"3"))
    cut_off = store.folder / ".abc.scan.1234"
    cut_off.write_bytes(b"half")
    for path in files(store):
        os.utime(path, (1_000, 1_000))
    store.keep(PAPER + b"3")  # written anew: nobody has named it yet
    assert store.collect(lambda: iter([named]), before=2_000) == 2
    assert (store.holds(named), store.holds(orphan), store.holds(young), cut_off.exists()) == (True, False, True, False)


def test_nothing_is_asked_where_no_file_is_old(store: ScanStore) -> None:
    def never() -> None:
        raise AssertionError("asked")

    assert store.collect(never, before=0) == 0  # type: ignore[arg-type]
    store.keep(PAPER)
    assert store.collect(never, before=0) == 0  # type: ignore[arg-type]


def test_a_lost_paper_waits_again_when_it_was_scanned_again_and_a_sent_one_stays_sent(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db", durable=False)
    one, two = KeptScan(b"1" * 32, "A", 10), KeptScan(b"2" * 32, "A", 20)
    with desk.database.write() as connection:
        for scan in (one, two):
            note_scan(connection, scan)
        assert waiting_scans(connection) == [one, two]
        assert write_loss(connection, desk.journal, one, Loss.GONE, None, SetClock().stamp())
        assert not write_loss(connection, desk.journal, one, Loss.GONE, None, SetClock().stamp())
        assert waiting_scans(connection) == [two]
        set_state(connection, two, "sent")
        assert waiting_scans(connection) == []
        assert write_loss(connection, desk.journal, two, Loss.DAMAGED, None, SetClock().stamp())
        assert scan_states(connection, "A") == {one.content: "lost", two.content: "sent, then lost"}
        for scan in (one, two):
            note_scan(connection, scan)
        assert scan_states(connection, "A") == {one.content: "waiting", two.content: "sent"}


def test_an_erased_dossier_s_paper_stays_only_where_another_dossier_has_it(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db", durable=False)
    with desk.database.write() as connection:
        for content, dossier in ((b"1" * 32, "A"), (b"2" * 32, "A"), (b"2" * 32, "B")):
            note_scan(connection, KeptScan(content, dossier, 10))
        assert forget_scans(connection, ["A", "none"]) == [b"1" * 32]
        assert scan_states(connection, "B") == {b"2" * 32: "waiting"}
