"""Mẫu 01 on an 80 mm roll: one narrow column, made for 203 dpi, with codes on whole printer dots."""

from __future__ import annotations

import math
from collections.abc import Sequence

from counter_app.domain.slip import FORM_TITLE, SlipComponent, SlipContent
from counter_app.print import slip_wording as wording
from counter_app.print.code128 import QUIET_MODULES, code128_width
from counter_app.print.fonts import Face
from counter_app.print.official_words import MOTTO_FIRST, MOTTO_SECOND, SAMPLE_WORD, SIGN_HINT
from counter_app.print.paper import MM, Box, Paper, new_paper
from counter_app.print.qr_code import qr_matrix
from counter_app.print.type_setting import (
    Block,
    Run,
    balanced,
    paragraph,
    side_by_side,
    size_that_fits,
    space,
    stack,
)

DOTS_PER_MM = 8  # 203.2 dpi
DOT = MM / DOTS_PER_MM
ROLL_MM = 80
PRINTABLE_DOTS = 576  # 72 mm: what 80 mm printers reach
TEXT_DOTS = 560  # a millimetre off either edge: rolls wander
LEFT = (ROLL_MM * DOTS_PER_MM - TEXT_DOTS) // 2 * DOT
WIDTH = TEXT_DOTS * DOT
TOP = BOTTOM = 3 * MM
BODY = 9.5
SMALL = 8.6
GAP = 2.0
QR_DOTS = 6  # a module: 0.75 mm
BAR_DOTS = 2
BAR_HEIGHT_DOTS = 72
PEN_ROOM = 17 * MM


def draw_roll(slips: Sequence[SlipContent], title: str) -> tuple[bytes, list[Box]]:
    """Both copies, a page each, as long as the content needs; the height is a whole number of millimetres."""
    copies = [_blocks(slips, name) for name in wording.COPY_NAMES]
    longest = max(sum(block.height for block in blocks) for blocks in copies)
    height = math.ceil((TOP + longest + BOTTOM) / MM) * MM
    with new_paper(ROLL_MM * MM, height, title) as paper:
        for number, blocks in enumerate(copies):
            if number:
                paper.next_page()
            _draw_copy(blocks, paper, sample=any(slip.sample for slip in slips))
        return paper.finish(), paper.boxes


def _draw_copy(blocks: Sequence[Block], paper: Paper, *, sample: bool) -> None:
    if sample:
        paper.watermark(SAMPLE_WORD, LEFT, WIDTH, paper.height)
    top = TOP
    for block in blocks:
        block.draw(paper, LEFT, top)
        top += block.height


def _blocks(slips: Sequence[SlipContent], copy_name: str) -> list[Block]:
    return _of_one(slips[0], copy_name) if len(slips) == 1 else _of_many(slips, copy_name)


def _of_one(slip: SlipContent, copy_name: str) -> list[Block]:
    return [
        *_head(slip, copy_name),
        *_marks(slip),
        *_code(slip),
        *(_text(runs) for runs in wording.opening(slip, narrow=True)),
        *_particulars(slip),
        space(GAP * 2),
        _signatures(slip, slip.clerk),
        space(GAP * 2),
        _qr(slip),
        *(_centred(runs, SMALL) for runs in wording.look_up_lines(slip)),
        *_foot(slip),
    ]


def _of_many(slips: Sequence[SlipContent], copy_name: str) -> list[Block]:
    """Each dossier between two rules, from its line code to its QR code."""
    first = slips[0]
    return [
        *_head(first, copy_name),
        _centred([(wording.shared_title(len(slips)), Face.ITALIC)], SMALL),
        space(GAP * 2),
        *(_text(runs) for runs in wording.person_lines(first, narrow=True)),
        *(block for place, slip in enumerate(slips, start=1) for block in _section(place, len(slips), slip)),
        _rule(),
        _signatures(first, slips[-1].clerk),
        space(GAP * 2),
        *(_centred(runs, SMALL) for runs in wording.office_look_up_lines(first.office)),
        *_foot(first),
    ]


def _section(place: int, count: int, slip: SlipContent) -> list[Block]:
    return [
        _rule(),
        _centred([(f"HỒ SƠ {place}/{count}", Face.BOLD)], 11),
        *_marks(slip),
        *_code(slip),
        *(_text(runs) for runs in (*wording.on_behalf_lines(slip), *wording.matter_lines(slip))),
        *_particulars(slip),
        _qr(slip),
        *(_centred(runs, SMALL) for runs in wording.own_look_up_lines(slip)),
    ]


def _particulars(slip: SlipContent) -> list[Block]:
    return [
        _text([(wording.COMPONENTS_TITLE, Face.REGULAR)]),
        *(_component(number, component) for number, component in enumerate(slip.components, start=1)),
        *(_text(runs) for runs in wording.sets_and_times(slip)),
        *(_text([(note, Face.ITALIC)], SMALL) for note in slip.notes),
    ]


def _foot(slip: SlipContent) -> list[Block]:
    return [
        space(GAP),
        _text([(wording.COLLECTION_NOTE, Face.ITALIC)], SMALL),
        *([_centred([(slip.form_label, Face.ITALIC)], SMALL)] if slip.form_label else []),
    ]


def _text(runs: Sequence[Run], size: float = BODY) -> Block:
    return paragraph(runs, size, WIDTH, after=GAP)


def _centred(runs: Sequence[Run], size: float = BODY) -> Block:
    return balanced(runs, size, WIDTH)


def _head(slip: SlipContent, copy_name: str) -> list[Block]:
    motto = size_that_fits(MOTTO_FIRST, Face.BOLD, BODY, WIDTH, 6)
    parent = slip.office.parent_agency
    title_words = FORM_TITLE.split(" VÀ ")
    return [
        _centred([(MOTTO_FIRST, Face.BOLD)], motto),
        _centred([(MOTTO_SECOND, Face.BOLD)]),
        _rule(),
        *([_centred([(parent.upper(), Face.REGULAR)])] if parent else []),
        balanced([(slip.office.unit.upper(), Face.BOLD)], BODY, WIDTH),
        _centred([(wording.place_and_date(slip), Face.ITALIC)]),
        space(GAP * 2),
        _centred([(title_words[0], Face.BOLD)], 12),
        _centred([("VÀ " + title_words[1], Face.BOLD)], 12),
        _centred([(copy_name, Face.ITALIC)]),
    ]


def _marks(slip: SlipContent) -> list[Block]:
    return [_centred([(f"[ {mark} ]", Face.BOLD)]) for mark in wording.marks(slip)]


def _code(slip: SlipContent) -> list[Block]:
    return [space(GAP), _barcode(slip), _centred(wording.code_runs(slip), 11), space(GAP * 2)]


def _rule() -> Block:
    def draw(paper: Paper, left: float, top: float) -> None:
        paper.line(left + WIDTH * 0.3, top + 2, left + WIDTH * 0.7, top + 2, 0.8)

    return Block(GAP * 3, draw)


def _component(number: int, component: SlipComponent) -> Block:
    """A table has no room here: the name, then the counts that are not zero."""
    kinds = wording.COMPONENT_COLUMNS[2:]
    counts = (component.originals, component.certified, component.photocopies, component.shown)
    told = "; ".join(f"{kind.lower()}: {count}" for kind, count in zip(kinds, counts, strict=True) if count)
    runs: list[Run] = [(f"{component.name}", Face.REGULAR)]
    if told:
        runs.append((f" ({told})", Face.BOLD))
    indent = BODY * 1.9
    return side_by_side(
        [
            (0.0, paragraph([(f"{number})", Face.REGULAR)], BODY, indent)),
            (indent, paragraph(runs, BODY, WIDTH - indent, after=GAP)),
        ]
    )


def _signatures(slip: SlipContent, clerk: str) -> Block:
    half = WIDTH / 2
    return side_by_side(
        [
            (0.0, _signature(wording.APPLICANT_SIGNS, slip.applicant.name, half - 4)),
            (half + 2, _signature(wording.CLERK_SIGNS, clerk, half - 4)),
        ]
    )


def _signature(title: str, name: str, width: float) -> Block:
    size = size_that_fits(wording.CLERK_SIGNS, Face.BOLD, SMALL, width, 6)
    return stack(
        [
            paragraph([(title, Face.BOLD)], size, width, align=0.5),
            paragraph([(SIGN_HINT, Face.ITALIC)], size, width, align=0.5),
            space(PEN_ROOM),
            paragraph([(name or " ", Face.BOLD)], SMALL, width, align=0.5),
        ]
    )


def _qr(slip: SlipContent) -> Block:
    side = len(qr_matrix(slip.qr_text)) * QR_DOTS
    left_dots = (TEXT_DOTS - side) // 2
    quiet = 4 * QR_DOTS

    def draw(paper: Paper, left: float, top: float) -> None:
        paper.qr(slip.qr_text, left + left_dots * DOT, _next_dot(top) + quiet * DOT, QR_DOTS * DOT)

    return Block((side + 2 * quiet + 1) * DOT, draw)


def _barcode(slip: SlipContent) -> Block:
    """The code where it fits at two dots a bar, else the identity, which always does."""
    text = wording.barcode_text(slip)
    if (code128_width(text) + 2 * QUIET_MODULES) * BAR_DOTS > PRINTABLE_DOTS:
        text = slip.identity
    left_dots = (TEXT_DOTS - code128_width(text) * BAR_DOTS) // 2

    def draw(paper: Paper, left: float, top: float) -> None:
        paper.code128(text, left + left_dots * DOT, _next_dot(top), BAR_DOTS * DOT, BAR_HEIGHT_DOTS * DOT)

    return Block((BAR_HEIGHT_DOTS + 2) * DOT + GAP, draw)


def _next_dot(measure: float) -> float:
    """Codes start on a whole dot, so that every module is the same whole number of dots."""
    return math.ceil(measure / DOT - 1e-6) * DOT
