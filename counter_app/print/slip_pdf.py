"""The slip as PDF bytes, in the four sizes that offices use. Same content, same bytes."""

from __future__ import annotations

from enum import Enum

from counter_app.domain.slip import FORM_TITLE, SlipContent
from counter_app.print import slip_wording as wording
from counter_app.print.paper import MM, Box, Paper, new_paper
from counter_app.print.sheet import A4, A5, Sheet
from counter_app.print.slip_roll_layout import draw_roll
from counter_app.print.slip_sheet import Laid, draw_page, lay_out

TITLE = FORM_TITLE.capitalize()


class SlipSize(Enum):
    """a4x2: A4 landscape with both A5 copies side by side and a cut mark, the office's default."""

    A4X2 = "a4x2"
    A5 = "a5"
    A4 = "a4"
    ROLL = "roll"


def render_slip(content: SlipContent, size: SlipSize = SlipSize.A4X2) -> bytes:
    """Both copies of the slip. `content` must hold its QR text and PIN."""
    return draw_slip(content, size)[0]


def draw_slip(content: SlipContent, size: SlipSize) -> tuple[bytes, list[Box]]:
    """The PDF and the boxes of everything drawn on it."""
    if not content.qr_text or not content.pin:
        raise ValueError("a slip without its QR text or PIN cannot be printed")
    if size is SlipSize.ROLL:
        return draw_roll(content, TITLE)
    if size is SlipSize.A4X2:
        return _draw_side_by_side(content)
    return _draw_one_after_the_other(content, A4 if size is SlipSize.A4 else A5)


def _draw_side_by_side(content: SlipContent) -> tuple[bytes, list[Box]]:
    laid = lay_out(content, A5)
    with new_paper(297 * MM, 210 * MM, TITLE) as paper:
        for page in range(len(laid.pages)):
            if page:
                paper.next_page()
            _cut_mark(paper)
            for place, copy_name in enumerate(wording.COPY_NAMES):
                with paper.shifted(place * A5.width):
                    draw_page(laid, content, paper, page, copy_name)
        return paper.finish(), paper.boxes


def _cut_mark(paper: Paper) -> None:
    """Dashed where the sheet is cut; the ends stay inside what office printers reach."""
    paper.dashed_line(A5.width, 6 * MM, A5.width, paper.height - 6 * MM)


def _draw_one_after_the_other(content: SlipContent, sheet: Sheet) -> tuple[bytes, list[Box]]:
    laid = lay_out(content, sheet)
    width = 148 * MM if sheet is A5 else sheet.width
    with new_paper(width, sheet.height, TITLE) as paper:
        for number, copy_name in enumerate(wording.COPY_NAMES):
            _draw_copy(laid, content, paper, copy_name, first=number == 0)
        return paper.finish(), paper.boxes


def _draw_copy(laid: Laid, content: SlipContent, paper: Paper, copy_name: str, first: bool) -> None:
    for page in range(len(laid.pages)):
        if page or not first:
            paper.next_page()
        draw_page(laid, content, paper, page, copy_name)
