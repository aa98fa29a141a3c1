"""Undoing what scanners do to Vietnamese: UTF-8 read as Big5, Shift-JIS or Latin-1.

All three lose nothing, so encoding back gives the bytes of the card. What is not garbled stays as it is:
no Vietnamese text is at the same time the garbling of another.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import partial

Encoder = Callable[[str], bytes]


def repair(text: str) -> tuple[str, str | None]:
    """The text as it stands on the card, and which garbling was undone: latin1, shift_jis, big5 or None.

    The whole text is tried first, because the two-byte garblings can swallow a separator; then field by field,
    for readers that garble only some.
    """
    whole, kind = _repaired(text)
    if kind is not None:
        return whole, kind
    fields = [_repaired(field) for field in text.split("|")]
    kinds = [kind for _, kind in fields if kind is not None]
    return "|".join(field for field, _ in fields), kinds[0] if kinds else None


def is_latin(char: str) -> bool:
    """Letters with which Vietnamese and the other languages of the country are written, and their marks."""
    return bool(unicodedata.combining(char)) or unicodedata.name(char, "").startswith("LATIN ")


def _repaired(text: str) -> tuple[str, str | None]:
    if text.isascii():
        return text, None
    for kind, encode in _readings():
        try:
            candidate = encode(text).decode("utf-8")
        except UnicodeError:
            continue
        if candidate != text and _plausible(candidate):
            return candidate, kind
    return text, None


def _readings() -> Iterator[tuple[str, Encoder]]:
    yield "latin1", _as_latin1
    for codec in ("cp932", "shift_jis"):
        yield "shift_jis", partial(str.encode, encoding=codec)
    for codec in ("big5", "cp950", "big5hkscs"):
        yield "big5", partial(str.encode, encoding=codec)


def _as_latin1(text: str) -> bytes:
    """Latin-1 and Windows-1252 mixed: readers of the second pass its five unused bytes through as the first."""
    return b"".join(char.encode("latin-1") if ord(char) < 256 else char.encode("cp1252") for char in text)


def _plausible(text: str) -> bool:
    """No letter of another script is left: Vietnamese came out."""
    return all(is_latin(char) for char in text if char.isalpha())
