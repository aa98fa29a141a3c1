"""A QR code that was drawn into a page, read by another program than the one that drew it."""

from __future__ import annotations

import re

import zxingcpp
from PIL import Image, ImageDraw

_MODULE = 4  # pixels


def decoded_symbol(page: str) -> str:
    """What the only drawing of the page says."""
    (side,) = re.findall(r'viewBox="0 0 (\d+) \1"', page)
    (dark,) = re.findall(r'<path d="([^"]+)"', page)
    image = Image.new("L", (int(side) * _MODULE,) * 2, 255)
    drawing = ImageDraw.Draw(image)
    for along, down, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", dark):
        left, top = int(along) * _MODULE, int(down) * _MODULE
        drawing.rectangle((left, top, left + int(length) * _MODULE - 1, top + _MODULE - 1), fill=0)
    (found,) = zxingcpp.read_barcodes(image)
    return found.text
