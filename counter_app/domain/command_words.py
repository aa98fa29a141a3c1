"""What a command line says in whose language: argparse's own sentences are English alone."""

from __future__ import annotations

import re
from collections.abc import Mapping

from counter_app.domain.errors import in_one_line

_SENTENCES = (
    (r"the following arguments are required: (.+)", r"còn thiếu \1"),
    (r"one of the arguments (.+) is required", r"cần một trong \1"),
    (r"unrecognized arguments: (.+)", r"không hiểu “\1”"),
    (r"argument (.+): invalid choice: (.+) \(choose from (.+)\)", r"\1: không có lựa chọn \2; hãy chọn một trong \3"),
    (r"argument (.+): expected (?:one|at least one) argument", r"\1: còn thiếu giá trị"),
    (r"argument (.+): expected (\d+) arguments", r"\1: cần \2 giá trị"),
    (r"argument (.+): not allowed with argument (.+)", r"\1 không đi cùng \2"),
    (r"argument (.+): ignored explicit argument (.+)", r"\1 không nhận giá trị \2"),
    (r"argument (.+): invalid int value: (.+)", r"\1: \2 không phải số nguyên"),
    (r"argument (.+): invalid \S+ value: (.+)", r"\1: giá trị \2 không đúng"),
    (r"ambiguous option: (.+) could match (.+)", r"\1 chưa rõ là \2"),
)
_LONGEST = 600
_SHOWN_OF_THE_END = 200
_NAMES = ("COUNTER_APP_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def in_vietnamese(message: str) -> str:
    """The sentence as it stands where it is none of argparse's usual ones."""
    for english, vietnamese in _SENTENCES:
        found = re.fullmatch(english, message, re.DOTALL)
        if found:
            return found.expand(vietnamese)
    return message


def one_short_line(text: str) -> str:
    """For a terminal: of what somebody typed without end the middle is left out, so that what to do still stands."""
    line = in_one_line(text)
    if len(line) <= _LONGEST:
        return line
    return f"{line[: _LONGEST - _SHOWN_OF_THE_END]} … {line[-_SHOWN_OF_THE_END:]}"


def asks_for_english(environment: Mapping[str, str], of_the_system: str = "") -> bool:
    """Vietnamese unless the person asked for English: by COUNTER_APP_LANG, else by the locale, else as the system has
    it ("" where it tells nothing more than the environment)."""
    named = next((environment[name] for name in _NAMES if environment.get(name)), of_the_system)
    return named.lower().startswith("en")
