"""`counter-app unlock`: another login of the PC gets in with the printed code, and nobody with a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.cli import run
from counter_app.store.desk_keys import create_desk_keys, new_secrets, unlock
from counter_app.store.keyring_port import KeyFile


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COUNTER_APP_FOLDER", str(tmp_path / "desk"))
    monkeypatch.setenv("COUNTER_APP_KEYRING", "file")
    monkeypatch.setenv("HOME", str(tmp_path / "second login"))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("COUNTER_APP_LANG", "en")
    (tmp_path / "desk").mkdir()
    return tmp_path / "desk"


def test_a_second_login_gets_in_with_the_printed_code(folder: Path, tmp_path: Path) -> None:
    secrets = new_secrets(lambda count: bytes(range(count)))
    first = KeyFile(tmp_path / "first login.key")
    code = create_desk_keys(folder / "desk.keys", secrets, keyring=first, login="first")
    assert run(["unlock", "--code", code.text.lower()]) == 0
    second = KeyFile(tmp_path / "second login" / ".local" / "share" / "counter-app" / "login.key")
    assert unlock(folder / "desk.keys", second) == secrets
    assert unlock(folder / "desk.keys", first) == secrets


def test_a_wrong_code_changes_nothing(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    create_desk_keys(
        folder / "desk.keys", new_secrets(lambda count: bytes(count)), keyring=KeyFile(tmp_path / "k"), login="first"
    )
    before = (folder / "desk.keys").read_bytes()
    assert run(["unlock", "--code", "AAAA-AAAA"]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert (folder / "desk.keys").read_bytes() == before


@pytest.mark.parametrize("asked", [["--code", "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA"], ["--new"]])
def test_without_a_desk_there_is_nothing_to_unlock(
    folder: Path, capsys: pytest.CaptureFixture[str], asked: list[str]
) -> None:
    """It was told to copy a file back that never was, and not to enrol."""
    assert run(["unlock", *asked]) == 3
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "or enrol the desk" in said
    (folder / "desk.db").touch()
    assert run(["unlock", *asked]) in (2, 3)
    assert "or enrol the desk" not in capsys.readouterr().err


def test_a_new_code_takes_the_place_of_a_sheet_that_was_lost(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    mine = KeyFile(tmp_path / "second login" / ".local" / "share" / "counter-app" / "login.key")
    lost = create_desk_keys(folder / "desk.keys", new_secrets(lambda count: bytes(count)), keyring=mine)
    assert run(["unlock", "--new"]) == 0
    new = capsys.readouterr().out.rpartition(": ")[2].strip()
    assert run(["unlock", "--code", lost.text]) == 2
    assert run(["unlock", "--code", new]) == 0
