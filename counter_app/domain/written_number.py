"""Numbers as people here write and type them."""

from __future__ import annotations

LARGEST_AMOUNT = 999_999_999_999  # đồng of one line: what a slip has room for
_AROUND_DIGITS = str.maketrans(dict.fromkeys("đ. \u00a0"))


def grouped(number: int) -> str:
    """1.234.567."""
    return f"{number:,}".replace(",", ".")


def read_amount(text: str) -> int | None:
    """200.000, 200 000 and 200000 đ are all two hundred thousand. None for what is no amount, or beyond the largest."""
    digits = text.translate(_AROUND_DIGITS).strip()
    if not (digits.isascii() and digits.isdigit()) or len(digits) > len(str(LARGEST_AMOUNT)):
        return None
    return int(digits)
