"""Numbers as people here write them."""

from __future__ import annotations


def grouped(number: int) -> str:
    """1.234.567."""
    return f"{number:,}".replace(",", ".")
