"""An official paper as PDF bytes. Same content, same bytes."""

from __future__ import annotations

from counter_app.domain.form import Form
from counter_app.print.form_sheet import SHEETS, draw_form_page, lay_out_form
from counter_app.print.official_words import SAMPLE_WORD
from counter_app.print.paper import Box, Paper, new_paper
from counter_app.print.typeface import Face

SHEET_MARGIN, FOOT, FOOT_SIZE = 28.0, 18.0, 9.0  # points


def render_form(form: Form) -> bytes:
    """Every copy that the form names, one after the other."""
    return draw_form(form)[0]


def _draw_sheet(paper: Paper, form: Form, place: int, png: bytes) -> None:
    """Each page says which it is of what, so that none can be taken for the original."""
    paper.sheet(png, SHEET_MARGIN, FOOT)
    if form.sample:
        paper.watermark(SAMPLE_WORD, 0, paper.width, paper.height)
    named = " · ".join(filter(None, (*form.marks, form.code or form.identity, f"trang {place + 1}/{len(form.sheets)}")))
    paper.text(SHEET_MARGIN, paper.height - SHEET_MARGIN, named, Face.REGULAR, FOOT_SIZE)


def draw_form(form: Form) -> tuple[bytes, list[Box]]:
    """The PDF and the boxes of everything drawn on it."""
    sheet, laid = SHEETS[form.size], lay_out_form(form)
    with new_paper(sheet.width, sheet.height, form.title.capitalize()) as paper:
        for number, copy_name in enumerate(form.copies):
            for place, png in enumerate(form.sheets):
                if number or place:
                    paper.next_page()
                _draw_sheet(paper, form, place, png)
            for page in range(len(laid.pages)):
                if number or page or form.sheets:
                    paper.next_page()
                draw_form_page(laid, form, paper, page, copy_name)
        return paper.finish(), paper.boxes
