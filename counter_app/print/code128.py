"""Code 128 as plain bars: most counters own line scanners, and the slips of 2026 carry it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

QUIET_MODULES = 10


@lru_cache(maxsize=128)
def code128_bars(text: str) -> tuple[tuple[int, int], ...]:
    """(first module, width in modules) of every bar, without the quiet zones. Raises ValueError beyond ASCII."""
    # Read with the first symbol: a start has none, and this brings most of reportlab.
    from reportlab.graphics.barcode.code128 import Code128

    if not text.isascii() or not text:
        raise ValueError("Code 128 holds ASCII only")
    symbol: Any = Code128(text, quiet=0)
    symbol.validate()
    symbol.encode()
    return tuple(_bars(symbol.decompose()))


def code128_width(text: str) -> int:
    """Modules from the first bar to the last, without the quiet zones."""
    start, width = code128_bars(text)[-1]
    return start + width


def _bars(elements: str) -> list[tuple[int, int]]:
    """reportlab writes bars as capitals and blanks as small letters: a is 1 module, b is 2 …"""
    place, bars = 0, []
    for element in elements:
        width = ord(element.lower()) - ord("a") + 1
        if element.isupper():
            bars.append((place, width))
        place += width
    return bars
