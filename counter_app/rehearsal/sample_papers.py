"""Papers as a scanner hands them over, with nothing of anybody on them: for pictures of what is done with scans."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from counter_app.settings.resources import resource_path

_PAPER = (252, 251, 247)
_INK = (38, 38, 44)
_INCHES = (8.27, 11.69)
_HEAD = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def scanned_paper(title: str, lines: Sequence[str], dpi: int) -> bytes:
    """A JPEG of one A4 page at so many dots per inch: national heading, title, lines of text."""
    size = (round(_INCHES[0] * dpi), round(_INCHES[1] * dpi))
    page = Image.new("RGB", size, _PAPER)
    pen, middle = ImageDraw.Draw(page), size[0] / 2
    for row, words in enumerate(_HEAD):
        pen.text((middle, dpi * (0.9 + 0.3 * row)), words, _INK, _font("Bold", dpi * 0.19), anchor="ma")
    pen.text((middle, dpi * 2.1), title.upper(), _INK, _font("Bold", dpi * 0.26), anchor="ma")
    for row, words in enumerate(lines):
        pen.text((dpi, dpi * (3.1 + 0.42 * row)), words, _INK, _font("Regular", dpi * 0.2))
    file = io.BytesIO()
    page.save(file, "JPEG", dpi=(dpi, dpi))
    return file.getvalue()


def _font(weight: str, pixels: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(resource_path("fonts", f"LiberationSerif-{weight}.ttf")), round(pixels))
