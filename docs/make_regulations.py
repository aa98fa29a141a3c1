"""Makes docs/regulations.md: rules × regulations, each cell with value, article and the test behind it.

`python docs/make_regulations.py FILE`. Tests name what they hold with `@pytest.mark.rule("id", …, profile="…")`;
their source is read, nothing is run.
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # run as a file, it stands outside the package

from counter_app.domain.regulations import Profile, Rule  # noqa: E402
from counter_app.services.rule_words import value_text  # noqa: E402
from counter_app.settings.regulation_files import load_profile, profile_names  # noqa: E402

SHOWN_BY = "test_every_rule_of_the_chosen_regulation_stands_on_the_screen"
SHOWN = f"[{SHOWN_BY}](../tests/ui/test_rules_of_every_regulation.py)"
LONGEST_VALUE = 70
KINDS = ("acts", "counted", "read", "shown")

INTRODUCTION = """# Rules × regulations

Made by `make regulations` from `resources/regulations` and the tests; not written by hand. Values stand as the law
has them, in Vietnamese and in its own units; long ones are cut. An empty cell: the regulation does not speak of it.
The older regulations of provinces then ask the national law of 2018–2025.

The last line of a cell is the test behind it, and says how much that test shows:

* **acts**: a step of the program asks for this rule by name, and the test takes the step under this regulation, over a
  real database, and sees what it does or refuses because of it;
* **counted**: the test lets the program decide or count by the rule, on values alone, or no step asks for it by name;
* **read**: the test compares value, unit, article or scope with the text of the law; the program does nothing by it;
* *shown*: the test sees sentence, value and article of it in *Rules in force* under this regulation, as of every other
  rule; the program does nothing by it.

Why the program does nothing by a rule that is *read* or *shown* stands in its regulation (`shown_only`), in *Rules in
force* and at the [end](#shown-and-why-no-more).

(r) after a value: the sentence can be read in more than one way, and the office may choose.
"""


# Where the program decides, counts and writes; what the window only shows beside a field is not enforcement.
ENFORCING = ("counter_app/domain", "counter_app/services")
WORDED = "rule_words.py"  # says rules in words, which is not to enforce them


@cache
def named_by_the_program() -> frozenset[str]:
    """Ids of rules that stand as text in the code of the enforcing rooms."""
    known = {rule.id for profile in regulations() for rule in profile.rules}
    files = (path for room in ENFORCING for path in sorted((ROOT / room).rglob("*.py")) if path.name != WORDED)
    sources = (path.read_text("utf-8") for path in files)
    texts = {node.value for text in sources for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)}
    return frozenset(known & {text for text in texts if isinstance(text, str)})


@dataclass(frozen=True, order=True)
class Marked:
    """One test that holds one rule. `runs`: it runs more of the program than the reading of the regulation."""

    profile: str
    rule: str
    file: str
    test: str

    @property
    def kind(self) -> str:
        if not self.runs:
            return "read"
        return "acts" if self.takes_the_step and self.rule in named_by_the_program() else "counted"

    @property
    def takes_the_step(self) -> bool:
        """Through the services, at the counter's window or at the centre; not on values alone."""
        return not self.file.startswith(("tests/domain/", "tests/print/"))

    @property
    def runs(self) -> bool:
        return not self.file.startswith(("tests/settings/", "tests/docs/"))


@cache
def marked_tests(folder: Path = ROOT / "tests") -> tuple[Marked, ...]:
    """Every declaration in the tests' source, in the order of files."""
    return tuple(mark for path in sorted(folder.rglob("test_*.py")) for mark in _marks_of(path))


def _marks_of(path: Path) -> Iterator[Marked]:
    file = path.relative_to(ROOT).as_posix()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            for call in node.decorator_list:
                if isinstance(call, ast.Call) and ast.unparse(call.func) == "pytest.mark.rule":
                    profile = next(str(ast.literal_eval(given.value)) for given in call.keywords)
                    for rule in call.args:
                        yield Marked(profile, str(ast.literal_eval(rule)), file, node.name)


def regulations() -> tuple[Profile, ...]:
    """In the order of their first day; drafts after those in force, the base layer first of all."""
    profiles = [load_profile(name) for name in profile_names()]
    return tuple(sorted(profiles, key=lambda p: (p.draft, str(p.effective_from or ""), p.id)))


def table() -> str:
    profiles = regulations()
    tests: dict[tuple[str, str], list[Marked]] = defaultdict(list)
    for mark in marked_tests():
        tests[mark.profile, mark.rule].append(mark)
    parts = (INTRODUCTION, *_counts(profiles, tests), *_sections(profiles, tests), *_reasons(profiles))
    return "\n".join(parts) + "\n"


Tests = dict[tuple[str, str], list[Marked]]


def _counts(profiles: tuple[Profile, ...], tests: Tests) -> Iterator[str]:
    yield "| regulation | document | rules | acts | counted | read | shown only |"
    yield "| --- | --- | ---: | ---: | ---: | ---: | ---: |"
    for profile in profiles:
        found = [_weight(tests.get((profile.id, rule.id), [])) for rule in profile.rules]
        counts = " | ".join(str(found.count(weight)) for weight in KINDS)
        yield f"| {profile.id} | {profile.document} | {len(found)} | {counts} |"


def _sections(profiles: tuple[Profile, ...], tests: Tests) -> Iterator[str]:
    by_id = {profile.id: {rule.id: rule for rule in profile.rules} for profile in profiles}
    every = sorted({rule_id for rules in by_id.values() for rule_id in rules})
    for matter in sorted({rule_id.partition(".")[0] for rule_id in every}):
        named = [rule_id for rule_id in every if rule_id.partition(".")[0] == matter]
        columns = [p for p in profiles if any(rule_id in by_id[p.id] for rule_id in named)]
        yield f"\n## {matter}\n"
        yield f"| rule | {' | '.join(profile.id for profile in columns)} |"
        yield f"| --- | {' | '.join('---' for _ in columns)} |"
        for rule_id in named:
            cells = (_cell(by_id[p.id].get(rule_id), p, tests.get((p.id, rule_id), [])) for p in columns)
            yield f"| `{rule_id}` | {' | '.join(cells)} |"


def _reasons(profiles: tuple[Profile, ...]) -> Iterator[str]:
    """By reason, so that each stands once; in the order in which the regulations give them."""
    named: dict[str, dict[str, list[str]]] = {}
    for profile in profiles:
        for group in profile.shown_only:
            for rule_id in group.rules:
                named.setdefault(group.en, {}).setdefault(rule_id, []).append(profile.id)
    yield "\n## Shown, and why no more\n"
    for reason, rules in named.items():
        told = (f"`{rule_id}` ({', '.join(of)})" for rule_id, of in sorted(rules.items()))
        yield f"* {reason} {' · '.join(told)}"


def _cell(rule: Rule | None, profile: Profile, tests: list[Marked]) -> str:
    if rule is None:
        return ""
    source = rule.citation.text
    if rule.citation.document == profile.document:
        source = source.removeprefix(f"{profile.document}, ")
    value = _cut(
        value_text(rule, english=False, profile=profile)
        .replace("|", "/")
        .replace("https://", "")
        .replace("http://", "")
    )
    doubt = {"confirmed": "", "unverified": " (unverified)"}.get(rule.status, " (amendment not read)")
    return f"{value}{' (r)' if rule.readings else ''}<br>{source}{doubt}<br>{_behind(tests)}"


def _behind(tests: list[Marked]) -> str:
    weight = _weight(tests)
    if weight == "shown":
        return f"*shown* {SHOWN}"
    best = next(test for test in tests if test.kind == weight)
    more = f" +{len(tests) - 1}" if len(tests) > 1 else ""
    return f"**{weight}** [{best.test}](../{best.file}){more}"


def _weight(tests: Iterable[Marked]) -> str:
    """Of several tests the one that shows most."""
    found = {test.kind for test in tests} | {"shown"}
    return next(kind for kind in KINDS if kind in found)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1].rstrip() + "…"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(table(), encoding="utf-8")
