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


def mask_phone(number: str) -> str:
    """•••••••678: enough for the citizen to recognise, too little for anybody else to call."""
    digits = "".join(char for char in number if char.isdigit())
    return DOT * max(len(digits) - SHOWN_AT_END, 0) + digits[-SHOWN_AT_END:] if len(digits) > SHOWN_AT_END else DOT * 3


def mask_email(address: str) -> str:
    """n•••@example.vn"""
    name, at, place = address.rpartition("@")
    return f"{name[:1]}{DOT * 3}{at}{place}" if at and len(name) > 1 else f"{DOT * 3}{at}{place}" if at else DOT * 3
