"""`counter-app journal` on files that are no desk's data: one line, nothing written."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from counter_app.cli import run
from counter_app.store.database import Database
from tests.store.desks import KEY, open_test_desk

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
