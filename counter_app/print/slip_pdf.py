"""The slip as PDF bytes, in the four sizes that offices use. Same content, same bytes."""

from __future__ import annotations

import math
from collections.abc import Sequence

from counter_app.domain.slip import FORM_TITLE, SlipContent
from counter_app.print import slip_wording as wording
from counter_app.print.paper import MM, Box, Paper, new_paper
from counter_app.print.shared_slip_sheet import lay_out_shared
from counter_app.print.sheet import A4, A5
from counter_app.print.slip_roll_layout import draw_roll
from counter_app.print.slip_sheet import Laid, draw_page, lay_out
from counter_app.print.slip_size import SlipSize

TITLE = FORM_TITLE.capitalize()


def render_slip(content: SlipContent, size: SlipSize = SlipSize.A4X2) -> bytes:
    """Both copies of the slip. `content` must hold its QR text and PIN."""
    return draw_slip(content, size)[0]


def render_shared_slip(contents: Sequence[SlipContent], size: SlipSize = SlipSize.A4X2) -> bytes:
    """One slip for several dossiers of one person, both copies. One dossier alone: its ordinary slip.

    On `a4x2` each copy takes A4 sheets of its own: beside each other two copies would have no room for the codes.
    """
    return draw_shared_slip(contents, size)[0]


def draw_slip(content: SlipContent, size: SlipSize) -> tuple[bytes, list[Box]]:
    """The PDF and the boxes of everything drawn on it."""
    _check(content)
    if size is SlipSize.ROLL:
        return draw_roll([content], TITLE)
    laid = lay_out(content, A4 if size is SlipSize.A4 else A5)
    return _draw_side_by_side(laid) if size is SlipSize.A4X2 else _draw_one_after_the_other(laid)


def draw_shared_slip(contents: Sequence[SlipContent], size: SlipSize) -> tuple[bytes, list[Box]]:
    """The PDF and the boxes of everything drawn on it."""
    if len(contents) == 1:
        return draw_slip(contents[0], size)
    for content in contents:
        _check(content)
    if size is SlipSize.ROLL:
        return draw_roll(contents, TITLE)
    return _draw_one_after_the_other(lay_out_shared(contents, A5 if size is SlipSize.A5 else A4))


def _check(content: SlipContent) -> None:
    if not content.qr_text or not content.pin:
        raise ValueError("a slip without its QR text or PIN cannot be printed")


def _draw_side_by_side(laid: Laid) -> tuple[bytes, list[Box]]:
    with new_paper(297 * MM, 210 * MM, TITLE) as paper:
        for page in range(len(laid.pages)):
            if page:
                paper.next_page()
            _cut_mark(paper)
            for place, copy_name in enumerate(wording.COPY_NAMES):
                with paper.shifted(place * A5.width):
                    draw_page(laid, paper, page, copy_name)
        return paper.finish(), paper.boxes


def _cut_mark(paper: Paper) -> None:
    """Dashed where the sheet is cut; the ends stay inside what office printers reach."""
    paper.dashed_line(A5.width, 6 * MM, A5.width, paper.height - 6 * MM)


def _draw_one_after_the_other(laid: Laid) -> tuple[bytes, list[Box]]:
    """A sheet of A5 is 148 mm wide; half of A4, which the layout is made for, half a millimetre more."""
    width = math.floor(laid.sheet.width / MM) * MM
    with new_paper(width, laid.sheet.height, TITLE) as paper:
        for number, copy_name in enumerate(wording.COPY_NAMES):
            for page in range(len(laid.pages)):
                if number or page:
                    paper.next_page()
                draw_page(laid, paper, page, copy_name)
        return paper.finish(), paper.boxes
