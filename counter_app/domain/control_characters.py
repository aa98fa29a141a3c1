"""Characters that no paper shows and no person types: refused wherever text comes in."""

from __future__ import annotations

import unicodedata

_CATEGORIES = frozenset({"Cc", "Cs", "Co", "Zl", "Zp"})
# These turn round how the text beside them is read: a name on the screen would not be the name that is stored.
_TURNING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


def is_control(char: str) -> bool:
    """A line feed too; whether one is allowed is the field's affair."""
    return unicodedata.category(char) in _CATEGORIES or unicodedata.bidirectional(char) in _TURNING
