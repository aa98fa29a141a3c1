"""One program at a time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from counter_app.domain.errors import EnvironmentProblem
from counter_app.settings.one_program import OneProgram

HOLD = (
    "import sys; from pathlib import Path; from counter_app.settings.one_program import OneProgram; "
    "held = OneProgram(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
)


def hold_in_another_process(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_a_second_program_is_refused_and_told_who_holds_the_folder(tmp_path: Path) -> None:
    process = hold_in_another_process(tmp_path / "lock")
    try:
        with pytest.raises(EnvironmentProblem) as refused:
            OneProgram(tmp_path / "lock")
        assert str(process.pid) in refused.value.vi
        assert str(process.pid) in refused.value.en
    finally:
        end(process)


def test_a_killed_program_frees_the_folder_at_once(tmp_path: Path) -> None:
    end(hold_in_another_process(tmp_path / "lock"))
    with OneProgram(tmp_path / "lock"):
        assert (tmp_path / "lock").read_text() == str(os.getpid())


def test_a_closed_program_frees_the_folder_and_leaves_the_file(tmp_path: Path) -> None:
    OneProgram(tmp_path / "lock").close()
    OneProgram(tmp_path / "lock").close()
    assert (tmp_path / "lock").exists()


def test_a_child_process_does_not_keep_the_folder_held(tmp_path: Path) -> None:
    held = OneProgram(tmp_path / "lock")
    child = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE)
    try:
        held.close()
        OneProgram(tmp_path / "lock").close()
    finally:
        child.kill()
        child.communicate()


def test_a_lock_file_that_cannot_be_opened_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="lock file"):
        OneProgram(tmp_path / "absent" / "lock")
