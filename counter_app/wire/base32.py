"""Base 32 for people and paper: RFC 4648 upper case, no padding; reading forgives what eyes and hands confuse."""

from __future__ import annotations

import base64
import re

_LETTERS = re.compile("[A-Z2-7]*")
_DIGITS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHIJKLMNOPQRSTUV")
_FORGIVEN = str.maketrans({"0": "O", "1": "I", "8": "B", " ": None, "-": None, "\t": None, "\n": None, "\r": None})


def encode(data: bytes) -> str:
    return base64.b32encode(data).decode("ascii").rstrip("=")


def decode(text: str) -> bytes:
    """Ignores case, blanks and hyphens; takes 0 1 8 as O I B. Raises ValueError for anything else."""
    letters = text.upper().translate(_FORGIVEN)
    # As one number of base 32: the centre reads a signature in every slip, and the library's loop is ten times slower.
    left = len(letters) * 5 % 8
    if _LETTERS.fullmatch(letters) is None or left >= 5:
        raise ValueError("not base 32")
    value = int("0" + letters.translate(_DIGITS), 32)
    if value % 2**left:
        raise ValueError("not base 32: left-over bits")
    return (value >> left).to_bytes(len(letters) * 5 // 8, "big")


def normal(text: str) -> str:
    """The text as it would have been printed. Raises ValueError when it is not base 32."""
    return encode(decode(text))
