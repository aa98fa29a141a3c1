"""`counter-app doctor`: each check is one line, and the command has an exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counter_app import cli
from counter_app.cli.doctor_checks import CHECKS
from counter_app.cli.doctor_finding import Finding


class TestCommand:
    @pytest.fixture(autouse=True)
    def surroundings(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COUNTER_APP_FOLDER", str(tmp_path / "desk"))
        monkeypatch.setenv("COUNTER_APP_KEYRING", "file")
        monkeypatch.setenv("COUNTER_APP_LANG", "vi")
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
        monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:1")

    def test_json_lists_every_check_with_its_answer_and_a_no_exits_1(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.run(["doctor", "--json"]) == 1
        captured = capsys.readouterr()
        found = json.loads(captured.out)
        assert [finding["check"] for finding in found] == [name for name, _ in CHECKS]
        assert all(set(finding) == {"check", "ok", "text"} and finding["text"] for finding in found)
        answers = {finding["check"]: finding["ok"] for finding in found}
        assert (answers["fonts"], answers["keyring"], answers["database"]) == (True, False, None)
        assert captured.err.startswith("Máy chưa đạt: ")
        assert "Kho khóa" in captured.err
        assert captured.err.count("\n") == 1

    def test_without_json_each_check_is_one_line_in_the_language_asked_for(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        cli.run(["doctor"])
        vietnamese = capsys.readouterr().out.splitlines()
        monkeypatch.setenv("COUNTER_APP_LANG", "en")
        cli.run(["doctor"])
        english = capsys.readouterr().out.splitlines()
        assert len(vietnamese) == len(english) == len(CHECKS)
        assert vietnamese[1].startswith("✓ Phông chữ")
        assert english[1].startswith("✓ fonts")

    def test_it_changes_nothing(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        cli.run(["doctor"])
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        "arguments", [["--folder", "data"], ["--centre", "ftp://x"], ["--folder", "/x", "--centre", "nonsense"]]
    )
    def test_a_setting_that_cannot_be_one_is_bad_input(
        self, arguments: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert cli.run(["doctor", *arguments]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert len(captured.err.splitlines()) == 1

    def test_nothing_wrong_exits_0(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        fine = Finding("fonts", True, "Đủ.", "All.")
        unknown = Finding("clock", None, "Chưa rõ.", "Cannot tell.")
        checks = (("fonts", lambda _: fine), ("clock", lambda _: unknown))
        monkeypatch.setattr("counter_app.cli.doctor_checks.CHECKS", checks)
        assert cli.run(["doctor"]) == 0
        assert capsys.readouterr().err == ""
