"""Sentences of fixed form that stand in one language in a report, said in the other one to a person."""

from __future__ import annotations

import re
from collections.abc import Mapping


class PhraseBook:
    """English → Vietnamese; `{}` stands for what is taken over as it is, in the same order in both."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self._phrases = [(_pattern(english), vietnamese) for english, vietnamese in phrases.items()]

    def vietnamese(self, english: str) -> str:
        """What no phrase fits stays as it is: better a foreign word than none."""
        for pattern, vietnamese in self._phrases:
            found = pattern.fullmatch(english)
            if found is not None:
                return vietnamese.format(*found.groups())
        return english


def _pattern(english: str) -> re.Pattern[str]:
    return re.compile(re.escape(english).replace(re.escape("{}"), "(.*)"), re.DOTALL)
