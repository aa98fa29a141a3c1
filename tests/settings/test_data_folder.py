"""The desk's folder on its PC."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from counter_app.domain.errors import BadInput, EnvironmentProblem
from counter_app.settings.data_folder import find_data_folder, make_own_folder
from counter_app.settings.durable_file import write_durably


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_machine_wide_folder_is_taken_where_it_can_be_made(tmp_path: Path) -> None:
    folder = find_data_folder(None, {}, machine=tmp_path / "machine", user=tmp_path / "user")
    assert (folder.path, folder.machine_wide) == (tmp_path / "machine", True)
    assert not folder.path.exists()


def test_the_users_folder_is_taken_where_the_machine_wide_one_cannot_be_made(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    folder = find_data_folder(None, {}, machine=blocked / "machine", user=tmp_path / "user")
    assert folder.path == tmp_path / "user" / "desk"
    assert not folder.machine_wide


def test_argument_wins_over_environment_and_environment_over_the_places_of_the_system(tmp_path: Path) -> None:
    environ = {"COUNTER_APP_FOLDER": str(tmp_path / "environ")}
    assert find_data_folder(None, environ, machine=tmp_path / "m").path == tmp_path / "environ"
    assert find_data_folder(tmp_path / "argument", environ).path == tmp_path / "argument"


@pytest.mark.parametrize("given", ["data", "/", "~", "~nobody-of-that-name", "~nobody-of-that-name/desk", "."])
def test_what_is_no_full_path_of_a_folder_is_refused(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/")
    for argument, environ in ((Path(given), {}), (None, {"COUNTER_APP_FOLDER": given})):
        with pytest.raises(BadInput, match="full path"):
            find_data_folder(argument, environ)


def test_what_is_made_is_closed_to_others(tmp_path: Path) -> None:
    folder = find_data_folder(tmp_path / "desk", {}, user=tmp_path / "user")
    folder.prepare()
    for path in (folder.path, folder.log, folder.marks, folder.login):
        assert mode_of(path) == 0o700
    assert folder.file_mode == 0o600


def test_a_folder_shared_by_a_group_keeps_its_files_for_that_group(tmp_path: Path) -> None:
    shared = tmp_path / "desk"
    shared.mkdir()
    shared.chmod(0o2770)
    folder = find_data_folder(shared, {}, user=tmp_path / "user")
    folder.prepare()
    assert folder.file_mode == 0o660
    assert mode_of(folder.log) == 0o2770
    assert mode_of(folder.login) == 0o700
    folder.database.touch(0o600)
    folder.set_mode(folder.database)
    assert mode_of(folder.database) == 0o660


def test_high_water_marks_lie_outside_the_folder(tmp_path: Path) -> None:
    folder = find_data_folder(tmp_path / "desk", {}, user=tmp_path / "user")
    assert not folder.marks.is_relative_to(folder.path)


def test_a_folder_that_cannot_be_made_is_told_in_one_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    folder = find_data_folder(blocked / "desk", {}, user=tmp_path / "user")
    with pytest.raises(EnvironmentProblem, match="administrator"):
        folder.prepare()


def test_a_durable_write_replaces_all_or_nothing_whatever_the_umask(tmp_path: Path) -> None:
    path = tmp_path / "file"
    old = os.umask(0o177)
    try:
        write_durably(path, b"first", 0o660)
    finally:
        os.umask(old)
    assert mode_of(path) == 0o660
    write_durably(path, b"second", 0o600)
    assert (path.read_bytes(), mode_of(path)) == (b"second", 0o600)
    assert [item.name for item in tmp_path.iterdir()] == ["file"]


def test_a_failed_durable_write_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "folder"
    (target / "inside").mkdir(parents=True)
    with pytest.raises(EnvironmentProblem):
        write_durably(target, b"data")
    assert [item.name for item in tmp_path.iterdir()] == ["folder"]


def test_a_durable_write_syncs_the_file_before_the_rename_and_the_folder_after_it(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    write = (
        "from pathlib import Path; from counter_app.settings.durable_file import write_durably; "
        f"write_durably(Path({str(tmp_path / 'file')!r}), b'data')"
    )
    calls = "trace=fsync,rename,renameat,renameat2"
    subprocess.run(["strace", "-f", "-e", calls, "-o", trace, sys.executable, "-c", write], check=True)
    names = [line.split("(")[0].split()[-1] for line in trace.read_text().splitlines() if "(" in line]
    assert [name[:6] for name in names] == ["fsync", "rename", "fsync"]


def test_a_folder_of_ones_own_is_closed_and_is_nobody_elses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = tmp_path / "mine"
    make_own_folder(mine)
    make_own_folder(mine)
    assert stat.S_IMODE(mine.stat().st_mode) == 0o700
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    monkeypatch.setattr(os, "geteuid", lambda: theirs.stat().st_uid + 1)
    with pytest.raises(EnvironmentProblem, match="another login"):
        make_own_folder(theirs)
