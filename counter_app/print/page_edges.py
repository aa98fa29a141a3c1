"""What every page of a paper has at its foot and, from the second on, at its head."""

from __future__ import annotations

from collections.abc import Sequence

from counter_app.print.fonts import Face, text_width
from counter_app.print.paper import Paper
from counter_app.print.sheet import Sheet
from counter_app.print.type_setting import LEADING, Run, draw_lines, shortened, wrap


def foot_height(sheet: Sheet) -> float:
    return sheet.body * 0.8 * LEADING + 3


def draw_foot(sheet: Sheet, paper: Paper, left_words: str, right_words: str) -> None:
    """The copy's name in bold on the left; on the right what is too long for its room ends in dots."""
    size = sheet.body * 0.8
    top = sheet.height - sheet.bottom - size * LEADING
    shown = shortened(right_words, size, sheet.inner - text_width(left_words, Face.BOLD, size) - 8)
    for words, face, align in ((left_words, Face.BOLD, 0.0), (shown, Face.ITALIC, 1.0)):
        draw_lines(wrap([(words, face)], size, sheet.inner), size, sheet.inner, align, paper, sheet.left, top)


def page_of(page: int, pages: int) -> str:
    """`page` from 0; '' on the only page."""
    return f"Trang {page + 1}/{pages}" if pages > 1 else ""


def continuation_height(sheet: Sheet, lines: int) -> float:
    return sheet.body * LEADING * lines + sheet.gap * 3


def draw_continuation(sheet: Sheet, paper: Paper, texts: Sequence[Sequence[Run]]) -> float:
    """Centred lines that say what goes on here, one text a line. Returns their height."""
    lines = [line for runs in texts for line in wrap(runs, sheet.body, sheet.inner)[:1]]
    draw_lines(lines, sheet.body, sheet.inner, 0.5, paper, sheet.left, sheet.top)
    return continuation_height(sheet, len(texts))
