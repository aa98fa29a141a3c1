"""Mẫu 01 on a sheet: A5 (one copy) or A4, and as many further pages as its content needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from counter_app.domain.slip import FORM_TITLE, SlipComponent, SlipContent
from counter_app.print import slip_wording as wording
from counter_app.print.code128 import QUIET_MODULES, code128_width
from counter_app.print.fonts import Face, text_width
from counter_app.print.paper import HAIRLINE, MM, Paper
from counter_app.print.qr_code import QUIET_MODULES as QR_QUIET
from counter_app.print.qr_code import SMALLEST_MODULE_MM, qr_matrix
from counter_app.print.type_setting import (
    LEADING,
    Block,
    Line,
    Run,
    balanced,
    breakable,
    draw_lines,
    into_pages,
    paragraph,
    side_by_side,
    size_that_fits,
    space,
    stack,
    wrap,
)

QR_SIDE = 36 * MM
BAR_HEIGHT = 8.5 * MM
WIDEST_BAR, NARROWEST_BAR = 0.33 * MM, 0.25 * MM  # two dots at 203 dpi is the least a plain printer keeps apart
CELL = 1.5  # between a table's rule and its text
SHRINKING = (1.0, 0.95, 0.9, 0.86)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Measures of one copy in points; `body` is the size of the running text."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    body: float
    gap: float
    stamp: float

    @property
    def inner(self) -> float:
        return self.width - self.left - self.right


A5 = Sheet(148.5 * MM, 210 * MM, 12 * MM, 10 * MM, 9 * MM, 8 * MM, body=9.7, gap=1.2, stamp=17 * MM)
# Margins of decree 30/2020, annex I; the bottom keeps the page number clear.
A4 = Sheet(210 * MM, 297 * MM, 30 * MM, 16 * MM, 18 * MM, 15 * MM, body=12.5, gap=3.2, stamp=25 * MM)


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
        paper.watermark(wording.SAMPLE_WORD, 0, sheet.width, sheet.height)
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
    size = sheet.body * 0.97
    left_width = sheet.inner * 0.43
    right_width = sheet.inner * 0.54
    heading = side_by_side(
        [
            (0.0, _agency(slip, left_width, size)),
            (sheet.inner - right_width, _national_heading(slip, right_width, size)),
        ]
    )
    title = size_that_fits(FORM_TITLE, Face.BOLD, sheet.body * 1.36, sheet.inner, 8)
    return [
        heading,
        space(sheet.gap * 4),
        paragraph([(FORM_TITLE, Face.BOLD)], title, sheet.inner, align=0.5),
        paragraph(wording.code_runs(slip), sheet.body * 1.12, sheet.inner, align=0.5, after=sheet.gap),
        *(_mark(text, sheet) for text in wording.marks(slip)),
        space(sheet.gap * 1.5),
    ]


def _agency(slip: SlipContent, width: float, size: float) -> Block:
    parts = []
    if parent := slip.office.parent_agency.upper():
        fitting = size_that_fits(parent, Face.REGULAR, size, width, size * 0.85)
        parts.append(balanced([(parent, Face.REGULAR)], fitting, width))
    parts.append(balanced([(slip.office.unit.upper(), Face.BOLD)], size, width))
    parts.append(_rule_under(width, width * 0.36))
    return stack(parts)


def _national_heading(slip: SlipContent, width: float, size: float) -> Block:
    first = size_that_fits(wording.MOTTO_FIRST, Face.BOLD, size, width, 6)
    second = first * 1.08
    return stack(
        [
            paragraph([(wording.MOTTO_FIRST, Face.BOLD)], first, width, align=0.5),
            paragraph([(wording.MOTTO_SECOND, Face.BOLD)], second, width, align=0.5),
            _rule_under(width, text_width(wording.MOTTO_SECOND, Face.BOLD, second)),
            space(size * 0.5),
            paragraph([(wording.place_and_date(slip), Face.ITALIC)], size, width, align=0.5),
        ]
    )


def _rule_under(width: float, length: float) -> Block:
    """Low enough to stay clear of the dots under letters like Ộ."""

    def draw(paper: Paper, left: float, top: float) -> None:
        start = left + (width - length) / 2
        paper.line(start, top + 2.6, start + length, top + 2.6, 0.6)

    return Block(4.2, draw)


def _mark(text: str, sheet: Sheet) -> Block:
    """A framed line, centred: seen at once by whoever takes the paper into the hand."""
    size = sheet.body * 0.95
    pad = 4.0
    lines = wrap([(text, Face.BOLD)], size, sheet.inner - 2 * pad)
    wide = min(sheet.inner, max(line[-1][0] + text_width(line[-1][1], Face.BOLD, size) for line in lines) + 2 * pad)
    high = len(lines) * size * LEADING + 3

    def draw(paper: Paper, left: float, top: float) -> None:
        paper.frame(left + (sheet.inner - wide) / 2, top, wide, high)
        draw_lines(lines, size, sheet.inner, 0.5, paper, left, top + 1)

    return Block(high + 3, draw)


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
    header = _header_row(titles, edges, size)
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


def _header_row(titles: Sequence[str], edges: Sequence[float], size: float) -> Block:
    cells = [
        wrap([(title, Face.BOLD)], size * 0.93, edges[place + 1] - edges[place] - 2 * CELL)
        for place, title in enumerate(titles)
    ]
    high = max(map(len, cells)) * size * 0.93 * LEADING + 2 * CELL

    def draw(paper: Paper, left: float, top: float) -> None:
        _draw_grid(paper, left, top, edges, high, first=True, last=True)
        for place, lines in enumerate(cells):
            wide = edges[place + 1] - edges[place] - 2 * CELL
            down = (high - len(lines) * size * 0.93 * LEADING) / 2
            draw_lines(lines, size * 0.93, wide, 0.5, paper, left + edges[place] + CELL, top + down)

    return Block(high, draw)


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
    _draw_grid(paper, left, top, edges, high, first, last)
    down = top + (CELL if first else 0)
    draw_lines(lines, size, 0, 0, paper, left + edges[1] + CELL, down)
    for column, count in cells:
        wide = edges[column + 1] - edges[column] - 2 * CELL
        draw_lines(count, size, wide, 0.5, paper, left + edges[column] + CELL, down)


def _draw_grid(
    paper: Paper, left: float, top: float, edges: Sequence[float], high: float, first: bool, last: bool
) -> None:
    lines = [(left + edge, top, left + edge, top + high) for edge in edges]
    if first:
        lines.append((left, top, left + edges[-1], top))
    if last:
        lines.append((left, top + high, left + edges[-1], top + high))
    paper.lines(lines)


# --- signatures, strip, foot --------------------------------------------------------------------------------


def _notes(slip: SlipContent, sheet: Sheet) -> list[Block]:
    notes = [("Lưu ý: " if place == 0 else "") + note for place, note in enumerate(slip.notes)]
    return _paragraphs([[(note, Face.ITALIC)] for note in notes], replace(sheet, body=sheet.body * 0.93))


def _signatures(slip: SlipContent, sheet: Sheet) -> Block:
    """Kept whole; the free space over the clerk's name is for the stamp."""
    half = sheet.inner / 2
    sides = side_by_side(
        [
            (0.0, _signature(wording.APPLICANT_SIGNS, slip.applicant.name, half, sheet)),
            (half, _signature(wording.CLERK_SIGNS, slip.clerk, half, sheet)),
        ]
    )
    return stack([space(sheet.gap * 1.5), sides])


def _signature(title: str, name: str, width: float, sheet: Sheet) -> Block:
    inner = width - 4
    return stack(
        [
            paragraph([(title, Face.BOLD)], sheet.body, inner, align=0.5),
            paragraph([(wording.SIGN_HINT, Face.ITALIC)], sheet.body * 0.93, inner, align=0.5),
            space(sheet.stamp),
            paragraph([(name or " ", Face.BOLD)], sheet.body, inner, align=0.5),
        ]
    )


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
    parts = [_barcode(slip, width, size)]
    parts.extend(paragraph(runs, size, width) for runs in wording.look_up_lines(slip))
    parts.append(space(1.5))
    parts.append(paragraph([(wording.COLLECTION_NOTE, Face.ITALIC)], size * 0.95, width))
    return stack(parts)


def _barcode(slip: SlipContent, width: float, size: float) -> Block:
    """The code; where it is too long for bars that a plain printer keeps apart, the identity."""
    text = wording.barcode_text(slip)
    if (code128_width(text) + QUIET_MODULES) * NARROWEST_BAR > width:
        text = slip.identity
    module = min(WIDEST_BAR, width / (code128_width(text) + QUIET_MODULES))
    label = paragraph([(text, Face.REGULAR)], size, code128_width(text) * module, align=0.5)

    def draw(paper: Paper, left: float, top: float) -> None:
        paper.code128(text, left, top, module, BAR_HEIGHT)
        label.draw(paper, left, top + BAR_HEIGHT + 0.5)

    return Block(BAR_HEIGHT + label.height + 2, draw)


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
    shown = _shortened(right, size, width - middle - 8)
    draw_lines(wrap([(shown, Face.ITALIC)], size, width), size, width, 1.0, paper, sheet.left, top)


def _shortened(text: str, size: float, width: float) -> str:
    while text and text_width(text, Face.ITALIC, size) > width:
        text = text[:-2].rstrip() + "…" if len(text) > 2 else ""
    return text


def _continuation_height(sheet: Sheet) -> float:
    return sheet.body * LEADING * 2 + sheet.gap * 3


def _draw_continuation(slip: SlipContent, sheet: Sheet, paper: Paper) -> float:
    """Further pages say whose they are: without the name, by code or identity. Returns where they go on."""
    identity: list[Run] = [("Số nhận dạng: ", Face.REGULAR), (wording.identity_words(slip.identity), Face.BOLD)]
    lines = [
        *wrap([(FORM_TITLE.capitalize() + " (tiếp theo)", Face.ITALIC)], sheet.body, sheet.inner),
        *wrap(wording.code_runs(slip) if slip.code else identity, sheet.body, sheet.inner),
    ]
    draw_lines(lines, sheet.body, sheet.inner, 0.5, paper, sheet.left, sheet.top)
    return sheet.top + _continuation_height(sheet)
