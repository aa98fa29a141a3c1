"""fpdf2: a new document each time, as its library has it; fonts are parsed and subset again with each."""

from __future__ import annotations

from typing import Any

from fpdf import FPDF

from benchmarks.rivals.said import FAMILY, Run, Said
from counter_app.print.fonts import FONT_FOLDER, Face

_STYLE = {Face.REGULAR: "", Face.BOLD: "B", Face.ITALIC: "I"}
WIDTHS = (7.0, 62.0, 12.7, 17.8, 12.7, 12.7)


class ByFpdf2:
    def draw(self, slip: Said) -> bytes:
        pdf: Any = FPDF(orientation="landscape", unit="mm", format="A4")
        for face, style in _STYLE.items():
            pdf.add_font(FAMILY, style, str(FONT_FOLDER / f"{face.value}.ttf"))
        pdf.set_auto_page_break(False)
        pdf.add_page()
        pdf.set_dash_pattern(dash=1, gap=1)
        pdf.line(148.5, 6, 148.5, 204)
        pdf.set_dash_pattern()
        for place, name in enumerate(slip.copies):
            _draw_copy(pdf, slip, place * 148.5 + 12, name)
        return bytes(pdf.output())


def _draw_copy(pdf: Any, slip: Said, left: float, name: str) -> None:
    pdf.set_left_margin(left)
    pdf.set_right_margin(297 - left - 126)
    top = _heading(pdf, slip, left)
    pdf.set_y(top)
    _centred(pdf, slip.title, "B", 13.2)
    _centred(pdf, "".join(text for text, _face in slip.code), "B", 10.9)
    _paragraphs(pdf, slip.opening, 9.7)
    _table(pdf, slip)
    _paragraphs(pdf, slip.closing, 9.7)
    _signatures(pdf, slip, left)
    _strip(pdf, slip, left)
    pdf.set_xy(left, 198)
    _set(pdf, "B", 7.8)
    pdf.cell(60, 4, name)
    _set(pdf, "I", 7.8)
    pdf.cell(66, 4, slip.form, align="R")


def _set(pdf: Any, style: str, size: float) -> None:
    pdf.set_font(FAMILY, style, size)


def _centred(pdf: Any, text: str, style: str, size: float) -> None:
    _set(pdf, style, size)
    pdf.multi_cell(0, size * 0.42, text, align="C", new_x="LMARGIN", new_y="NEXT")


def _heading(pdf: Any, slip: Said, left: float) -> float:
    pdf.set_xy(left, 9)
    _set(pdf, "", 9.4)
    pdf.multi_cell(54, 4, slip.parent, align="C", new_x="LEFT", new_y="NEXT")
    _set(pdf, "B", 9.4)
    pdf.multi_cell(54, 4, slip.unit, align="C", new_x="LEFT", new_y="NEXT")
    bottom = pdf.get_y()
    pdf.line(left + 17, bottom + 1, left + 37, bottom + 1)
    pdf.set_xy(left + 58, 9)
    for text, style in ((slip.motto[0], "B"), (slip.motto[1], "B"), (slip.place, "I")):
        _set(pdf, style, 8.8)
        pdf.cell(68, 4.2, text, align="C", new_x="LEFT", new_y="NEXT")
    return float(max(bottom, pdf.get_y())) + 4


def _paragraphs(pdf: Any, paragraphs: list[list[Run]], size: float) -> None:
    for runs in paragraphs:
        for text, face in runs:
            _set(pdf, _STYLE[face], size)
            pdf.write(size * 0.42, text)
        pdf.ln(size * 0.42 + 0.2)


def _table(pdf: Any, slip: Said) -> None:
    _set(pdf, "", 9.1)
    aligns = ("CENTER", "LEFT", "CENTER", "CENTER", "CENTER", "CENTER")
    with pdf.table(col_widths=WIDTHS, width=125, align="LEFT", text_align=aligns, line_height=4.2) as table:
        for cells in (list(slip.columns), *slip.rows):
            row = table.row()
            for cell in cells:
                row.cell(cell)


def _signatures(pdf: Any, slip: Said, left: float) -> None:
    top = pdf.get_y() + 1
    for place, (title, name) in enumerate(slip.signatures):
        pdf.set_xy(left + place * 63, top)
        for text, style, gap in ((title, "B", 0), ("(Ký và ghi rõ họ tên)", "I", 7), (name, "B", 0)):
            _set(pdf, style, 9.7)
            pdf.cell(63, 4.2, text, align="C", new_x="LEFT", new_y="NEXT")
            pdf.set_xy(left + place * 63, pdf.get_y() + gap)


def _strip(pdf: Any, slip: Said, left: float) -> None:
    top = 160.0
    pdf.line(left, top, left + 126, top)
    module = 36 / slip.qr_side
    for row, column, length in slip.qr_runs:
        pdf.rect(left + column * module, top + 2.5 + row * module, length * module, module, style="F")
    wide = 68 / slip.bars_width
    for start, width in slip.bars:
        pdf.rect(left + 42 + start * wide, top + 2.5, width * wide, 8.5, style="F")
    pdf.set_left_margin(left + 42)
    pdf.set_xy(left + 42, top + 11.5)
    _set(pdf, "", 8.5)
    pdf.cell(68, 3.6, slip.barcode, align="C", new_x="LMARGIN", new_y="NEXT")
    _paragraphs(pdf, slip.look_up, 8.5)
    _paragraphs(pdf, [[(slip.note, Face.ITALIC)]], 8.1)
