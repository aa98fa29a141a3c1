"""The mark that tells one machine and folder from another."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from counter_app.domain.errors import EnvironmentProblem
from counter_app.settings.machine_mark import ThisMachine


def test_the_mark_is_the_same_at_every_start(tmp_path: Path) -> None:
    marker = tmp_path / "machine.mark"
    assert ThisMachine(marker).read() == ThisMachine(marker).read()


def test_a_copied_folder_has_another_mark(tmp_path: Path) -> None:
    original = tmp_path / "desk"
    original.mkdir()
    mark = ThisMachine(original / "machine.mark").read()
    shutil.copytree(original, tmp_path / "copy")
    assert ThisMachine(tmp_path / "copy" / "machine.mark").read() != mark


def test_a_renamed_folder_keeps_its_mark(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    mark = ThisMachine(folder / "machine.mark").read()
    folder.rename(tmp_path / "renamed")
    assert ThisMachine(tmp_path / "renamed" / "machine.mark").read() == mark


def test_another_machine_has_another_mark(tmp_path: Path) -> None:
    marker = tmp_path / "machine.mark"
    marks = set()
    for name in ("one", "two"):
        identity = tmp_path / name
        identity.write_text(name * 8)
        marks.add(ThisMachine(marker, (tmp_path / "absent", identity)).read())
    assert len(marks) == 2


def test_a_marker_that_cannot_be_made_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="marker file"):
        ThisMachine(tmp_path / "absent" / "machine.mark").read()
