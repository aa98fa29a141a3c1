"""One slip for several dossiers of one person: one head, one signature, and a section for each dossier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counter_app.domain.slip import SlipContent
from counter_app.print import slip_wording as wording
from counter_app.print.fonts import Face
from counter_app.print.heading import framed_mark
from counter_app.print.line_code import line_code
from counter_app.print.paper import HAIRLINE, Paper
from counter_app.print.qr_code import qr_matrix
from counter_app.print.sheet import Sheet
from counter_app.print.slip_sheet import (
    SHRINKING,
    Laid,
    components,
    notes,
    pages_of,
    paragraphs,
    qr_measures,
    signatures,
    slip_head,
    together,
)
from counter_app.print.type_setting import Block, Run, paragraph, space, stack


def lay_out_shared(slips: Sequence[SlipContent], sheet: Sheet) -> Laid:
    """A little smaller if that saves a page."""
    tried = [_at(slips, replace(sheet, body=sheet.body * scale, gap=sheet.gap * scale)) for scale in SHRINKING]
    fewest = min(len(laid.pages) for laid in tried)
    return next(laid for laid in tried if len(laid.pages) == fewest)


def _at(slips: Sequence[SlipContent], sheet: Sheet) -> Laid:
    first, last = slips[0], slips[-1]
    title: Sequence[Run] = [(wording.shared_title(len(slips)), Face.ITALIC)]
    blocks = [
        *slip_head(first, title, sheet),
        *paragraphs(wording.person_lines(first), sheet),
        *(block for place, slip in enumerate(slips, start=1) for block in _section(place, len(slips), slip, sheet)),
        *together(_closing(first, sheet)),
        signatures(last, sheet),
    ]
    goes_on: list[Run] = [(wording.shared_title(len(slips)), Face.ITALIC)]
    sample = any(slip.sample for slip in slips)
    return Laid(sheet, pages_of(blocks, sheet, space(0)), space(0), goes_on, first.form_label, sample)


def _section(place: int, count: int, slip: SlipContent, sheet: Sheet) -> list[Block]:
    """Its code and its QR code stand together: nobody takes one dossier's for another's."""
    beside, below = _around_the_code(slip, sheet)
    further = [
        *paragraphs(below, sheet),
        *components(slip, sheet),
        *paragraphs(wording.sets_and_times(slip), sheet),
        *notes(slip, sheet),
    ]
    named = paragraph([(wording.goes_on_with(place, count, slip), Face.ITALIC)], sheet.body, sheet.inner, after=2)
    return [
        _heading(place, count, slip, sheet),
        *(replace(framed_mark(text, sheet), keep_with_next=True) for text in wording.marks(slip)),
        beside,
        *(replace(block, heading=stack([named, block.heading]) if block.heading else named) for block in further),
    ]


def _heading(place: int, count: int, slip: SlipContent, sheet: Sheet) -> Block:
    words = paragraph(wording.place_on_slip(place, count, slip), sheet.body * 1.08, sheet.inner)

    def draw(paper: Paper, left: float, top: float) -> None:
        paper.line(left, top, left + sheet.inner, top, HAIRLINE * 2)

    rule, under = Block(sheet.gap, draw), space(sheet.gap * 1.5 if wording.marks(slip) else 0)
    return replace(stack([space(sheet.gap * 1.5), rule, words, under]), keep_with_next=True)


def _around_the_code(slip: SlipContent, sheet: Sheet) -> tuple[Block, list[list[Run]]]:
    """The QR code with as much beside it as it is high, and the paragraphs that are left for below."""
    side, offset, quiet = qr_measures(slip.qr_text)
    module, width, size = side / len(qr_matrix(slip.qr_text)), sheet.inner - offset, sheet.body * 0.88
    beside = [line_code(wording.barcode_text(slip), slip.identity, width, size)]
    beside.extend(paragraph(runs, size, width) for runs in wording.own_look_up_lines(slip))
    beside.append(space(sheet.gap))
    below = [*wording.on_behalf_lines(slip), *wording.matter_lines(slip)]
    while below:
        block = paragraph(below[0], sheet.body, width, after=sheet.gap)
        if sum(one.height for one in beside) + block.height > side + quiet:
            break
        beside.append(block)
        below.pop(0)
    text = stack(beside)

    def draw(paper: Paper, left: float, top: float) -> None:
        paper.qr(slip.qr_text, left, top + quiet, module)
        text.draw(paper, left + offset, top + quiet * 0.8)

    return Block(max(side + 2 * quiet, text.height + quiet), draw), below


def _closing(slip: SlipContent, sheet: Sheet) -> list[Block]:
    lines = [*wording.office_look_up_lines(slip.office), [(wording.COLLECTION_NOTE, Face.ITALIC)]]
    return [space(sheet.gap * 2), *paragraphs(lines, replace(sheet, body=sheet.body * 0.9))]
