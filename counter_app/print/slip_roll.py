"""The roll's PDF as what an 80 mm printer takes: one-bit raster at 203 dpi, and a cut after each copy.

Text is sent as a picture: printers' code pages break Vietnamese.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.print.picture import page_count, page_picture
from counter_app.print.slip_roll_layout import DOTS_PER_MM, PRINTABLE_DOTS

if TYPE_CHECKING:
    from PIL import Image

# Darker than this becomes ink. Above the middle, so that thin strokes and Vietnamese marks keep their weight.
INK_BELOW = 160


def roll_raster(pdf: bytes, page: int) -> Image.Image:
    """One page (from 0) as a one-bit picture, 576 dots wide, black is ink."""
    grey = page_picture(pdf, page, dpi=DOTS_PER_MM * 25.4)
    side = (grey.width - PRINTABLE_DOTS) // 2
    middle = grey.crop((side, 0, side + PRINTABLE_DOTS, grey.height))
    return middle.point(lambda shade: 0 if shade < INK_BELOW else 255).convert("1")


def roll_commands(pdf: bytes) -> bytes:
    """ESC/POS bytes for every page of a roll's PDF: reset, raster (GS v 0), feed and cut."""
    # Its table of printers takes a quarter of a second to read: offices without a roll should not wait for it.
    from escpos.printer import Dummy

    printer = Dummy(profile="TM-T20II")  # 576 dots wide, raster and full cut: what 80 mm printers share
    printer.hw("INIT")
    for page in range(page_count(pdf)):
        printer.image(roll_raster(pdf, page), impl="bitImageRaster", fragment_height=512)
        printer.cut()
    commands: bytes = printer.output
    return commands
