"""How the tests themselves are written: what nobody would see in a green run."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).parent
IMPORTS_A_TEST_FILE = re.compile(
    r"^\s*(?:from tests\.(?:\w+\.)*test_\w+ import|import tests\.(?:\w+\.)*test_)", re.MULTILINE
)
SLEEPS = re.compile(r"\b(?:time\.sleep|from time import .*\bsleep|qtbot\.wait|qWait|qSleep)\b(?!\w)")
MOCKS = re.compile(r"^\s*(?:from|import) (?:unittest import mock|unittest\.mock|mock|pytest_mock)\b", re.MULTILINE)


def files_with(pattern: re.Pattern[str]) -> list[str]:
    files = (file for file in sorted(TESTS.rglob("*.py")) if file != Path(__file__))
    return [str(file.relative_to(TESTS)) for file in files if pattern.search(file.read_text("utf-8"))]


def test_no_test_file_is_imported_for_what_stands_in_it() -> None:
    """Nobody looks for a hand or a portal there, and it would be read as tests twice."""
    assert files_with(IMPORTS_A_TEST_FILE) == []


def test_no_test_sleeps() -> None:
    """It waits for a condition: a pause is too short on a slow machine and too long on every other."""
    assert files_with(SLEEPS) == []


def test_nothing_is_mocked() -> None:
    assert files_with(MOCKS) == []
