"""Base 32 for people and paper: RFC 4648 upper case, no padding; reading forgives what eyes and hands confuse."""

from __future__ import annotations

import base64

_FORGIVEN = str.maketrans({"0": "O", "1": "I", "8": "B", " ": None, "-": None, "\t": None, "\n": None, "\r": None})


def encode(data: bytes) -> str:
    return base64.b32encode(data).decode("ascii").rstrip("=")


def decode(text: str) -> bytes:
    """Ignores case, blanks and hyphens; takes 0 1 8 as O I B. Raises ValueError for anything else."""
    letters = text.upper().translate(_FORGIVEN)
    try:
        data = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError as error:
        raise ValueError("not base 32") from error
    if encode(data) != letters:
        raise ValueError("not base 32: left-over bits")
    return data


def normal(text: str) -> str:
    """The text as it would have been printed. Raises ValueError when it is not base 32."""
    return encode(decode(text))
