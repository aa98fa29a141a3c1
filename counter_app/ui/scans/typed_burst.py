"""What a scanner typed: as it stands on the screen, and as the keys that it pressed, where an input method changed it.

Three ways in which input methods speak are followed: a composition that grows and is committed, a commit that replaces
letters before it, and Backspace with the letters typed anew (Unikey). Pure: no Qt, no clock.
"""

from __future__ import annotations

import re
import unicodedata

from counter_app.ui.scans.keys_behind import Key, key_behind

LONGEST = 4_400
_WORD = re.compile(r"\w{0,8}$")
_VOWELS = frozenset("aeiouy")


class TypedBurst:
    """One burst. `strange`: something that no single key explains, so that only what is shown can be believed."""

    def __init__(self) -> None:
        self._done, self._composing = "", ""
        self._telex, self._vni = "", ""
        self._removed, self._retyped = "", ""
        self._undo: frozenset[str] = frozenset()
        self._against_telex = self._against_vni = 0
        self._letters_typed = False
        self.changed = self.strange = False

    @property
    def shown(self) -> str:
        """As a field would show it."""
        return self._done + self._retyped + self._composing

    @property
    def marks_came_by_themselves(self) -> bool:
        """The scanner sends Vietnamese letters itself: whatever an input method made besides is a mistake."""
        return self._letters_typed

    def readings(self) -> tuple[str, ...]:
        """What the scanner may have sent: as shown, then the keys under the likelier method, then under the other.

        Keys that nobody changed stand there as they are shown, a second time: before the ư taken for a w."""
        self._end_retyping()
        if self.strange:
            return (self.shown,)
        telex = (self._telex, self._telex.replace("ư", "w").replace("Ư", "W"))  # the key w alone gives ư
        vni = (self._vni,)
        keys = (*vni, *telex) if self._against_telex > self._against_vni else (*telex, *vni)
        return (self.shown, *dict.fromkeys(keys))

    def key(self, text: str) -> None:
        """A key that gave letters (or a commit of one letter outside of any composition)."""
        if self._removed and len(self._retyped) < len(self._removed):
            self._retyped += text
            if len(self._retyped) >= len(self._removed):
                self._end_retyping()
            return
        self._append(text)

    def backspace(self) -> None:
        """Only input methods press it in the middle of a scan."""
        if self._retyped:
            self._end_retyping()
        if self._done:
            self._removed = self._done[-1] + self._removed
            self._done = self._done[:-1]

    def compose(self, preedit: str, commit: str = "", replaces: int = 0) -> None:
        """`replaces` letters before the cursor give way to `commit`."""
        self._end_retyping()
        if replaces:
            before = self._done[-replaces:]
            self._done = self._done[: len(self._done) - replaces]
            self._step(before, commit)
            self._done += commit
            commit = ""
        before, after = self._composing, commit + preedit
        if not before and not preedit and len(commit) == 1:
            self._append(commit)
            return
        given_back = bool(commit) and not preedit and self._telex.endswith(commit)
        if before != after and not given_back:  # at a word's end some methods give the keys back as they were typed
            self._step(before, after)
        self._keep(commit)
        self._composing = preedit

    # ------------------------------------------------------------------------------------------

    def _append(self, text: str) -> None:
        if self._undo and text.lower() in self._undo:
            # Typed twice a key takes its mark away and stands there itself.
            self._telex, self._vni = self._telex[:-1], self._vni[:-1]
        self._undo = frozenset()
        self._weigh(self._done, text)
        self._letters_typed = self._letters_typed or not text.isascii()
        self._keep(text)
        self._telex, self._vni = (self._telex + text)[:LONGEST], (self._vni + text)[:LONGEST]

    def _keep(self, text: str) -> None:
        self._done = (self._done + text)[:LONGEST]

    def _end_retyping(self) -> None:
        if self._removed:
            before, after = self._removed, self._retyped
            self._removed = self._retyped = ""
            self._step(before, after)
            self._keep(after)

    def _step(self, before: str, after: str) -> None:
        capitals = not any(char.islower() for char in self._telex)
        key = key_behind(before, after, capitals=capitals)
        if key is None:
            self.strange = True
            return
        self._press(key, before, plain=after == before + key.telex)

    def _weigh(self, before: str, key: str) -> None:
        """A tone's key that changed nothing behind a vowel: this method is not the one that is switched on."""
        word = _WORD.findall(before)[0]
        if _VOWELS.isdisjoint(unicodedata.normalize("NFD", word).lower()):
            return
        self._against_telex += key.lower() in "sfrxj"
        self._against_vni += key in "12345"

    def _press(self, key: Key, before: str, *, plain: bool) -> None:
        if plain:
            self._weigh(before, key.telex)
            undo, self._undo = self._undo, frozenset()
            if undo and key.telex.lower() in undo:
                self._telex, self._vni = self._telex[:-1], self._vni[:-1]
        else:
            self.changed = True
            self._undo = key.takes_away
        self._telex, self._vni = (self._telex + key.telex)[:LONGEST], (self._vni + key.vni)[:LONGEST]
