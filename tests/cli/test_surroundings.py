"""Commands in poor surroundings: no home, no locale, a reader that is gone, a full disk, damaged keys of the desk."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from counter_app.cli import COMMANDS, run
from counter_app.store.desk_keys import create_desk_keys, new_secrets
from counter_app.store.keyring_port import KeyFile
from tests.store.desks import KEY, open_test_desk, save

Capture = pytest.CaptureFixture[str]
BARE = {"PATH": os.environ["PATH"], "LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
PROGRAM = (sys.executable, "-m", "counter_app")
ALL_HELP = "import sys; from counter_app.cli import COMMANDS, run\n" + (
    "for name in COMMANDS:\n  try: run([name, '--help'])\n  except SystemExit as end: assert end.code == 0, name\n"
)


def called(*arguments: str, cwd: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *arguments],
        cwd=cwd,
        env=BARE | environ,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


def piped(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words = " ".join(PROGRAM)
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {words} {command}"], cwd=folder, capture_output=True, text=True, timeout=120
    )


def test_every_command_explains_itself_without_home_and_locale(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", ALL_HELP], cwd=tmp_path, env=BARE, capture_output=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, b"")
    assert all(name.encode() in done.stdout for name in COMMANDS)
    assert list(tmp_path.iterdir()) == []


def test_vietnamese_on_a_terminal_that_has_no_such_letters_ends_nothing(tmp_path: Path) -> None:
    done = called("rules", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


@pytest.mark.parametrize("act", [["doctor"], ["unlock", "--code", "A"], ["journal", "verify"]])
def test_a_command_about_the_desk_without_a_home_says_one_line_at_most(tmp_path: Path, act: list[str]) -> None:
    done = called(*act, "--folder", str(tmp_path / "desk"), cwd=tmp_path)
    assert done.returncode in (1, 2, 3)
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") <= 1


@pytest.fixture
def many(tmp_path: Path) -> str:
    """The arguments that export a journal larger than any pipe holds."""
    desk = open_test_desk(tmp_path / "desk.db", durable=False)
    for _ in range(150):
        save(desk)
    desk.database.close()
    (tmp_path / "key").write_text(KEY.hex(), "ascii")
    return f"journal export --db {tmp_path / 'desk.db'} --key-file {tmp_path / 'key'}"


def test_a_reader_that_has_seen_enough_is_no_fault(many: str, tmp_path: Path) -> None:
    done = piped(f"{many} | head -1", tmp_path)
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)
    done = piped("rules --json | true", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("rules >&-", 0),
        ("rules --json 2>&- >&-", 0),
        ("code parse x 2>&- >&-", 2),
        ("card parse - <&-", 2),
        ("slip --in - --out slip.pdf <&-", 2),
    ],
)
def test_what_the_caller_has_closed_is_no_fault(command: str, code: int, tmp_path: Path) -> None:
    done = piped(command, tmp_path)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("reader", ["2>/dev/full", "2>&1 >/dev/null | true", "2>&-"])
def test_the_exit_code_stays_where_nobody_reads_why(reader: str, tmp_path: Path) -> None:
    """A check that found something wrong was exit 0 for whoever piped its words away."""
    assert piped(f"rules --profile none {reader}", tmp_path).returncode == 2
    assert piped(f"journal verify --folder {tmp_path / 'desk'} {reader}", tmp_path).returncode == 3


def test_the_answer_no_stays_where_nobody_reads_it(tmp_path: Path) -> None:
    done = piped(f"doctor --folder {tmp_path / 'desk'} 2>/dev/null | true", tmp_path)
    assert done.returncode == 1


def test_output_that_finds_no_room_is_told_in_one_line(many: str, tmp_path: Path) -> None:
    for command in (many, "rules"):
        done = piped(f"{command} > /dev/full", tmp_path)
        assert (done.returncode, done.stderr.count("\n")) == (3, 1)
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("folder", ["", "  "])
def test_the_demonstration_refuses_a_folder_without_a_name(
    folder: str, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as end:
        run(["demo", "--headless", "--out", folder])
    assert end.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_the_demonstration_refuses_before_the_play_what_it_could_not_write_after_it(
    tmp_path: Path, capsys: Capture
) -> None:
    """It played for two minutes and ended in a traceback."""
    (tmp_path / "report" / "report.json").mkdir(parents=True)
    (tmp_path / "slips").mkdir()
    (tmp_path / "slips" / "slips").touch()
    for folder in (tmp_path / "report", tmp_path / "slips"):
        assert run(["demo", "--headless", "--out", str(folder)]) == 3
        assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("limit", ["-n 7", "-f 0"], ids=["open files", "size of files"])
def test_what_the_system_refuses_is_one_line_and_no_traceback(limit: str, tmp_path: Path) -> None:
    script = f"ulimit {limit}; {' '.join(PROGRAM)} simulate --desks 1 --dossiers 1"
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert "Traceback" not in done.stderr


def emptied(keys: Path) -> None:
    keys.write_bytes(b"")


def cut_off(keys: Path) -> None:
    keys.write_bytes(keys.read_bytes()[:-40])


def swollen(keys: Path) -> None:
    keys.write_bytes(b"{" + b" " * 10_000_000)


def of_other_bytes(keys: Path) -> None:
    keys.write_bytes(os.urandom(2_000))


def a_folder(keys: Path) -> None:
    keys.unlink()
    keys.mkdir()


@pytest.mark.parametrize("damage", [emptied, cut_off, swollen, of_other_bytes, a_folder])
def test_damaged_keys_are_one_sentence_and_nothing_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, damage: Callable[[Path], None]
) -> None:
    folder, code = enrolled(tmp_path, monkeypatch)
    damage(folder / "desk.keys")
    before = snapshot(folder)
    for command in (["journal", "verify"], ["unlock", "--code", code]):
        answer = run(command)
        said = capsys.readouterr()
        assert (answer, said.out, said.err.count("\n")) == (3, "", 1), command
    assert run(["doctor", "--folder", str(folder)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert snapshot(folder) == before


def test_keys_that_this_login_may_not_read_are_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, _code = enrolled(tmp_path, monkeypatch)
    (folder / "desk.keys").chmod(0)
    done = subprocess.run(
        [*_nobody_special(tmp_path, folder), *PROGRAM, "journal", "verify"],
        cwd="/",
        env=BARE | {"COUNTER_APP_FOLDER": str(folder), "PYTHONPATH": str(Path.cwd()), "COUNTER_APP_KEYRING": "file"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1)


def _nobody_special(tmp_path: Path, folder: Path) -> list[str]:
    """What comes before a command so that file modes hold for it: nothing for a user, another user for root."""
    if os.geteuid() != 0:
        return []
    for place in (*tmp_path.parents, tmp_path, folder):
        if place.is_relative_to("/tmp") and place != Path("/tmp"):
            place.chmod(0o755)
    return ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]


def enrolled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, str]:
    """The desk's folder and its recovery code."""
    folder = tmp_path / "desk"
    folder.mkdir()
    for name, value in {"FOLDER": str(folder), "KEYRING": "file", "LANG": "vi"}.items():
        monkeypatch.setenv(f"COUNTER_APP_{name}", value)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:1")
    keyring = KeyFile(tmp_path / "share" / "counter-app" / "login.key")
    code = create_desk_keys(folder / "desk.keys", new_secrets(), keyring=keyring, login="lan")
    open_test_desk(folder / "desk.db", durable=False).database.close()
    return folder, code.text


def snapshot(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"LC_ALL": "C.UTF-8"}, "không phải mã hồ sơ"),
        ({"LC_ALL": "", "LANG": ""}, "không phải mã hồ sơ"),
        ({"LC_ALL": "vi_VN.UTF-8"}, "không phải mã hồ sơ"),
        ({"LC_ALL": "", "LANG": "en_GB.UTF-8"}, "is no dossier code"),
        ({"LC_ALL": "en_GB.UTF-8", "COUNTER_APP_LANG": "vi"}, "không phải mã hồ sơ"),
    ],
)
def test_it_speaks_vietnamese_unless_english_was_asked_for(environ: dict[str, str], said: str, tmp_path: Path) -> None:
    """Python takes the locale C.UTF-8, which names no language, for American English."""
    done = called("code", "parse", "xx", cwd=tmp_path, PYTHONUTF8="1", **environ)
    assert done.returncode == 2
    assert said in done.stderr
