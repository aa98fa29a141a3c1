"""A refusal on the screen or in a terminal always says whose rule it is: no room there takes a problem's bare words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("counter_app/ui", "counter_app/app", "counter_app/cli")
OF_A_RULE = {"Problem", "RuleViolation"}
BARE = {"vi", "en"}


def named(node: ast.expr | None) -> set[str]:
    """The classes that an annotation or an `except` names."""
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)} if node is not None else set()


def problems_in(function: ast.FunctionDef) -> set[str]:
    """Names inside it that may hold a rule's refusal."""
    told = [one.arg for one in function.args.args if named(one.annotation) & OF_A_RULE]
    caught = [
        node.name
        for node in ast.walk(function)
        if isinstance(node, ast.ExceptHandler) and node.name and named(node.type) & OF_A_RULE
    ]
    return {*told, *caught}


def bare_words(path: Path) -> Iterator[str]:
    for function in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(function, ast.FunctionDef):
            held = problems_in(function)
            for node in ast.walk(function):
                taken = node.value if isinstance(node, ast.Attribute) and node.attr in BARE else None
                if isinstance(taken, ast.Name) and taken.id in held:
                    yield f"{path.relative_to(ROOT)}:{taken.lineno}"


def test_no_room_that_shows_something_takes_a_refusals_bare_words() -> None:
    found = [place for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")) for place in bare_words(path)]
    assert found == []


def test_the_search_finds_what_it_is_for() -> None:
    wrong = ROOT / "counter_app/domain/errors.py"  # the one place that may: it puts the source behind the words
    assert list(bare_words(wrong))
