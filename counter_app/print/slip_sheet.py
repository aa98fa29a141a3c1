"""Mẫu 01 on a sheet: A5 (one copy) or A4, and as many further pages as its content needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from counter_app.domain.slip import FORM_TITLE, SlipContent
from counter_app.print import slip_wording as wording
from counter_app.print.component_table import component_table
from counter_app.print.fonts import Face
from counter_app.print.heading import framed_mark, letterhead
from counter_app.print.line_code import line_code
from counter_app.print.official_words import SAMPLE_WORD, identity_words
from counter_app.print.page_edges import continuation_height, draw_continuation, draw_foot, foot_height, page_of
from counter_app.print.paper import HAIRLINE, MM, Paper
from counter_app.print.qr_code import QUIET_MODULES as QR_QUIET
from counter_app.print.qr_code import SMALLEST_MODULE_MM, qr_matrix
from counter_app.print.sheet import Sheet
from counter_app.print.signature import signature
from counter_app.print.type_setting import (
    Block,
    Run,
    breakable,
    into_pages,
    paragraph,
    side_by_side,
    size_that_fits,
    space,
    stack,
)

QR_SIDE = 36 * MM
SHRINKING = (1.0, 0.95, 0.9, 0.86)
WHAT_IS_SIGNED = 6  # lines: when, where and for how much the result is had
CONTINUED = [(FORM_TITLE.capitalize() + " (tiếp theo)", Face.ITALIC)]


@dataclass(frozen=True, slots=True)
class Laid:
    """One copy's pages, ready to be drawn. `strip` stands at the foot of the first; `goes_on` under the title of
    every further one says whose it is, without a name."""

    sheet: Sheet
    pages: tuple[tuple[Block, ...], ...]
    strip: Block
    goes_on: Sequence[Run]
    form_label: str
    sample: bool


def lay_out(slip: SlipContent, sheet: Sheet) -> Laid:
    """Shrink the text a little if that keeps the slip on one page; otherwise go on on another page."""
    for scale in SHRINKING:
        tried = _lay_out_at(slip, replace(sheet, body=sheet.body * scale, gap=sheet.gap * scale))
        if len(tried.pages) == 1:
            return tried
    return _lay_out_at(slip, replace(sheet, body=sheet.body * SHRINKING[1]))


def _lay_out_at(slip: SlipContent, sheet: Sheet) -> Laid:
    blocks = [
        *slip_head(slip, wording.code_runs(slip), sheet),
        *_marks(slip, sheet),
        *together([*_body(slip, sheet), *notes(slip, sheet)], WHAT_IS_SIGNED),
        signatures(slip, sheet),
    ]
    identity: list[Run] = [("Số nhận dạng: ", Face.REGULAR), (identity_words(slip.identity), Face.BOLD)]
    strip, goes_on = _strip(slip, sheet), wording.code_runs(slip) if slip.code else identity
    return Laid(sheet, pages_of(blocks, sheet, strip), strip, goes_on, slip.form_label, slip.sample)


def pages_of(blocks: Sequence[Block], sheet: Sheet, strip: Block) -> tuple[tuple[Block, ...], ...]:
    foot = sheet.bottom + foot_height(sheet)
    first = sheet.height - sheet.top - foot - strip.height
    further = sheet.height - sheet.top - foot - continuation_height(sheet, lines=2)
    return tuple(map(tuple, into_pages(blocks, first, further)))


def draw_page(laid: Laid, paper: Paper, page: int, copy_name: str) -> None:
    """Draw page `page` (from 0) of one copy at the paper's present place."""
    sheet = laid.sheet
    if laid.sample:
        paper.watermark(SAMPLE_WORD, 0, sheet.width, sheet.height)
    top = sheet.top
    if page > 0:
        top += draw_continuation(sheet, paper, [CONTINUED, laid.goes_on])
    for block in laid.pages[page]:
        block.draw(paper, sheet.left, top)
        top += block.height
    if page == 0:
        strip_top = sheet.height - sheet.bottom - foot_height(sheet) - laid.strip.height
        laid.strip.draw(paper, sheet.left, strip_top)
    draw_foot(sheet, paper, copy_name, laid.form_label, page_of(page, len(laid.pages)))


# --- head ---------------------------------------------------------------------------------------------------


def slip_head(slip: SlipContent, under_title: Sequence[Run], sheet: Sheet) -> list[Block]:
    heading = letterhead(slip.office, wording.place_and_date(slip), sheet)
    title = size_that_fits(FORM_TITLE, Face.BOLD, sheet.body * 1.36, sheet.inner, 8)
    return [
        heading,
        space(sheet.gap * 4),
        paragraph([(FORM_TITLE, Face.BOLD)], title, sheet.inner, align=0.5),
        paragraph(under_title, sheet.body * 1.12, sheet.inner, align=0.5, after=sheet.gap),
    ]


def _marks(slip: SlipContent, sheet: Sheet) -> list[Block]:
    return [*(framed_mark(text, sheet) for text in wording.marks(slip)), space(sheet.gap * 1.5)]


# --- body ---------------------------------------------------------------------------------------------------


def _body(slip: SlipContent, sheet: Sheet) -> list[Block]:
    numbered = paragraphs(wording.sets_and_times(slip), sheet)
    return [*paragraphs(wording.opening(slip), sheet), *components(slip, sheet), *numbered]


def components(slip: SlipContent, sheet: Sheet) -> list[Block]:
    title = paragraph([(wording.COMPONENTS_TITLE, Face.REGULAR)], sheet.body, sheet.inner, after=1.5, keep=True)
    return [title, *component_table(slip.components, sheet), space(sheet.gap * 1.6)]


def together(blocks: Sequence[Block], lines: int = 1) -> list[Block]:
    """The last lines go with the signatures: a page of signatures alone could be put under anything."""
    return [*blocks[:-lines], *(replace(block, keep_with_next=True) for block in blocks[-lines:])]


def paragraphs(texts: Sequence[Sequence[Run]], sheet: Sheet) -> list[Block]:
    return [block for runs in texts for block in breakable(runs, sheet.body, sheet.inner, after=sheet.gap)]


# --- signatures, strip, foot --------------------------------------------------------------------------------


def notes(slip: SlipContent, sheet: Sheet) -> list[Block]:
    texts = [("Lưu ý: " if place == 0 else "") + note for place, note in enumerate(slip.notes)]
    return paragraphs([[(text, Face.ITALIC)] for text in texts], replace(sheet, body=sheet.body * 0.93))


def signatures(slip: SlipContent, sheet: Sheet) -> Block:
    """Kept whole; the free space over the clerk's name is for the stamp."""
    half = sheet.inner / 2
    sides = side_by_side(
        [
            (0.0, signature(wording.APPLICANT_SIGNS, slip.applicant.name, half, sheet)),
            (half, signature(wording.CLERK_SIGNS, slip.clerk, half, sheet)),
        ]
    )
    return stack([space(sheet.gap * 1.5), sides, space(MM)])


def _strip(slip: SlipContent, sheet: Sheet) -> Block:
    """At the foot of the first page: QR code, Code 128, and how to ask about the dossier."""
    side, offset, quiet = qr_measures(slip.qr_text)
    text = _strip_text(slip, sheet, sheet.inner - offset)
    module = side / len(qr_matrix(slip.qr_text))

    def draw(paper: Paper, left: float, top: float) -> None:
        paper.line(left, top, left + sheet.inner, top, HAIRLINE)
        paper.qr(slip.qr_text, left, top + quiet, module)
        text.draw(paper, left + offset, top + quiet * 0.8)

    return Block(max(side + 2 * quiet, text.height + quiet), draw)


def qr_measures(qr_text: str) -> tuple[float, float, float]:
    """The symbol's side, where text beside it may begin, and the quiet zone; no module smaller than scanners need."""
    modules = len(qr_matrix(qr_text))
    module = max(QR_SIDE / modules, SMALLEST_MODULE_MM * MM)
    return module * modules, module * (modules + QR_QUIET + 2), module * QR_QUIET


def _strip_text(slip: SlipContent, sheet: Sheet, width: float) -> Block:
    size = sheet.body * 0.88
    parts = [line_code(wording.barcode_text(slip), slip.identity, width, size)]
    parts.extend(paragraph(runs, size, width) for runs in wording.look_up_lines(slip))
    parts.append(space(1.5))
    parts.append(paragraph([(wording.COLLECTION_NOTE, Face.ITALIC)], size * 0.95, width))
    return stack(parts)
