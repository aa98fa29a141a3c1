"""Identity numbers as lists show them; whole only inside the dossier."""

from __future__ import annotations

SHOWN_AT_START, SHOWN_AT_END = 4, 3
DOT = "•"


def mask_id(number: str) -> str:
    """0750•••••345; a number too short to hide anything in is hidden whole."""
    hidden = len(number) - SHOWN_AT_START - SHOWN_AT_END
    if hidden < 2:
        return DOT * len(number)
    return number[:SHOWN_AT_START] + DOT * hidden + number[-SHOWN_AT_END:]
