"""An official paper as PDF bytes. Same content, same bytes."""

from __future__ import annotations

from counter_app.domain.form import Form
from counter_app.print.form_sheet import SHEETS, draw_form_page, lay_out_form
from counter_app.print.paper import Box, new_paper


def render_form(form: Form) -> bytes:
    """Every copy that the form names, one after the other."""
    return draw_form(form)[0]


def draw_form(form: Form) -> tuple[bytes, list[Box]]:
    """The PDF and the boxes of everything drawn on it."""
    sheet, laid = SHEETS[form.size], lay_out_form(form)
    with new_paper(sheet.width, sheet.height, form.title.capitalize()) as paper:
        for number, copy_name in enumerate(form.copies):
            for page in range(len(laid.pages)):
                if number or page:
                    paper.next_page()
                draw_form_page(laid, form, paper, page, copy_name)
        return paper.finish(), paper.boxes
