"""The typeface of every paper: Liberation Serif 2, shipped with the program, parsed once, embedded as a subset.

Debian 12's own Liberation lacks most Vietnamese letters, so fonts are loaded by path and never by name.
Subsetting a font costs more than drawing a whole slip, so one subset with all Vietnamese letters is made
and compressed once for each face; letters beyond it get a second, small subset of the document (prepared_font.py).
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, cast

from counter_app.print.typeface import FONT_FOLDER, VIETNAMESE, Face

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

__all__ = ["FONT_FOLDER", "VIETNAMESE", "Face", "font_of", "load_fonts", "printable", "text_width"]


@cache
def load_fonts() -> None:
    """Parse and register the four faces, once. Raises EnvironmentProblem when a file is missing."""
    from counter_app.print.prepared_font import register_faces

    register_faces()


@cache
def font_of(face: Face) -> TTFont:
    from reportlab.pdfbase.pdfmetrics import getFont

    load_fonts()
    return cast("TTFont", getFont(face.value))


@cache
def _letter_widths(face: Face) -> dict[str, float]:
    return {chr(code): width / 1000 for code, width in font_of(face).face.charWidths.items()}


def text_width(text: str, face: Face, size: float) -> float:
    """Width in points."""
    return _unit_width(text, face) * size


@lru_cache(maxsize=20_000)
def _unit_width(text: str, face: Face) -> float:
    widths = _letter_widths(face)
    missing = widths["□"]
    return sum(widths.get(letter, missing) for letter in text)


def printable(text: str) -> str:
    """The text with every letter that the typeface lacks shown as □, so that nothing vanishes silently."""
    if text.isascii():
        return text
    widths = _letter_widths(Face.REGULAR)
    return text if all(map(widths.__contains__, text)) else "".join(c if c in widths else "□" for c in text)
