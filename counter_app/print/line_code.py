"""A line code with its text under it, as wide as its place allows."""

from __future__ import annotations

from counter_app.print.code128 import QUIET_MODULES, code128_width
from counter_app.print.fonts import Face
from counter_app.print.paper import MM, Paper
from counter_app.print.type_setting import Block, paragraph

BAR_HEIGHT = 8.5 * MM
WIDEST_BAR, NARROWEST_BAR = 0.33 * MM, 0.25 * MM  # two dots at 203 dpi is the least a plain printer keeps apart


def line_code(text: str, shorter: str, width: float, size: float) -> Block:
    """Code 128 of `text`; where it is too long for bars that a plain printer keeps apart, of `shorter`."""
    if (code128_width(text) + QUIET_MODULES) * NARROWEST_BAR > width:
        text = shorter
    module = min(WIDEST_BAR, width / (code128_width(text) + QUIET_MODULES))
    label = paragraph([(text, Face.REGULAR)], size, code128_width(text) * module, align=0.5)

    def draw(paper: Paper, left: float, top: float) -> None:
        paper.code128(text, left, top, module, BAR_HEIGHT)
        label.draw(paper, left, top + BAR_HEIGHT + 0.5)

    return Block(BAR_HEIGHT + label.height + 2, draw)
