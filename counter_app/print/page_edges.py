"""What every page of a paper has at its foot and, from the second on, at its head."""

from __future__ import annotations

from collections.abc import Sequence

from counter_app.print.fonts import Face, text_width
from counter_app.print.paper import Paper
from counter_app.print.sheet import Sheet
from counter_app.print.type_setting import LEADING, Run, draw_lines, shortened, wrap


def foot_height(sheet: Sheet) -> float:
    return sheet.body * 0.8 * LEADING + 3


def draw_foot(sheet: Sheet, paper: Paper, left_words: str, label: str, page: str) -> None:
    """The copy's name in bold on the left; on the right which form it is and which page. Of what is too long for its
    room the form's name ends in dots, never the number of the page."""
    size = sheet.body * 0.8
    top = sheet.height - sheet.bottom - size * LEADING
    number = f" · {page}" if label and page else page
    room = sheet.inner - text_width(left_words, Face.BOLD, size) - text_width(number, Face.ITALIC, size) - 8
    shown = shortened(label, size, room) + number
    for words, face, align in ((left_words, Face.BOLD, 0.0), (shown, Face.ITALIC, 1.0)):
        draw_lines(wrap([(words, face)], size, sheet.inner), size, sheet.inner, align, paper, sheet.left, top)


def page_of(page: int, pages: int, *, even_alone: bool = False) -> str:
    """`page` from 0; '' on the only page, unless that is numbered too."""
    return f"Trang {page + 1}/{pages}" if pages > 1 or even_alone else ""


def continuation_height(sheet: Sheet, lines: int) -> float:
    return sheet.body * LEADING * lines + sheet.gap * 3


def draw_continuation(sheet: Sheet, paper: Paper, texts: Sequence[Sequence[Run]]) -> float:
    """Centred lines that say what goes on here, one text a line. Returns their height."""
    lines = [line for runs in texts for line in wrap(runs, sheet.body, sheet.inner)[:1]]
    draw_lines(lines, sheet.body, sheet.inner, 0.5, paper, sheet.left, sheet.top)
    return continuation_height(sheet, len(texts))
