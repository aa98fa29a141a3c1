"""What somebody types or pastes into the one box, as words to look for; numbers are found however they are grouped."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counter_app.domain.folding import fold

LONGEST_QUESTION = 200
MOST_WORDS = 12
# A telephone number of at least six digits so far, up to an identity number.
JOINED_DIGITS = range(6, 13)

_NOT_A_WORD = re.compile(r"[^0-9a-z]+")
_COUNTRY_CODE = re.compile(r"\+\s*84[\s.(]*0?")
_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Sought:
    """All `words` must occur, or `joined` in place of all of them ('' where they cannot be one number)."""

    words: tuple[str, ...]
    joined: str = ""


def read_question(text: str) -> tuple[Sought, ...]:
    """Every one must be met; the last word may be only begun. Empty where nothing is asked."""
    words = [word for word in _NOT_A_WORD.split(fold(_national(text[:LONGEST_QUESTION]))) if word][:MOST_WORDS]
    sought: list[Sought] = []
    while words:
        run = _digits_at_start(words)
        group = words[: max(len(run), 1)]
        joined = "".join(run)
        sought.append(Sought(tuple(group), joined if len(run) > 1 and len(joined) in JOINED_DIGITS else ""))
        words = words[len(group) :]
    return tuple(sought)


def plain_phone(text: str) -> str:
    """0912345678, however it was written; '' where there are no digits."""
    return "".join(_DIGITS.findall(_national(text)))


def _national(text: str) -> str:
    """+84 912 … is dialled 0912 … here."""
    return _COUNTRY_CODE.sub(" 0", text)


def _digits_at_start(words: list[str]) -> list[str]:
    run: list[str] = []
    for word in words:
        if not _DIGITS.fullmatch(word):
            break
        run.append(word)
    return run
