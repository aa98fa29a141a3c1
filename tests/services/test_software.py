from __future__ import annotations

import sys
from pathlib import Path

import pytest

from counter_app.domain.errors import EnvironmentProblem
from counter_app.services.self_check import CHECK_NAMES_VI, self_check
from counter_app.services.software import licences, versions


def test_every_version_has_a_number() -> None:
    told = {one.name: one.number for one in versions()}
    assert set(told) >= {"counter-app", "Python", "SQLite", "SQLCipher", "PySide6"}
    assert all(number[:1].isdigit() for number in told.values())


def test_everything_that_is_shipped_has_a_licence_and_fonts_are_among_it() -> None:
    told = {one.name: one for one in licences()}
    assert {"reportlab", "cryptography", "Noto Sans", "Liberation Serif"} <= set(told)
    assert [name for name, one in told.items() if not (one.licence or one.text)] == []
    assert "Open Font" in told["Noto Sans"].licence
    assert "Apache" in told["cryptography"].licence
    assert "Licen" in told["requests"].text
    assert "pytest" not in told


def test_the_program_checks_itself_in_a_process_of_its_own(tmp_path: Path) -> None:
    results = self_check(tmp_path / "none", english=False)
    assert {one.name_en for one in results} == set(CHECK_NAMES_VI)
    versions_line = next(one for one in results if one.name_en == "versions")
    assert versions_line.ok is True
    assert "Python" in versions_line.text


def test_checks_that_do_not_come_back_are_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(EnvironmentProblem):
        self_check(None, english=True)
