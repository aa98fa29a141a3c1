"""The four faces of every paper and the letters that they must have; nothing is parsed here."""

from __future__ import annotations

import unicodedata
from enum import Enum

from counter_app.settings.resources import resource_root

FONT_FOLDER = resource_root() / "fonts"

_MARKS = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VOWELS = "aăâeêioôơuưy"
VIETNAMESE = (
    "".join(
        unicodedata.normalize("NFC", letter + mark)
        for vowel in _VOWELS + _VOWELS.upper()
        for letter in (vowel,)
        for mark in _MARKS
    )
    + "đĐ"
)


class Face(Enum):
    REGULAR = "LiberationSerif-Regular"
    BOLD = "LiberationSerif-Bold"
    ITALIC = "LiberationSerif-Italic"

    __hash__ = object.__hash__  # measuring text asks for it a thousand times a slip
