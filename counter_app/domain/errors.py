"""The tree of problems that are told to a person.

    Problem
    ├── RuleViolation        a rule forbids it: told to the clerk with its article
    ├── BadInput             what came from outside cannot be used; nothing was changed
    └── EnvironmentProblem   printer, disk, line, keyring: told with what to do, work goes on

Anything else that is raised is a bug: logged without personal data, shown calmly.
"""

from __future__ import annotations

SET_BY_THE_PROGRAM_VI, SET_BY_THE_PROGRAM_EN = "quy tắc do phần mềm đặt ra", "a rule set by the program"
SET_BY_THE_OFFICE_VI, SET_BY_THE_OFFICE_EN = "do cơ quan đặt ra", "set by the office"


class Problem(Exception):
    """One clear sentence in both languages: what is wrong and what to do. Never an exception's name."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi = vi
        self.en = en


class RuleViolation(Problem):
    """A rule of law or of the office forbids the act.

    `citation` names document and article ("NĐ 118/2025/NĐ-CP, điều 17.1"), or is empty when the program
    itself sets the rule. `rule` is the rule's id in the regulation, for F1; '' where it has none.
    """

    def __init__(self, vi: str, en: str, citation: str = "", *, rule: str = "") -> None:
        super().__init__(vi, en)
        self.citation = citation
        self.rule = rule


class BadInput(Problem):
    """Text, file or payload from outside that cannot be used as it is."""


class EnvironmentProblem(Problem):
    """Something around the program does not work: printer, disk, line, keyring, display."""


def with_source(problem: Problem) -> tuple[str, str]:
    """The sentence in both languages; that of a rule says whose it is: the article's, the office's or the program's."""
    if not isinstance(problem, RuleViolation) or _says_whose(problem):
        return problem.vi, problem.en
    vi, en = (problem.citation or words for words in (SET_BY_THE_PROGRAM_VI, SET_BY_THE_PROGRAM_EN))
    return _with_words(problem.vi, vi), _with_words(problem.en, en)


def _says_whose(problem: RuleViolation) -> bool:
    """Whether the sentence itself names the office or the program."""
    return any(words in problem.vi for words in (SET_BY_THE_PROGRAM_VI, SET_BY_THE_OFFICE_VI))


def _with_words(sentence: str, source: str) -> str:
    """Before the full stop: “Chưa đóng được hồ sơ (NĐ 118/2025/NĐ-CP, điều 19.5).”"""
    return f"{sentence.removesuffix('.')} ({source})." if sentence.endswith(".") else f"{sentence} ({source})"


def in_one_line(text: str) -> str:
    """Whatever a person's input brought into a message: no line feed, no terminal control."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
