"""Mẫu 01 on a sheet: A5 (one copy) or A4, and as many further pages as its content needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from counter_app.domain.slip import FORM_TITLE, SlipComponent, SlipContent
from counter_app.print import slip_wording as wording
from counter_app.print.fonts import Face, text_width
from counter_app.print.heading import framed_mark, letterhead
from counter_app.print.line_code import line_code
from counter_app.print.official_words import SAMPLE_WORD, identity_words
from counter_app.print.paper import HAIRLINE, MM, Paper
from counter_app.print.qr_code import QUIET_MODULES as QR_QUIET
from counter_app.print.qr_code import SMALLEST_MODULE_MM, qr_matrix
from counter_app.print.ruled_table import CELL, draw_grid, header_row
from counter_app.print.sheet import Sheet
from counter_app.print.signature import signature
from counter_app.print.type_setting import (
    LEADING,
    Block,
    Line,
    Run,
    breakable,
    draw_lines,
    into_pages,
    paragraph,
    shortened,
    side_by_side,
    size_that_fits,
    space,
    stack,
    wrap,
)

QR_SIDE = 36 * MM
SHRINKING = (1.0, 0.95, 0.9, 0.86)


@dataclass(frozen=True, slots=True)
class Laid:
    """One copy's pages, ready to be drawn."""

    sheet: Sheet
    pages: tuple[tuple[Block, ...], ...]
    strip: Block


def lay_out(slip: SlipContent, sheet: Sheet) -> Laid:
    """Shrink the text a little if that keeps the slip on one page; otherwise go on on another page."""
    for scale in SHRINKING:
        tried = _lay_out_at(slip, replace(sheet, body=sheet.body * scale, gap=sheet.gap * scale))
        if len(tried.pages) == 1:
            return tried
    return _lay_out_at(slip, replace(sheet, body=sheet.body * SHRINKING[1]))


def _lay_out_at(slip: SlipContent, sheet: Sheet) -> Laid:
    strip = _strip(slip, sheet)
    foot = sheet.bottom + _foot_height(sheet)
    first = sheet.height - sheet.top - foot - strip.height
    further = sheet.height - sheet.top - foot - _continuation_height(sheet)
    blocks = [*_head(slip, sheet), *_together([*_body(slip, sheet), *_notes(slip, sheet)]), _signatures(slip, sheet)]
    return Laid(sheet, tuple(tuple(page) for page in into_pages(blocks, first, further)), strip)


def draw_page(laid: Laid, slip: SlipContent, paper: Paper, page: int, copy_name: str) -> None:
    """Draw page `page` (from 0) of one copy at the paper's present place."""
    sheet = laid.sheet
    if slip.sample:
        paper.watermark(SAMPLE_WORD, 0, sheet.width, sheet.height)
    top = sheet.top
    if page > 0:
        top = _draw_continuation(slip, sheet, paper)
    for block in laid.pages[page]:
        block.draw(paper, sheet.left, top)
        top += block.height
    if page == 0:
        strip_top = sheet.height - sheet.bottom - _foot_height(sheet) - laid.strip.height
        laid.strip.draw(paper, sheet.left, strip_top)
    _draw_foot(slip, laid, paper, page, copy_name)


# --- head ---------------------------------------------------------------------------------------------------


def _head(slip: SlipContent, sheet: Sheet) -> list[Block]:
    heading = letterhead(slip.office, wording.place_and_date(slip), sheet)
    title = size_that_fits(FORM_TITLE, Face.BOLD, sheet.body * 1.36, sheet.inner, 8)
    return [
        heading,
        space(sheet.gap * 4),
        paragraph([(FORM_TITLE, Face.BOLD)], title, sheet.inner, align=0.5),
        paragraph(wording.code_runs(slip), sheet.body * 1.12, sheet.inner, align=0.5, after=sheet.gap),
        *(framed_mark(text, sheet) for text in wording.marks(slip)),
        space(sheet.gap * 1.5),
    ]


# --- body ---------------------------------------------------------------------------------------------------


def _body(slip: SlipContent, sheet: Sheet) -> list[Block]:
    blocks = _paragraphs(wording.opening(slip), sheet)
    blocks.append(paragraph([(wording.COMPONENTS_TITLE, Face.REGULAR)], sheet.body, sheet.inner, after=1.5, keep=True))
    blocks.extend(_component_table(slip.components, sheet))
    blocks.append(space(sheet.gap * 1.6))
    return blocks + _paragraphs(wording.sets_and_times(slip), sheet)


def _together(blocks: Sequence[Block]) -> list[Block]:
    """The last lines go with the signatures: a page of signatures alone could be put under anything."""
    return [*blocks[:-1], replace(blocks[-1], keep_with_next=True)]


def _paragraphs(texts: Sequence[Sequence[Run]], sheet: Sheet) -> list[Block]:
    return [block for runs in texts for block in breakable(runs, sheet.body, sheet.inner, after=sheet.gap)]


def _component_table(components: Sequence[SlipComponent], sheet: Sheet) -> list[Block]:
    """The header, then one row a component; an empty list leaves three rows for the pen."""
    with_shown = any(component.shown for component in components)
    titles = wording.COMPONENT_COLUMNS if with_shown else wording.COMPONENT_COLUMNS[:-1]
    size = sheet.body * 0.94
    edges = _column_edges(len(titles) - 2, sheet)
    header = header_row(titles, edges, size)
    rows = [replace(header, keep_with_next=True)]
    for number, component in enumerate(components, start=1):
        counts = wording.component_counts(component, with_shown)
        rows.extend(_component_row(number, component.name, counts, edges, size))
    if not components:
        rows.extend(_component_row(0, " ", [""] * (len(titles) - 2), edges, size) * 3)
    return [rows[0], *(replace(row, heading=header) for row in rows[1:])]


def _column_edges(counts: int, sheet: Sheet) -> list[float]:
    """The column of certified copies is wider: its title has the longest words."""
    number, count, certified = sheet.body * 2.2, sheet.body * 3.7, sheet.body * 5.2
    widths = [count, certified, *[count] * (counts - 2)]
    edges = [0.0, number, sheet.inner - sum(widths)]
    for width in widths:
        edges.append(edges[-1] + width)
    return edges


def _component_row(number: int, name: str, counts: Sequence[str], edges: Sequence[float], size: float) -> list[Block]:
    """One block; a very long name becomes several, so that it may go on on the next page."""
    lines = wrap([(name, Face.REGULAR)], size, edges[2] - edges[1] - 2 * CELL)
    parts = [lines[start : start + 6] for start in range(0, len(lines), 6)]
    cells = [
        (column, wrap([(text, Face.REGULAR)], size, edges[column + 1] - edges[column] - 2 * CELL))
        for column, text in zip((0, *range(2, len(edges) - 1)), (str(number or ""), *counts), strict=True)
    ]
    blocks = []
    for place, part in enumerate(parts):
        first, last = place == 0, place == len(parts) - 1
        high = len(part) * size * LEADING + (CELL if first else 0) + (CELL if last else 0)
        draw = partial(_draw_row, part, cells if first else (), edges, size, high, first, last)
        blocks.append(Block(high, draw))
    return blocks


def _draw_row(
    lines: Sequence[Line],
    cells: Sequence[tuple[int, Sequence[Line]]],
    edges: Sequence[float],
    size: float,
    high: float,
    first: bool,
    last: bool,
    paper: Paper,
    left: float,
    top: float,
) -> None:
    draw_grid(paper, left, top, edges, high, first, last)
    down = top + (CELL if first else 0)
    draw_lines(lines, size, 0, 0, paper, left + edges[1] + CELL, down)
    for column, count in cells:
        wide = edges[column + 1] - edges[column] - 2 * CELL
        draw_lines(count, size, wide, 0.5, paper, left + edges[column] + CELL, down)


# --- signatures, strip, foot --------------------------------------------------------------------------------


def _notes(slip: SlipContent, sheet: Sheet) -> list[Block]:
    notes = [("Lưu ý: " if place == 0 else "") + note for place, note in enumerate(slip.notes)]
    return _paragraphs([[(note, Face.ITALIC)] for note in notes], replace(sheet, body=sheet.body * 0.93))


def _signatures(slip: SlipContent, sheet: Sheet) -> Block:
    """Kept whole; the free space over the clerk's name is for the stamp."""
    half = sheet.inner / 2
    sides = side_by_side(
        [
            (0.0, signature(wording.APPLICANT_SIGNS, slip.applicant.name, half, sheet)),
            (half, signature(wording.CLERK_SIGNS, slip.clerk, half, sheet)),
        ]
    )
    return stack([space(sheet.gap * 1.5), sides])


def _strip(slip: SlipContent, sheet: Sheet) -> Block:
    """At the foot of the first page: QR code, Code 128, and how to ask about the dossier."""
    modules = len(qr_matrix(slip.qr_text))
    module = max(QR_SIDE / modules, SMALLEST_MODULE_MM * MM)
    side = module * modules
    offset = side + (QR_QUIET + 2) * module
    text = _strip_text(slip, sheet, sheet.inner - offset)
    quiet = QR_QUIET * module

    def draw(paper: Paper, left: float, top: float) -> None:
        paper.line(left, top, left + sheet.inner, top, HAIRLINE)
        paper.qr(slip.qr_text, left, top + quiet, module)
        text.draw(paper, left + offset, top + quiet * 0.8)

    return Block(max(side + 2 * quiet, text.height + quiet), draw)


def _strip_text(slip: SlipContent, sheet: Sheet, width: float) -> Block:
    size = sheet.body * 0.88
    parts = [line_code(wording.barcode_text(slip), slip.identity, width, size)]
    parts.extend(paragraph(runs, size, width) for runs in wording.look_up_lines(slip))
    parts.append(space(1.5))
    parts.append(paragraph([(wording.COLLECTION_NOTE, Face.ITALIC)], size * 0.95, width))
    return stack(parts)


def _foot_height(sheet: Sheet) -> float:
    return sheet.body * 0.8 * LEADING + 3


def _draw_foot(slip: SlipContent, laid: Laid, paper: Paper, page: int, copy_name: str) -> None:
    sheet = laid.sheet
    size = sheet.body * 0.8
    top = sheet.height - sheet.bottom - size * LEADING
    right = f"Trang {page + 1}/{len(laid.pages)}" if len(laid.pages) > 1 else slip.form_label
    width = sheet.inner
    middle = text_width(copy_name, Face.BOLD, size)
    draw_lines(wrap([(copy_name, Face.BOLD)], size, width), size, width, 0.0, paper, sheet.left, top)
    shown = shortened(right, size, width - middle - 8)
    draw_lines(wrap([(shown, Face.ITALIC)], size, width), size, width, 1.0, paper, sheet.left, top)


def _continuation_height(sheet: Sheet) -> float:
    return sheet.body * LEADING * 2 + sheet.gap * 3


def _draw_continuation(slip: SlipContent, sheet: Sheet, paper: Paper) -> float:
    """Further pages say whose they are: without the name, by code or identity. Returns where they go on."""
    identity: list[Run] = [("Số nhận dạng: ", Face.REGULAR), (identity_words(slip.identity), Face.BOLD)]
    lines = [
        *wrap([(FORM_TITLE.capitalize() + " (tiếp theo)", Face.ITALIC)], sheet.body, sheet.inner),
        *wrap(wording.code_runs(slip) if slip.code else identity, sheet.body, sheet.inner),
    ]
    draw_lines(lines, sheet.body, sheet.inner, 0.5, paper, sheet.left, sheet.top)
    return sheet.top + _continuation_height(sheet)
