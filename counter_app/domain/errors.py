"""The tree of problems that are told to a person.

    Problem
    ├── RuleViolation        a rule forbids it: told to the clerk with its article
    ├── BadInput             what came from outside cannot be used; nothing was changed
    └── EnvironmentProblem   printer, disk, line, keyring: told with what to do, work goes on

Anything else that is raised is a bug: logged without personal data, shown calmly.
"""

from __future__ import annotations


class Problem(Exception):
    """One clear sentence in both languages: what is wrong and what to do. Never an exception's name."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi = vi
        self.en = en


class RuleViolation(Problem):
    """A rule of law or of the office forbids the act.

    `citation` names document and article ("NĐ 118/2025/NĐ-CP, điều 17.1"), or is empty when the program
    itself sets the rule.
    """

    def __init__(self, vi: str, en: str, citation: str = "") -> None:
        super().__init__(vi, en)
        self.citation = citation


class BadInput(Problem):
    """Text, file or payload from outside that cannot be used as it is."""


class EnvironmentProblem(Problem):
    """Something around the program does not work: printer, disk, line, keyring, display."""


def in_one_line(text: str) -> str:
    """Whatever a person's input brought into a message: no line feed, no terminal control."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
