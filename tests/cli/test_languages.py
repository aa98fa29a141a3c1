"""Whoever asked for English is answered in English, and everybody else in Vietnamese: success as well as failure."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from central import verification as central_verification
from central.cli import run as run_central
from central.store.database import Database as CentreDatabase
from central.terminal import speaks_english as centre_speaks_english
from counter_app.cli import COMMANDS, run, speaks_english
from counter_app.rehearsal.embedded_centre import EmbeddedCentre
from counter_app.store import verification, verification_part
from tests.store.desks import KEY, open_test_desk, save

Capture = pytest.CaptureFixture[str]
NAMED = "entry 1 of journal 1"
VIETNAMESE = re.compile(r"[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE)


@pytest.fixture(params=["en", "vi"])
def english(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.setenv("COUNTER_APP_LANG", request.param)
    return bool(request.param == "en")


def is_in(english: bool, text: str) -> bool:
    return text.strip() != "" and bool(VIETNAMESE.search(text)) is not english


COMMANDS_WITH_HELP = (
    *([], *([name] for name in COMMANDS)),
    *(["card", "parse"], ["code", "parse"], ["vietqr", "make"], ["vietqr", "parse"]),
    *(["journal", "verify"], ["journal", "export"]),
)


@pytest.mark.parametrize("command", COMMANDS_WITH_HELP, ids=" ".join)
def test_help_is_in_one_language(capsys: Capture, english: bool, command: list[str]) -> None:
    """It was Vietnamese for everybody, under argparse's English headings."""
    with pytest.raises(SystemExit) as ended:
        run([*command, "-h"])
    told = capsys.readouterr().out
    assert ended.value.code == 0
    assert is_in(english, told)
    assert ("show this help" in told, "usage:" in told) == (english, english)


@pytest.mark.parametrize(
    "asked",
    [
        ["nonsense"],
        ["due"],
        ["due", "--profile", "national_2025", "--days", "1", "--hours", "1", "--received", "2026-11-23T10:00"],
        ["doctor", "--nowhere"],
        ["doctor", "--centre"],
        ["slip", "--in", "x", "--out", "y", "--size", "a3"],
    ],
)
def test_a_command_line_that_is_none(capsys: Capture, english: bool, asked: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(asked)
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert is_in(english, said.err)


@pytest.mark.parametrize(
    "asked",
    [
        [],
        ["nonsense"],
        ["enrol-code"],
        ["office", "a", "b", "--kind", "town"],
        ["verify", "--json=x"],
        ["serve", "--listen"],
        ["init", "--nowhere"],
    ],
)
def test_a_command_line_of_the_centre_that_is_none(capsys: Capture, english: bool, asked: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run_central(asked)
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert is_in(english, said.err)


@pytest.mark.parametrize(
    ("surroundings", "in_english"),
    [
        ({}, False),
        ({"LANG": "en_US.UTF-8"}, True),
        ({"LC_MESSAGES": "en_GB.UTF-8", "LANG": "vi_VN.UTF-8"}, True),
        ({"LC_ALL": "vi_VN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, False),
        ({"COUNTER_APP_LANG": "vi", "LC_ALL": "en_US.UTF-8"}, False),
    ],
    ids=str,
)
def test_both_programs_hear_the_language_in_the_same_places(
    monkeypatch: pytest.MonkeyPatch, surroundings: dict[str, str], in_english: bool
) -> None:
    for name in ("COUNTER_APP_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    assert (speaks_english(), centre_speaks_english()) == (in_english, in_english)


def test_enrol_and_unlock(centre: EmbeddedCentre, folder: Path, capsys: Capture, english: bool) -> None:
    code = centre.enrolment_code()
    assert run(["enrol", "--centre", centre.address, "--code", code, "--name", "Desk 1"]) == 0
    said = capsys.readouterr().out
    assert all(is_in(english, line) for line in said.splitlines())
    assert run(["unlock", "--code", said.rpartition(": ")[2].strip()]) == 0
    assert is_in(english, capsys.readouterr().out)
    assert run(["unlock", "--new"]) == 0
    assert is_in(english, capsys.readouterr().out)


def test_journal_verify(tmp_path: Path, capsys: Capture, english: bool) -> None:
    (tmp_path / "key").write_text(KEY.hex(), "ascii")
    desk = open_test_desk(tmp_path / "desk.db")
    save(desk)
    verify = ["journal", "verify", "--db", str(tmp_path / "desk.db"), "--key-file", str(tmp_path / "key")]
    assert run(verify) == 0
    assert is_in(english, capsys.readouterr().out)
    with desk.database.write() as connection:
        connection.exec_driver_sql("UPDATE entries SET header = CAST(header || ' ' AS BLOB) WHERE sequence = 2")
    desk.database.close()
    assert run(verify) == 1
    assert is_in(english, capsys.readouterr().out)
    assert run([*verify, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["first_wrong"]["reason"] == "its bytes do not give its hash", "programs read one language"


def test_centre_verify(tmp_path: Path, capsys: Capture, english: bool) -> None:
    address = f"sqlite:///{tmp_path}/central.db"
    for command in (["init"], ["office", "phuong-mau", "Ward"]):
        assert run_central([*command, "--database", address, "--keys", str(tmp_path / "keys")]) == 0
    capsys.readouterr()
    verify = ["verify", "--database", address, "--keys", str(tmp_path / "keys")]
    assert run_central(verify) == 0
    assert is_in(english, capsys.readouterr().out)
    database = CentreDatabase(address)
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE offices SET position = 5")
    database.close()
    assert run_central(verify) == 1
    said = capsys.readouterr()
    assert is_in(english, said.out)
    assert is_in(english, said.err)


def test_everything_that_verification_can_say_is_said_in_vietnamese_too() -> None:
    for module, book in ((central_verification, central_verification.REASONS), (verification, verification.REASONS)):
        said = list(reasons_in(Path(str(module.__file__))))
        assert said
        assert [one for one in said if not VIETNAMESE.search(book.vietnamese(one))] == []
    parts = list(reasons_in(Path(str(verification_part.__file__))))
    assert [one for one in parts if not VIETNAMESE.search(verification.REASONS.vietnamese(one))] == []
    assert "does not follow on from the entry before it" in parts


def reasons_in(module: Path) -> Iterator[str]:
    """What is raised as Wrong, returned or noted as a reason there, with 1 in place of each value."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        said = filter(None, map(_sentence, _reasons(node)))
        yield from (one for one in said if one != NAMED and not one.startswith("SELECT"))


def _reasons(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Wrong", "_wrong_ack"):
        return node.args
    if isinstance(node, ast.Return | ast.Assign) and node.value is not None:
        return [node.value.body, node.value.orelse] if isinstance(node.value, ast.IfExp) else [node.value]
    if isinstance(node, ast.Dict):
        return [
            value for key, value in zip(node.keys, node.values, strict=True) if key and ast.unparse(key) == "'reason'"
        ]
    return []


def _sentence(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value if " " in node.value else None
    if isinstance(node, ast.JoinedStr):
        return "".join(_part(one) for one in node.values)
    return None


def _part(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    return NAMED if "_named" in ast.unparse(node) else "1"
