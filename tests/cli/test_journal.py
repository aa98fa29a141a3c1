"""`counter-app journal` on files that are no desk's data: one line, nothing written."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
from pathlib import Path

import pytest

from counter_app.cli import run
from counter_app.store.database import Database
from tests.store.desks import KEY, open_test_desk, save

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def key_file(tmp_path: Path) -> str:
    (tmp_path / "key").write_text(KEY.hex(), "ascii")
    return str(tmp_path / "key")


def refused(database: Path, key_file: str, capfd: Capture, code: int) -> str:
    """`capfd` sees what a C library writes too."""
    before = database.read_bytes() if os.path.isfile(database) else None  # noqa: PTH113
    for act in ("verify", "export"):
        assert run(["journal", act, "--db", str(database), "--key-file", key_file]) == code
        said = capfd.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1
    assert (database.read_bytes() if before is not None else None) == before
    return said.err


@pytest.mark.parametrize("content", [b"", b"x", b"hello " * 3_000])
def test_a_file_of_another_kind(tmp_path: Path, key_file: str, capfd: Capture, content: bytes) -> None:
    (tmp_path / "desk.db").write_bytes(content)
    refused(tmp_path / "desk.db", key_file, capfd, 3)


def test_a_plain_database(tmp_path: Path, key_file: str, capfd: Capture) -> None:
    with sqlite3.connect(tmp_path / "desk.db") as plain:
        plain.execute("CREATE TABLE anything (x)")
    plain.close()
    refused(tmp_path / "desk.db", key_file, capfd, 3)


def test_a_wrong_key(tmp_path: Path, key_file: str, capfd: Capture) -> None:
    open_test_desk(tmp_path / "desk.db").database.close()
    Path(key_file).write_text("ab" * 32, "ascii")
    refused(tmp_path / "desk.db", key_file, capfd, 3)


def test_a_first_page_that_is_damaged(tmp_path: Path, key_file: str, capfd: Capture) -> None:
    open_test_desk(tmp_path / "desk.db").database.close()
    with (tmp_path / "desk.db").open("r+b") as file:
        file.seek(200)
        file.write(b"damage")
    refused(tmp_path / "desk.db", key_file, capfd, 3)


def test_an_encrypted_file_without_a_desk(tmp_path: Path, key_file: str, capfd: Capture) -> None:
    database = Database(tmp_path / "desk.db", KEY)
    with database.write() as connection:
        connection.exec_driver_sql("CREATE TABLE anything (x)")
    database.close()
    refused(tmp_path / "desk.db", key_file, capfd, 2)


def test_a_newer_version(tmp_path: Path, key_file: str, capfd: Capture) -> None:
    open_test_desk(tmp_path / "desk.db").database.close()
    database = Database(tmp_path / "desk.db", KEY)
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    refused(tmp_path / "desk.db", key_file, capfd, 2)


def test_names_too_long_and_an_endless_key(tmp_path: Path, key_file: str, capfd: Capture) -> None:
    refused(Path("x" * 5_000), key_file, capfd, 2)
    refused(tmp_path / "key", "/dev/zero", capfd, 2)


def damaged(path: Path, number: int) -> None:
    """One entry whose header was changed on the disk."""
    desk = open_test_desk(path, durable=False)
    for _ in range(3):
        save(desk)
    with desk.database.write() as connection:
        connection.exec_driver_sql(
            "UPDATE entries SET header = CAST(replace(header, 'lan', 'hoa') AS BLOB) WHERE number = ?", (number,)
        )
    desk.database.close()


def test_damaged_entries_are_exported_and_marked(tmp_path: Path, key_file: str, capfd: Capture) -> None:
    damaged(tmp_path / "desk.db", 3)
    out = tmp_path / "entries.json"
    asked = ["journal", "export", "--db", str(tmp_path / "desk.db"), "--key-file", key_file]
    assert run([*asked, "--out", str(out)]) == 1
    said = capfd.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [line.get("wrong") for line in lines] == [None, None, "its bytes do not give its hash", None]
    assert [line["number"] for line in lines] == [1, 2, 3, 4]
    assert run(asked) == 1
    assert capfd.readouterr().out == out.read_text("utf-8")


@pytest.mark.parametrize("out", ["nowhere/entries.json", "folder"])
def test_an_export_that_cannot_be_written_is_the_environment_s_fault(
    tmp_path: Path, key_file: str, capfd: Capture, out: str
) -> None:
    """As of every other command that writes a file; a full disk is none of the caller's doing."""
    open_test_desk(tmp_path / "desk.db").database.close()
    (tmp_path / "folder").mkdir()
    asked = ["journal", "export", "--db", str(tmp_path / "desk.db"), "--key-file", key_file]
    assert run([*asked, "--out", str(tmp_path / out)]) == 3
    assert capfd.readouterr().err.count("\n") == 1
    assert not list(tmp_path.glob("*.part"))


def test_an_export_is_for_whoever_made_it_alone(tmp_path: Path, key_file: str) -> None:
    """Names and addresses of citizens stand in it in clear."""
    open_test_desk(tmp_path / "desk.db").database.close()
    out = tmp_path / "entries.json"
    asked = ["journal", "export", "--db", str(tmp_path / "desk.db"), "--key-file", key_file, "--out", str(out)]
    assert run(asked) == 0
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_an_export_that_fails_leaves_the_file_of_last_time(tmp_path: Path, key_file: str, capfd: Capture) -> None:
    desk = open_test_desk(tmp_path / "desk.db", durable=False)
    for _ in range(60):
        save(desk)
    desk.database.fold_log()
    desk.database.close()
    out = tmp_path / "entries.json"
    out.write_text("of last time")
    with (tmp_path / "desk.db").open("r+b") as file:
        for page in range(20, 40):
            file.seek(page * 4096 + 100)
            file.write(b"damage")
    asked = ["journal", "export", "--db", str(tmp_path / "desk.db"), "--key-file", key_file, "--out", str(out)]
    assert run(asked) == 3
    assert capfd.readouterr().err.count("\n") == 1
    assert out.read_text() == "of last time"
    assert not list(tmp_path.glob("*.part"))


def test_a_pc_that_is_no_desk_is_told_so_and_not_to_look_for_lost_keys(
    tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTER_APP_LANG", "en")
    assert run(["journal", "verify", "--folder", str(tmp_path / "nothing")]) == 3
    said = capfd.readouterr()
    assert said.err.startswith(f"No desk's data lie in {tmp_path / 'nothing'};")
    assert said.err.count("\n") == 1
    assert not (tmp_path / "nothing").exists()
