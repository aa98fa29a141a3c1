"""`counter-app enrol` against the real centre on loopback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counter_app.cli import run
from counter_app.rehearsal.embedded_centre import EmbeddedCentre
from counter_app.store.desk_keys import open_with_recovery
from counter_app.wire.recovery_code import parse_recovery_code

NOBODY_LISTENS = "http://127.0.0.1:9"


def test_the_code_shown_after_a_failed_attempt_opens_the_keys(
    centre: EmbeddedCentre, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = centre.enrolment_code()
    assert run(["enrol", "--centre", NOBODY_LISTENS, "--code", code, "--name", "Quầy 1"]) == 3
    assert "khôi phục" not in capsys.readouterr().out
    assert run(["enrol", "--centre", centre.address, "--code", code, "--name", "Quầy 1"]) == 0
    shown = capsys.readouterr().out.rpartition(": ")[2]
    assert open_with_recovery(folder / "desk.keys", parse_recovery_code(shown)).database_key


def test_a_folder_may_be_named(
    centre: EmbeddedCentre, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = str(tmp_path / "named")
    code = centre.enrolment_code()
    assert run(["enrol", "--centre", centre.address, "--code", code, "--name", "Quầy 1", "--folder", place]) == 0
    assert run(["journal", "verify", "--folder", place]) == 0
    assert not folder.exists()


def test_doctor_asks_the_centre_that_the_desk_was_enrolled_at(
    centre: EmbeddedCentre, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COUNTER_APP_CENTRE", raising=False)
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:1")
    code = centre.enrolment_code()
    assert run(["enrol", "--centre", centre.address, "--code", code, "--name", "Quầy 1"]) == 0
    capsys.readouterr()
    run(["doctor", "--json"])
    answers = {finding["check"]: finding["ok"] for finding in json.loads(capsys.readouterr().out)}
    assert (answers["centre"], answers["clock"]) == (True, True)
    centre.close()
    run(["doctor", "--json"])
    answers = {finding["check"]: finding["ok"] for finding in json.loads(capsys.readouterr().out)}
    assert (answers["centre"], answers["clock"]) == (False, None)


@pytest.mark.parametrize(
    "address",
    ["", "http://", "https://", "https://[", "ftp://x", "https://x:99999", "https://x/\x1b", "http://192.0.2.1:8470"],
)
def test_an_address_that_is_none_is_told_before_anything_is_made(
    folder: Path, capfd: pytest.CaptureFixture[str], address: str
) -> None:
    assert run(["enrol", "--centre", address, "--code", "A" * 16, "--name", "Quầy 1"]) == 2
    assert capfd.readouterr().err.count("\n") == 1
    assert not folder.exists()
    if address:
        assert run(["doctor", "--folder", str(folder), "--centre", address]) in (1, 2)


@pytest.mark.parametrize("text", ["", " ", "x" * 201, "a\nb", "\udcff", "\x1b[2J"])
@pytest.mark.parametrize("option", ["--name", "--code"])
def test_a_name_or_code_that_none_can_be_is_told_before_anything_is_made(
    folder: Path, capfd: pytest.CaptureFixture[str], option: str, text: str
) -> None:
    given = {"--name": "Quầy 1", "--code": "A" * 16, option: text}
    assert run(["enrol", "--centre", NOBODY_LISTENS, *(word for pair in given.items() for word in pair)]) == 2
    assert capfd.readouterr().err.count("\n") == 1
    assert not folder.exists()


def test_a_desk_is_never_enrolled_a_second_time(centre: EmbeddedCentre, folder: Path) -> None:
    assert run(["enrol", "--centre", centre.address, "--code", centre.enrolment_code(), "--name", "Quầy 1"]) == 0
    before = (folder / "desk.db").read_bytes()
    assert run(["enrol", "--centre", centre.address, "--code", centre.enrolment_code(), "--name", "Quầy 2"]) == 2
    assert (folder / "desk.db").read_bytes() == before


def test_a_desk_that_was_just_enrolled_verifies(
    centre: EmbeddedCentre, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["enrol", "--centre", centre.address, "--code", centre.enrolment_code(), "--name", "Quầy 1"]) == 0
    capsys.readouterr()
    assert run(["journal", "verify", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["ok"] is True
