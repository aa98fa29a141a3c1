"""Documents name only what exists, and every command is in the README."""

from __future__ import annotations

import argparse
import ast
import re
from functools import cache
from pathlib import Path

import pytest

from central.cli import _parser as central_parser
from counter_app.cli import COMMANDS, build_parser

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("benchmarks/*.md")])
ARCHITECTURE = (ROOT / "docs/architecture.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")

_FUNCTION = re.compile(r"`((?:counter_app|central)/[\w/]+\.py)::([\w.]+)`")
# Named by the end of its path, as in `ui/traffic.py`.
_MODULE = re.compile(r"`([a-z_][a-z0-9_/]*\.py)(?:::([\w.]+))?`")
_FILE = re.compile(r"`((?:counter_app|central|docs|tests|installers|resources|benchmarks)/[\w./-]*\w)(?:::[\w.]+)?`")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
# Addresses for examples, this PC and public law are no registries.
_HOST = re.compile(r"https?://([\w.-]+)", re.IGNORECASE)
_ALLOWED_HOSTS = {"127.0.0.1", "localhost", "HOST"}


@cache
def names_in(file: str) -> set[str]:
    """Functions, classes and methods (as Class.method) of one module."""
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    found: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}.{part.name}" for part in node.body if isinstance(part, ast.FunctionDef)}
    return found


@cache
def modules() -> tuple[str, ...]:
    folders = ("counter_app", "central", "tests", "benchmarks", "docs", "installers")
    return tuple(str(file.relative_to(ROOT)) for folder in folders for file in (ROOT / folder).rglob("*.py"))


def subcommands(parser: argparse.ArgumentParser) -> list[str]:
    action = next(one for one in parser._actions if isinstance(one, argparse._SubParsersAction))
    return list(action.choices)


@pytest.mark.parametrize(("file", "name"), sorted(set(_FUNCTION.findall(ARCHITECTURE))))
def test_every_function_on_the_way_of_a_dossier_exists(file: str, name: str) -> None:
    assert (ROOT / file).is_file()
    assert name in names_in(file)


def test_the_way_of_a_dossier_has_no_gap() -> None:
    rows = [line for line in ARCHITECTURE.splitlines() if re.match(r"\| \d+ \|", line)]
    assert len(rows) >= 20
    for number, row in enumerate(rows, start=1):
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert len(cells) == 5, row
        assert all(cells), row
        assert cells[0] == str(number)
        assert _FUNCTION.search(cells[2]), row


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_and_every_named_file_exists(document: Path) -> None:
    text = document.read_text("utf-8")
    for target in _LINK.findall(text):
        path = target.partition("#")[0]
        assert "://" in target or not path or (document.parent / path).exists(), target
    missing = [name for name in _FILE.findall(text) if not (ROOT / name).exists()]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_that_a_document_names_is_there_with_what_it_says_of_it(document: Path) -> None:
    for ending, name in _MODULE.findall(document.read_text("utf-8")):
        meant = [file for file in modules() if f"/{file}".endswith(f"/{ending}")]
        assert meant, ending
        assert not name or any(name in names_in(file) for file in meant), f"{ending}::{name}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_document_names_a_host_to_fetch_from(document: Path) -> None:
    assert set(_HOST.findall(document.read_text("utf-8"))) <= _ALLOWED_HOSTS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_desk_command_is_in_the_readme(command: str) -> None:
    assert re.search(rf"`counter-app {command}[ `]", README)


def test_the_list_of_commands_is_the_parsers() -> None:
    assert subcommands(build_parser()) == list(COMMANDS)


@pytest.mark.parametrize("command", subcommands(central_parser()))
def test_every_central_command_is_in_the_readme(command: str) -> None:
    assert re.search(rf"`counter-central {command}[ `]", README)


def test_every_make_target_is_explained_in_the_readme() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"^([a-z-]+):.*##", makefile, re.MULTILINE)
    assert targets
    assert [target for target in targets if f"`make {target}`" not in README] == []


def test_pictures_of_the_guide_are_small() -> None:
    pictures = list((ROOT / "docs/pictures").glob("*.png"))
    assert pictures
    assert all(picture.stat().st_size < 150_000 for picture in pictures)
