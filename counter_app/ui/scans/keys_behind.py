"""Which key turned one word into the next, where a Vietnamese input method stands between scanner and window. Pure.

A scanner that types "KRONG ANA" through Telex leaves "KRONG ÂN"; through VNI "A1" becomes "Á". The letters on the way
tell the keys: each key changes the word in one way only. (Telex: s f r x j z tones, a e o w d shapes; VNI: 1-5 0, 6-9.)
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass

_TONES = {"\u0301": ("s", "1"), "\u0300": ("f", "2"), "\u0309": ("r", "3"), "\u0303": ("x", "4"), "\u0323": ("j", "5")}
_CIRCUMFLEX, _BREVE, _HORN, _STROKE = "\u0302", "\u0306", "\u031b", "-"
_SHAPES = {_CIRCUMFLEX: "6", _BREVE: "8", _HORN: "7", _STROKE: "9"}


@dataclass(frozen=True, slots=True)
class Key:
    """The key under either method. `takes_away`: it took a mark off; typed twice it would be this mark's own key."""

    telex: str
    vni: str
    takes_away: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Word:
    bare: str
    tones: tuple[str, ...]
    shapes: Counter[tuple[str, str]]  # (mark, letter that bears it)


def key_behind(before: str, after: str, *, capitals: bool) -> Key | None:
    """None where no single key does it. `capitals`: the scanner has sent no small letter yet."""
    if abs(len(after) - len(before)) > 1:
        return None
    if len(after) == len(before) + 1 and after.startswith(before):
        return Key(after[-1], after[-1])
    was, now = _taken_apart(before), _taken_apart(after)
    if was.bare.lower() == now.bare.lower():
        return _mark_key(was, now, before, capitals=capitals)
    if before[-1:].lower() == "ư" and after[-1:].lower() == "w" and before[:-1] == after[:-1]:
        return Key(after[-1], after[-1])
    if len(now.bare) == len(was.bare) + 1 and now.bare.lower().startswith(was.bare.lower()):
        letter = after[-1]
        return Key(letter, letter) if letter.isascii() else None
    return None


def _mark_key(was: _Word, now: _Word, before: str, *, capitals: bool) -> Key | None:
    if was.tones != now.tones:
        added = [tone for tone in now.tones if tone not in was.tones]
        if added:
            telex, vni = _TONES[added[0]]
            return Key(_cased(telex, before, capitals=capitals), vni)
        return _taking(frozenset(key for tone in was.tones for key in _TONES[tone]), before, capitals=capitals)
    gained, lost = now.shapes - was.shapes, was.shapes - now.shapes
    if gained:
        mark, letter = next(iter(gained))
        return Key(_cased(_shape_key(mark, letter), before, capitals=capitals), _SHAPES[mark])
    if lost:
        keys = frozenset(key for mark, letter in lost for key in (_shape_key(mark, letter), _SHAPES[mark]))
        return _taking(keys, before, capitals=capitals)
    return None


def _taking(keys: frozenset[str], before: str, *, capitals: bool) -> Key:
    return Key(_cased("z", before, capitals=capitals), "0", keys)


def _shape_key(mark: str, letter: str) -> str:
    return "w" if mark in (_BREVE, _HORN) else letter.lower()


def _cased(key: str, before: str, *, capitals: bool) -> str:
    """The case of a key that leaves a mark cannot be seen; its neighbours tell it."""
    last = before[-1:]
    return key.upper() if last.isupper() and (capitals or len(before) > 1) else key


def _taken_apart(text: str) -> _Word:
    bare: list[str] = []
    tones: list[str] = []
    shapes = Counter[tuple[str, str]]()
    for char in unicodedata.normalize("NFD", text):
        if char in _TONES:
            tones.append(char)
        elif char in (_CIRCUMFLEX, _BREVE, _HORN):
            shapes[char, bare[-1].lower() if bare else ""] += 1
        elif char in "đĐ":
            bare.append("d" if char == "đ" else "D")
            shapes[_STROKE, "d"] += 1
        else:
            bare.append(char)
    return _Word("".join(bare), tuple(tones), shapes)
