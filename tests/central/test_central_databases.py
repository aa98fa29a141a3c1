"""The centre's database as its commands find it: made, missing, broken, of a newer program."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest

from central.cli import run
from central.keys import KeyFile, write_key_file
from tests.central.writers import seeded_bytes

pytestmark = pytest.mark.usefixtures("in_english")


def test_init_makes_database_and_key_file_and_may_be_repeated(made: str, tmp_path: Path) -> None:
    keys = tmp_path / "c.keys"
    assert keys.stat().st_mode & 0o777 == 0o600
    before = keys.read_bytes()
    assert run(["init", "--database", made]) == 0
    assert keys.read_bytes() == before


def test_a_new_database_is_its_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        assert run(["init", "--database", f"{tmp_path}/c.db"]) == 0
        with sqlite3.connect(tmp_path / "c.db") as open_still:
            open_still.execute("BEGIN IMMEDIATE")
            made = {file.name: file.stat().st_mode & 0o777 for file in tmp_path.glob("c.db*")}
    finally:
        os.umask(before)
        open_still.close()
    assert set(made.values()) == {0o600}
    assert "c.db" in made


def test_the_environment_is_told_from_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", "--database", "mysql://x/y"]) == 2
    assert run(["verify", "--database", f"{tmp_path}/none.db"]) == 3
    assert "run counter-central init" in capsys.readouterr().err
    assert run(["verify", "--database", "postgresql://app@127.0.0.1:1/none"]) == 3
    (tmp_path / "text.db").write_text("this is no database " * 100)
    assert run(["verify", "--database", f"{tmp_path}/text.db"]) == 3
    assert capsys.readouterr().err.count("\n") == 2


@pytest.mark.parametrize("name", ["none.db", "a?b", "trăm %20.db", "sqlite:///none.db", "x" * 300])
@pytest.mark.parametrize("command", ["verify", "serve", "restored", "rotate-key"])
def test_a_database_that_is_not_there_is_told_and_not_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write_key_file(tmp_path / "c.keys", KeyFile.fresh(seeded_bytes(1)))
    more = [] if command == "rotate-key" else ["--keys", "c.keys"]
    assert run([command, "--database", name, *more]) in (2, 3)
    assert capsys.readouterr().err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["c.keys"]


@pytest.mark.parametrize("database", ["/dev/null", "words", "missing/central.db"])
def test_a_database_that_cannot_be_made_leaves_no_key_behind(tmp_path: Path, database: str) -> None:
    (tmp_path / "words").write_text("no database\n" * 500)
    keys = tmp_path / "keys" / "central.keys"
    assert run(["init", "--database", str(tmp_path / database), "--keys", str(keys)]) == 3
    assert not keys.exists()


def test_a_key_file_that_is_none_leaves_no_database_behind(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("{}")
    (tmp_path / "keys").chmod(0o600)
    database = tmp_path / "central.db"
    assert run(["init", "--database", str(database), "--keys", str(tmp_path / "keys"), "--sample"]) in (2, 3)
    assert not database.exists()


def test_an_empty_file_is_no_database_and_stays_empty(made: str, tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    assert run(["kept", "--database", made, "--restored", f"{tmp_path}/empty.db"]) == 3
    assert (tmp_path / "empty.db").stat().st_size == 0


def test_verify_says_the_first_thing_that_is_wrong(made: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", "--database", made, "--json"]) == 0
    capsys.readouterr()
    with sqlite3.connect(made) as connection:
        connection.execute("UPDATE offices SET position = 5 WHERE office = 'phuong-mau'")
    connection.close()
    assert run(["verify", "--database", made, "--json"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["first_wrong"] == "the feed of office phuong-mau ends at 0, its counter says 5"
    assert said.err.count("\n") == 1


def test_a_newer_programs_database_is_refused(made: str, capsys: pytest.CaptureFixture[str]) -> None:
    with sqlite3.connect(made) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE name = 'schema'")
    connection.close()
    assert run(["verify", "--database", made]) == 3
    assert "A newer version made this database" in capsys.readouterr().err
