"""`counter-central`: what each command does, its exit code and its one line."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import nullcontext, suppress
from pathlib import Path

import pytest

from central.cli import run

pytestmark = pytest.mark.usefixtures("in_english")


def test_a_code_for_a_desk_is_printed_once(made: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["enrol-code", "phuong-mau", "--database", made]) == 0
    code = capsys.readouterr().out.strip()
    assert len(code) == 16
    assert code.encode() not in Path(made).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["enrol-code", "nowhere"], 2, "There is no office “nowhere”; check its id."),
        (["account", "x", "phuong-mau", "X", "king"], 2, "The role must be one of:"),
        (["office", "a/b", "Tên"], 2, "The name or id “a/b” is empty"),
        (["withdraw", "nobody"], 1, "No key of this desk"),
        *(
            (["serve", "--listen", wrong], 2, "The address must look like 127.0.0.1:8470 or [::1]:8470.")
            for wrong in (
                "here",
                "1:2:3",
                "::1:80",
                "[1:2]:80",
                "a..b:80",
                "999.1.1.1:80",
                "a:0",
                "a:x",
                ":80",
                "a b:1",
            )
        ),
    ],
)
def test_what_is_wrong_is_one_line(
    made: str, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, line: str
) -> None:
    capsys.readouterr()
    assert run([*arguments, "--database", made]) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.startswith(line)


@pytest.mark.parametrize(
    "arguments",
    [
        ["init", "--database", ""],
        ["init", "--database", "sqlite:///%00"],
        ["init", "--database", "x" * 300],
        ["verify", "--database", "mysql://x/\n"],
        ["verify", "a\nb"],
    ],
)
def test_no_input_makes_more_than_one_line(capfd: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) if "a\nb" in arguments else nullcontext():
        assert run(arguments) == 2
    assert capfd.readouterr().err.count("\n") == 1


def everything_in(database: str) -> list[str]:
    connection = sqlite3.connect(database)
    dumped = list(connection.iterdump())
    connection.close()
    return dumped


BAD_TEXTS = ["", "a\nb", "a\0b", "\x1b[2J", "\udc80", "\u202eabc", "a\u200fb", "x" * 10_000_000]


@pytest.mark.parametrize("text", BAD_TEXTS, ids=[ascii(text[:8]) for text in BAD_TEXTS])
@pytest.mark.parametrize(
    "command",
    [
        ["office", "#", "Tên"],
        ["office", "o", "#"],
        ["office", "o", "Tên", "--agency", "#"],
        ["account", "#", "phuong-mau", "X", "clerk"],
        ["account", "x", "#", "X", "clerk"],
        ["account", "x", "phuong-mau", "#", "clerk"],
        ["account", "x", "phuong-mau", "X", "#"],
        ["password", "#"],
        ["enrol-code", "#"],
        ["import", "procedures", "x.json", "--office", "#", "--apply"],
    ],
    ids=" ".join,
)
def test_texts_that_nobody_typed_are_one_line_and_change_nothing(
    made: str, capsys: pytest.CaptureFixture[str], command: list[str], text: str
) -> None:
    before = everything_in(made)
    capsys.readouterr()
    assert run([*(text if part == "#" else part for part in command), "--database", made]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert len(said.err) < 500
    assert everything_in(made) == before


def test_an_address_with_anything_in_it_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    addresses = ["postgresql://u@h:abc/x", "postgresql://", "://", "sqlite://", "sqlite:///:memory:", "postgresql://\0"]
    for address in addresses:
        assert run(["verify", "--database", address]) == 2
        assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["--tls-cert", "none.pem"], 3, "The file none.pem cannot be used: No such file or directory."),
        (["--tls-key", "none.pem"], 2, "--tls-key needs --tls-cert."),
        (["--listen", "192.0.2.1:8470"], 3, "Cannot listen on 192.0.2.1:8470: "),
        (["--listen", "127.0.0.1:" + "9" * 5000], 2, "“listen” is too long"),
    ],
)
def test_what_serving_lacks_is_one_line(
    made: str, capfd: pytest.CaptureFixture[str], arguments: list[str], code: int, line: str
) -> None:
    capfd.readouterr()
    assert run(["serve", "--database", made, *arguments]) == code
    said = capfd.readouterr().err
    assert said.startswith(line)
    assert said.count("\n") == 1


@pytest.mark.parametrize("arguments", [["verify", "--json=" + "x" * 9000], ["enrol-code", "x" * 900]])
def test_what_is_typed_without_end_is_told_short(
    made: str, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    with suppress(SystemExit):
        run([*arguments, "--database", made])
    assert 20 < len(capsys.readouterr().err) < 700


def test_a_reader_that_goes_away_and_a_full_disk_leave_no_traceback(made: str) -> None:
    command = [sys.executable, "-m", "central", "openapi"]
    environment = os.environ | {"COUNTER_APP_LANG": "en"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment, timeout=60, check=False)
    assert done.returncode == 3
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("surroundings", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}], ids=str)
def test_a_terminal_without_vietnamese_letters_gets_its_line(made: str, surroundings: dict[str, str]) -> None:
    command = [sys.executable, "-m", "central", "enrol-code", "đâu", "--database", made]
    environment = os.environ | {"COUNTER_APP_LANG": "vi"} | surroundings
    done = subprocess.run(command, capture_output=True, env=environment, timeout=60, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)


COMMANDS = (
    *("serve", "init", "verify", "restored", "kept", "rotate-key", "import", "openapi"),
    *("enrol-code", "office", "account", "password", "portal", "withdraw"),
)


@pytest.mark.parametrize("arguments", [[], *([name] for name in COMMANDS)])
def test_help_is_in_the_language_asked_for(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = {}
    for language in ("vi", "en"):
        monkeypatch.setenv("COUNTER_APP_LANG", language)
        with pytest.raises(SystemExit) as ended:
            run([*arguments, "-h"])
        assert ended.value.code == 0
        said[language] = capsys.readouterr().out.split("\n\n")[1]
    assert said["en"].isascii()
    assert not said["vi"].isascii()
