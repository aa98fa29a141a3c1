"""How the tests themselves are written: what nobody would see in a green run."""

from __future__ import annotations

import ast
from pathlib import Path

TESTS = Path(__file__).parent
SLEEPS = {("time", "sleep"), ("qtbot", "wait"), ("QTest", "qWait"), ("QTest", "qSleep")}
MOCKS = {"unittest.mock", "mock", "pytest_mock"}


def trees() -> dict[str, ast.Module]:
    return {str(file.relative_to(TESTS)): ast.parse(file.read_text("utf-8")) for file in TESTS.rglob("*.py")}


def test_no_test_file_is_imported_for_what_stands_in_it() -> None:
    """Its tests would be read twice, and nobody would look for a helper there."""
    found = [
        (file, node.module)
        for file, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").rpartition(".")[2].startswith("test_")
    ]
    assert found == []


def test_no_test_sleeps_and_none_mocks() -> None:
    found = []
    for file, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                found += [(file, node.lineno)] if (node.value.id, node.attr) in SLEEPS else []
            if isinstance(node, ast.ImportFrom | ast.Import):
                names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
                found += [(file, node.lineno) for name in names if name in MOCKS]
    assert found == []
