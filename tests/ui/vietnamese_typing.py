"""Telex and VNI as input methods work, and the three ways in which they tell a window what they did.

An engine of our own, as plain as the rules: it knows nothing of the program's way back from letters to keys.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from counter_app.ui.scans.typed_burst import TypedBurst
from tests.ui.typing_hands import compose, compose_step, press, replace_before

TONES = {
    "telex": {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"},
    "vni": {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"},
}
SHAPES = {
    "telex": {("a", "a"): "â", ("e", "e"): "ê", ("o", "o"): "ô", ("w", "a"): "ă", ("w", "o"): "ơ", ("w", "u"): "ư",
              ("d", "d"): "đ"},
    "vni": {("6", "a"): "â", ("6", "e"): "ê", ("6", "o"): "ô", ("8", "a"): "ă", ("7", "o"): "ơ", ("7", "u"): "ư",
            ("9", "d"): "đ"},
}  # fmt: skip
VOWELS = "aăâeêioôơuưy"
METHODS = tuple(TONES)


def next_word(method: str, word: str, key: str) -> str:
    """The word after one more key."""
    low = key.lower()
    tones, shapes = TONES[method], SHAPES[method]
    if low in tones and any(bare(char) in VOWELS for char in word.lower()):
        mark = tones[low]
        if mark in unicodedata.normalize("NFD", word):
            return without_tones(word) + key  # typed twice: the mark goes, the key stays
        return with_tone(without_tones(word), mark)
    for place in reversed(range(len(word))):
        letter = toneless(word[place]).lower()
        shaped = shapes.get((low, letter))
        if shaped:
            return word[:place] + same_case(reshaped(word[place], shaped), word[place]) + word[place + 1 :]
        if letter in (made for (by, _from), made in shapes.items() if by == low) and place == len(word) - 1:
            plain = next(base for (by, base), made in shapes.items() if by == low and made == letter)
            return word[:place] + same_case(reshaped(word[place], plain), word[place]) + key
    return word + key


def bare(char: str) -> str:
    return toneless(char).lower()


def toneless(char: str) -> str:
    kept = "".join(part for part in unicodedata.normalize("NFD", char) if part not in TONES["telex"].values())
    return unicodedata.normalize("NFC", kept)


def without_tones(word: str) -> str:
    return "".join(map(toneless, word))


def with_tone(word: str, mark: str) -> str:
    """On a shaped vowel where there is one, else on the last vowel but one, or the only one."""
    vowels = [place for place, char in enumerate(word) if char.lower() in VOWELS]
    shaped = [place for place in vowels if word[place].lower() in "ăâêôơư"]
    closed = vowels[-1] < len(word) - 1
    place = shaped[-1] if shaped else vowels[-1] if closed or len(vowels) == 1 else vowels[-2]
    return unicodedata.normalize("NFC", word[: place + 1] + mark + word[place + 1 :])


def reshaped(char: str, shape: str) -> str:
    tones = "".join(part for part in unicodedata.normalize("NFD", char) if part in TONES["telex"].values())
    return unicodedata.normalize("NFC", shape + tones)


def same_case(char: str, like: str) -> str:
    return char.upper() if like.isupper() else char


@dataclass(frozen=True)
class Step:
    """One event. `last_of_key`: nothing more comes of the key that made it."""

    kind: str
    text: str = ""
    count: int = 0
    last_of_key: bool = True

    def tell(self, burst: TypedBurst) -> None:
        match self.kind:
            case "key":
                burst.key(self.text)
            case "back":
                burst.backspace()
            case "preedit":
                burst.compose(self.text)
            case "commit":
                burst.compose("", self.text)
            case _:
                burst.compose("", self.text, self.count)

    def send(self, widget: QWidget) -> None:
        match self.kind:
            case "key":
                press(widget, self.text)
            case "back":
                press(widget, "\b", Qt.Key.Key_Backspace)
            case "preedit":
                compose_step(widget, self.text)
            case "commit":
                compose(widget, commit=self.text)
            case _:
                replace_before(widget, self.count, self.text)


def words_and_keys(method: str, text: str) -> Iterator[tuple[str, str, str]]:
    """(key, word before, word after); the word is '' after what ends one."""
    word = ""
    for key in text:
        part_of_word = key.isascii() and (key.isalpha() or (method == "vni" and key.isdigit() and word))
        after = next_word(method, word, key) if part_of_word else ""
        yield key, word, after
        word = after


def composing(method: str, text: str) -> list[Step]:
    """ibus and fcitx: a word grows under a line and is committed when it ends."""
    steps: list[Step] = []
    for key, before, after in words_and_keys(method, text):
        if after:
            steps.append(Step("preedit", after))
            continue
        if before:
            steps.append(Step("commit", before, last_of_key=False))
        steps.append(Step("key", key))
    if steps and steps[-1].kind == "preedit":
        steps.append(Step("commit", steps[-1].text))
    return steps


def replacing(method: str, text: str) -> list[Step]:
    """Without a composition: a commit that replaces what stands before the cursor."""
    return [
        Step("key", key) if not after or after == before + key else Step("replace", *_changed(before, after))
        for key, before, after in words_and_keys(method, text)
    ]


def retype(method: str, text: str) -> list[Step]:
    """Unikey: Backspace as often as needed, then the letters anew."""
    steps: list[Step] = []
    for key, before, after in words_and_keys(method, text):
        if not after or after == before + key:
            steps.append(Step("key", key))
            continue
        letters, count = _changed(before, after)
        steps += [Step("back", last_of_key=False)] * count
        steps += [Step("key", letter, last_of_key=place == len(letters) - 1) for place, letter in enumerate(letters)]
    return steps


def _changed(before: str, after: str) -> tuple[str, int]:
    same = 0
    while same < min(len(before), len(after)) and before[same] == after[same]:
        same += 1
    return after[same:], len(before) - same


STYLES = {"composing": composing, "replacing": replacing, "retyping": retype}


def typed_through(method: str, style: str, text: str) -> list[Step]:
    return STYLES[style](method, text)
