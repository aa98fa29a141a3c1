"""`counter-central`: what each command does, its exit code and its one line."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import nullcontext, suppress
from pathlib import Path

import pytest

from central.admission import Admission
from central.cli import run
from central.keys import KeyFile, read_key_file, write_key_file
from counter_app.domain.errors import EnvironmentProblem
from tests.central.writers import seeded_bytes


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTER_APP_LANG", "en")


@pytest.fixture
def made(tmp_path: Path) -> str:
    assert run(["init", "--database", f"{tmp_path}/c.db", "--sample"]) == 0
    return f"{tmp_path}/c.db"


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


def test_a_server_needs_a_home_or_a_key_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", unknown)
    assert run(["rotate-key", "--database", "postgresql://app@127.0.0.1:1/none"]) == 3
    assert "name the key file with --keys" in capsys.readouterr().err


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


def test_a_rotation_publishes_the_next_key_and_keeps_the_past(made: str, tmp_path: Path) -> None:
    before = read_key_file(tmp_path / "c.keys")
    assert run(["rotate-key", "--database", made]) == 0
    after = read_key_file(tmp_path / "c.keys")
    assert after.seed == before.next_seed
    assert len(after.past) == 1
    assert (after.centre, after.secret) == (before.centre, before.secret)


def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "k"
    write_key_file(path, KeyFile.fresh(seeded_bytes(1)))
    path.chmod(0o644)
    with pytest.raises(EnvironmentProblem, match="chmod 600"):
        read_key_file(path)


@pytest.mark.parametrize(
    "content", ["", "{}", '{"centre":"AA=="}', "\N{SNOWMAN}", "[" * 100_000, " " * 300_000, "[]", "#past", "#text"]
)
def test_a_broken_key_file_is_told(tmp_path: Path, content: str) -> None:
    path = tmp_path / "k"
    if content.startswith("#"):
        write_key_file(path, KeyFile.fresh(seeded_bytes(1)))
        fields = json.loads(path.read_text("ascii"))
        content = json.dumps(fields | {"past": ["zz"] if content == "#past" else "abc"})
    path.write_text(content, encoding="utf-8")
    path.chmod(0o600)
    with pytest.raises(EnvironmentProblem, match="broken"):
        read_key_file(path)


def test_who_is_sent_away_is_told_a_time_drawn_over_the_drain() -> None:
    drawn: list[tuple[float, float]] = []

    def draw(least: float, most: float) -> float:
        drawn.append((least, most))
        return most

    admission = Admission(2, draw)
    assert (admission.enter(), admission.enter()) == (None, None)
    for _ in range(400):
        admission.enter()
    assert drawn[0] == (1.0, 2.0)
    assert drawn[-1][1] == pytest.approx(0.05 * 402 / 2)
    admission.leave(0.1)
    assert admission.enter() is None


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
