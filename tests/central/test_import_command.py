"""`counter-central import`: what would change is shown, and changed only when told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

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


@contextmanager
def a_full_disk() -> Iterator[None]:
    """The database's file takes a few pages more, and then says what SQLite says of a full disk."""

    def limit(connection: Any, _record: Any) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages + 3}")

    event.listen(Engine, "connect", limit)
    try:
        yield
    finally:
        event.remove(Engine, "connect", limit)


def test_a_full_disk_in_the_middle_of_a_catalogue_changes_nothing_of_it(
    made: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first procedures were the new ones by then, the others the old."""
    path = tmp_path / "catalogue.csv"
    rows = [f"1.{number:06};Thủ tục {number} {'về hộ tịch ' * 12};Hộ tịch" for number in range(60)]
    path.write_text("\n".join(("Mã thủ tục;Tên thủ tục;Lĩnh vực", "@issued;2026-11-01;", *rows)), encoding="utf-8")
    command = ["import", "procedures", str(path), "--database", made]
    assert run(command) == 0, capsys.readouterr().err
    wanted = capsys.readouterr().out
    with a_full_disk():
        assert run([*command, "--apply"]) == 3
    said = capsys.readouterr().err
    assert "full" in said
    assert said.count("\n") == 1
    assert run(command) == 0
    assert capsys.readouterr().out == wanted
    assert run([*command, "--apply"]) == 0
    assert run(command) == 0


@pytest.mark.parametrize("name", ["users.csv", "users.xlsx"])
def test_a_file_that_another_program_keeps_to_itself_says_so(
    made: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Excel on Windows keeps what it has open."""
    path, whole = tmp_path / name, Path.open
    path.touch()

    def kept(self: Path, *how: Any, **more: Any) -> Any:
        if self == path:
            raise PermissionError(13, "Permission denied")
        return whole(self, *how, **more)

    monkeypatch.setattr(Path, "open", kept)
    capsys.readouterr()
    assert run(["import", "users", str(path), "--office", "phuong-mau", "--apply", "--database", made]) == 2
    said = capsys.readouterr().err
    assert "another program has it open" in said
    assert said.count("\n") == 1
