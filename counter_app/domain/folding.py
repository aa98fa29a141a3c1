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
    return "".join([char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char)])
