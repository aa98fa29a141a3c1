"""Command lines that nobody means, of every command of both programs: an exit code, one line, nothing changed."""

from __future__ import annotations

import argparse
import io
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from urllib.parse import quote

import pytest

from central.cli import _parser as centre_parser
from central.cli import run as run_centre
from counter_app.cli import build_parser, run

LINES = 60
# They go on for seconds or for ever once their arguments are good; what is wrong with those is tested beside them.
LONG = {"demo", "simulate", "serve"}
VALUES = (
    *("", "-", "--", "x", "0", "-1", "9" * 400, "1e9", "nan", "\x00", "a\nb", "\x1b[31m", "\u202eabc", "ễ" * 300),
    *("/", "/dev/null", "/dev/full", "folder", "bytes", "empty", "deep.json", "list.json", "odd.toml", "loop"),
    *("nowhere/none", "2026-11-23T08:00", "2026-02-30", "9999-12-31", "99999-01-01", "~nobody/x", "..", "%00", "１２"),
    *("H36.37.05-261123-0001", "national_2025", "http://127.0.0.1:1", "ftp://x", "postgresql://127.0.0.1:1/x"),
    *("\ud800", "\udcff", "A" * 3000, "12345678901", "clerk", "phuong-mau", "ii06a", "00020101"),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, value in {"FOLDER": str(tmp_path / "desk"), "KEYRING": "file", "LANG": "vi"}.items():
        monkeypatch.setenv(f"COUNTER_APP_{name}", value)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "folder").mkdir()
    (tmp_path / "bytes").write_bytes(Random(1).randbytes(3000))
    (tmp_path / "empty").touch()
    (tmp_path / "deep.json").write_text("[" * 5000 + "]" * 5000)
    (tmp_path / "list.json").write_text("[1, 2]")
    (tmp_path / "odd.toml").write_text("[hours]\nmon = 5\n")
    (tmp_path / "loop").symlink_to("loop")
    return tmp_path


def leaves(parser: argparse.ArgumentParser, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Every command with the names of its options and '' for each place."""
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not below:
        yield path, [next(iter(action.option_strings), "") for action in parser._actions if action.dest != "help"]
    for action in below:
        for name, command in action.choices.items():
            yield from leaves(command, (*path, name))


def odd_line(chance: Random, commands: list[tuple[tuple[str, ...], list[str]]]) -> list[str]:
    path, arguments = chance.choice(commands)
    line = list(path)
    for argument in arguments:
        if not argument or chance.random() < 0.5:
            line += [argument] if argument else []
            line += [chance.choice(VALUES) for _ in range(chance.choice((0, 1, 1, 1, 2)))]
    return line


def snapshot(folder: Path) -> dict[str, bytes]:
    """Of a database what it says: its notes beside it are folded in by whoever reads it last, and `meta` has which
    program opened it."""
    files = (file for file in folder.rglob("*") if not file.name.endswith(("-shm", "-wal")) and file.is_file())
    return {str(file): content_of(file) for file in files}


def content_of(file: Path) -> bytes:
    content = file.read_bytes()
    if not content.startswith(b"SQLite format 3"):
        return content
    with closing(sqlite3.connect(f"file:{quote(str(file))}?mode=ro", uri=True)) as database:
        return "\n".join(line for line in database.iterdump() if 'INTO "meta"' not in line).encode()


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("program", ["counter-app", "counter-central"])
def test_an_odd_command_line_ends_with_an_exit_code_and_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, program: str, seed: int
) -> None:
    parser, called = (build_parser(), run) if program == "counter-app" else (centre_parser(), run_centre)
    commands = [found for found in leaves(parser) if found[0] and found[0][0] not in LONG]
    chance = Random(seed)
    for _ in range(LINES):
        line = odd_line(chance, commands)
        typed = io.TextIOWrapper(io.BytesIO(chance.choice((b"", b"\xff\xfe", b"{}", b"\x00"))), encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", typed)
        before = snapshot(folder)
        try:
            code = called(line)
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
        said = capsys.readouterr().err
        assert code in (0, 1, 2, 3), line
        assert "Traceback" not in said, line
        assert said.count("\n") <= 1, (line, said)
        assert len(said) < 800, line
        assert said.replace("\n", "").isprintable(), line
        if code in (2, 3):
            assert said, line
        if code:
            assert snapshot(folder) == before, line
