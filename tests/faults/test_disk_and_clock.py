"""A disk that is really full, and clocks that jump both ways: work is refused or goes on, nothing is half done."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.domain.errors import EnvironmentProblem
from counter_app.store.database import Database, WrongKeyOrDamaged
from counter_app.store.journal import Saved
from counter_app.store.opening import OpenDesk
from counter_app.store.verification import verify
from counter_app.wire.header import Header, read_header
from tests.services.desk import CLERK_LAN, receipt_of, workplace
from tests.store.desks import KEY, open_test_desk, receipt, rows, save


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A tmpfs of this size: needs the right to mount, which CI's container and any root has."""
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"no small disk could be mounted as user {os.geteuid()}: {done.stderr}"
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def may_mount(folder: Path) -> bool:
    if os.geteuid() != 0:
        return False
    folder.mkdir()
    tried = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if tried.returncode == 0:
        subprocess.run(["umount", str(folder)], check=True)
    return tried.returncode == 0


def test_a_disk_that_fills_up_refuses_the_save_whole_and_loses_nothing_that_was_shown(tmp_path: Path) -> None:
    """On a real small file system where mounting is allowed, else by the file's own page limit: the same promises."""
    if may_mount(tmp_path / "try"):
        with small_disk(tmp_path / "disk", "1500k") as disk:
            _fill_and_go_on(disk, limited=False)
    else:
        (tmp_path / "disk").mkdir()
        _fill_and_go_on(tmp_path / "disk", limited=True)


def _fill_and_go_on(disk: Path, *, limited: bool) -> None:
    desk = open_test_desk(disk / "desk.db")
    if limited:
        with desk.database.write() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count=200")
    ballast = disk / "ballast"
    if not limited:
        ballast.write_bytes(bytes(200_000))
    shown: list[Saved] = []
    with pytest.raises(EnvironmentProblem, match="disk is full"):
        _save_for_ever(desk, shown)
    assert shown, "the disk must take some before it is full"
    stored = {bytes(row[0]) for row in rows(desk, "SELECT hash FROM entries")}
    assert {one.entries[0].hash for one in shown} <= stored
    assert len(stored) == len(shown) + 1, "nothing of the refused save stayed"
    assert verify(desk.database).ok
    _make_room(desk, ballast, limited=limited)
    after = save(desk)
    assert after.code not in {one.code for one in shown}
    assert verify(desk.database).ok
    desk.database.close()
    again = open_test_desk(disk / "desk.db")
    assert len(rows(again, "SELECT 1 FROM entries")) == len(stored) + 1
    again.database.close()


def _save_for_ever(desk: OpenDesk, shown: list[Saved]) -> None:
    while len(shown) < 1_000:
        shown.append(save(desk, receipt(details={"applicant": {"name": "Ánh"}, "note": "x" * 5_000})))


def _make_room(desk: OpenDesk, ballast: Path, *, limited: bool) -> None:
    if limited:
        with desk.database.write() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count=1073741823")
    else:
        ballast.unlink()


# -- clocks -----------------------------------------------------------------------------------------------

jumps = st.lists(st.integers(-800, 800), min_size=1, max_size=8)


def test_a_disk_that_is_full_at_the_start_is_told_as_that_and_never_as_a_wrong_key(tmp_path: Path) -> None:
    """Where mounting is not allowed: a folder that may not be written, which is no wrong key either."""
    if may_mount(tmp_path / "try"):
        with small_disk(tmp_path / "disk", "1500k") as disk:
            _close_whole(disk)
            ballast = disk / "ballast"
            _fill(ballast)
            said = _refusal_to_open(disk)
            assert "full" in said.en
            assert "đầy" in said.vi
            ballast.unlink()
            assert verify(open_test_desk(disk / "desk.db").database).ok
    else:
        _close_whole(tmp_path)
        tmp_path.chmod(0o500)
        _refusal_to_open(tmp_path)
        tmp_path.chmod(0o700)


def _close_whole(folder: Path) -> None:
    desk = open_test_desk(folder / "desk.db")
    save(desk)
    desk.database.close()


def _fill(ballast: Path) -> None:
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(1024))


def _refusal_to_open(folder: Path) -> EnvironmentProblem:
    with pytest.raises(EnvironmentProblem) as refused, Database(folder / "desk.db", KEY).read():
        raise AssertionError("it opened")
    assert not isinstance(refused.value, WrongKeyOrDamaged)
    return refused.value


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=jumps)
def test_a_clock_that_jumps_both_ways_never_doubles_a_number_and_never_stops_a_receipt(
    days: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = workplace(tmp_path_factory.mktemp("desk"))
    receipts = []
    for jump in days:
        place.hands.pass_time(minutes=2)
        place.hands.jump(days=jump)
        receipts.append(place.intake.receive(receipt_of(), CLERK_LAN))
    codes = [one.code for one in receipts]
    assert None not in codes
    assert len(set(codes)) == len(codes)
    headers = _headers(place.desk)
    numbers = [header.number for header in headers]
    assert numbers == sorted(numbers), "the order of writing is the order of the journal, whatever the clocks said"
    assert verify(place.desk.database).ok
    place.desk.database.close()


def test_what_the_pc_said_and_what_was_believed_stand_apart(tmp_path: Path) -> None:
    place = workplace(tmp_path)
    place.intake.receive(receipt_of(), CLERK_LAN)
    place.hands.jump(days=-3)
    place.hands.pass_time(minutes=1)
    place.clock.heard_centre(place.hands.wall + timedelta(days=3))
    place.intake.receive(receipt_of(), CLERK_LAN)
    last = _headers(place.desk)[-1]
    assert last.raw.startswith("2026-11-20")
    assert last.entered.startswith("2026-11-23")
    place.desk.database.close()


def test_a_clock_set_back_by_itself_is_not_believed_and_one_set_back_by_a_person_goes_on_above(tmp_path: Path) -> None:
    place = workplace(tmp_path)
    codes = [place.intake.receive(receipt_of(), CLERK_LAN).code]
    place.hands.jump(days=1)
    codes.append(place.intake.receive(receipt_of(), CLERK_LAN).code)
    place.hands.jump(days=-1)
    codes.append(place.intake.receive(receipt_of(), CLERK_LAN).code)
    place.clock.settle(place.hands.wall, lambda _connection, _stamp: None)
    codes.append(place.intake.receive(receipt_of(), CLERK_LAN).code)
    assert [str(code)[-11:] for code in codes] == ["261123-0001", "261124-0001", "261124-0002", "261123-0002"]
    place.desk.database.close()


def _headers(desk: OpenDesk) -> list[Header]:
    return [read_header(row[0]) for row in rows(desk, "SELECT header FROM entries ORDER BY sequence")]
