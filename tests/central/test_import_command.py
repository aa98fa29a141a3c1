"""`counter-central import`: what would change is shown, and changed only when told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from central.cli import run

pytestmark = pytest.mark.usefixtures("in_english")


def users_file(tmp_path: Path, *rows: dict[str, object]) -> str:
    path = tmp_path / "users.json"
    path.write_text(json.dumps(list(rows), ensure_ascii=False), encoding="utf-8")
    return str(path)


def test_an_import_shows_what_would_change_and_changes_it_only_when_told(
    made: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hoa = {"id": "hoa", "name": "Lê Thị Hoa", "role": "clerk", "active": True}
    lan = {"id": "lan", "name": "Nguyễn Thị Lan", "role": "supervisor", "active": True}
    command = ["import", "users", users_file(tmp_path, hoa, lan), "--office", "phuong-mau", "--database", made]
    capsys.readouterr()
    assert run(command) == 0
    shown = capsys.readouterr().out
    assert "Adds account hoa (Lê Thị Hoa)." in shown
    assert "“clerk” → “supervisor”" in shown
    assert run([*command, "--apply"]) == 0
    assert capsys.readouterr().out == shown
    assert run(command) == 0
    assert capsys.readouterr().out == ""


def test_a_profile_is_imported_as_its_bytes(made: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(__file__).parents[2] / "resources/regulations/dak_nong_2019.json"
    command = ["import", "profiles", str(path), "--database", made]
    capsys.readouterr()
    assert run([*command, "--apply"]) == 0
    assert "Adds rule dak_nong_2019" in capsys.readouterr().out
    assert run(command) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("kind", "content", "line"),
    [
        ("users", "{", "File “x.json”: this is not readable JSON"),
        ("profiles", "{}", "File “x.json”"),
        ("rumours", "{}", "The kind must be one of: procedures"),
        ("users", '[{"id":"a","name":"A","role":"clerk","active":true}]', "Name the accounts' office (--office)."),
    ],
)
def test_a_file_that_cannot_be_imported_is_one_line(
    made: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, content: str, line: str
) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, encoding="utf-8")
    capsys.readouterr()
    assert run(["import", kind, str(path), "--apply", "--database", made]) == 2
    said = capsys.readouterr()
    assert said.err.startswith(line)
    assert said.err.count("\n") == 1
