"""Folding for search: "dang ky" finds "Đăng ký"."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Without marks, đ as d, small letters, single blanks. Folding twice changes nothing more."""
    folded = _without_marks(text.casefold().replace("đ", "d"))
    # Some capitals (Ø̣, compatibility letters) only show their marks once folded.
    return " ".join(_without_marks(folded.casefold()).replace("đ", "d").split())


def _without_marks(text: str) -> str:
    if text.isascii():
        return text
    return text.translate(_UNMARKED)


class _Unmarked(dict[int, str]):
    """Each letter without its marks, worked out when it is first met: a save folds some hundred letters."""

    def __missing__(self, letter: int) -> str:
        parts = unicodedata.normalize("NFD", chr(letter))
        self[letter] = "".join(part for part in parts if not unicodedata.combining(part))
        return self[letter]


_UNMARKED = _Unmarked()
