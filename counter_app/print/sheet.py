"""Measures of the sheets that papers are laid out on."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.print.paper import MM


@dataclass(frozen=True, slots=True)
class Sheet:
    """Measures of one copy in points; `body` is the size of the running text."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    body: float
    gap: float
    stamp: float

    @property
    def inner(self) -> float:
        return self.width - self.left - self.right


A5 = Sheet(148.5 * MM, 210 * MM, 12 * MM, 10 * MM, 9 * MM, 8 * MM, body=9.7, gap=1.2, stamp=16 * MM)
# Margins of decree 30/2020, annex I; the bottom keeps the page number clear.
A4 = Sheet(210 * MM, 297 * MM, 30 * MM, 16 * MM, 18 * MM, 15 * MM, body=12.5, gap=3.2, stamp=25 * MM)
A4_LANDSCAPE = Sheet(297 * MM, 210 * MM, 20 * MM, 16 * MM, 18 * MM, 15 * MM, body=10, gap=2.4, stamp=22 * MM)
