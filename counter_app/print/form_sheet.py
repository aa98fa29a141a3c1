"""Any official paper but the slip, laid out from what it says: head, number, title, text, tables, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from counter_app.domain.form import Form, Paragraph, Part, SheetSize, Signature, Table
from counter_app.print.fonts import Face, text_width
from counter_app.print.heading import framed_mark, letterhead
from counter_app.print.line_code import line_code
from counter_app.print.official_words import SAMPLE_WORD, identity_words, place_and_day
from counter_app.print.page_edges import continuation_height, draw_continuation, draw_foot, foot_height, page_of
from counter_app.print.paper import MM, Paper
from counter_app.print.qr_code import QUIET_MODULES, SMALLEST_MODULE_MM, qr_matrix
from counter_app.print.ruled_table import ruled_table
from counter_app.print.sheet import A4, A4_LANDSCAPE, A5, Sheet
from counter_app.print.signature import signature
from counter_app.print.type_setting import (
    Block,
    Run,
    breakable,
    into_pages,
    paragraph,
    shortened,
    side_by_side,
    size_that_fits,
    space,
    stack,
)

# Both A5 forms of 148 and halves of A4 are printed alike; a plain printer cannot reach the last half millimetre.
SHEETS = {SheetSize.A5: replace(A5, width=148 * MM), SheetSize.A4: A4, SheetSize.A4_LANDSCAPE: A4_LANDSCAPE}
SHRINKING = (1.0, 0.95, 0.9)
QR_SIDE = 30 * MM
GOES_ON = " (tiếp theo)"


@dataclass(frozen=True, slots=True)
class LaidForm:
    """The pages of one copy, ready to be drawn."""

    sheet: Sheet
    pages: tuple[tuple[Block, ...], ...]


def lay_out_form(form: Form) -> LaidForm:
    """A little smaller if that saves a page, else on a further page; tables repeat their titles there."""
    sheet = SHEETS[form.size]
    tried = [_at_scale(form, sheet, scale) for scale in SHRINKING]
    fewest = min(len(laid.pages) for laid in tried)
    return next(laid for laid in tried if len(laid.pages) == fewest)


def _at_scale(form: Form, sheet: Sheet, scale: float) -> LaidForm:
    sheet = replace(sheet, body=sheet.body * scale, gap=sheet.gap * scale)
    room = sheet.height - sheet.top - sheet.bottom - foot_height(sheet)
    blocks = [*_head(form, sheet), *_body(form, sheet), *_end(form, sheet)]
    pages = into_pages(blocks, room, room - continuation_height(sheet, lines=len(_goes_on(form, sheet, 1))))
    return LaidForm(sheet, tuple(map(tuple, pages)))


def draw_form_page(laid: LaidForm, form: Form, paper: Paper, page: int, copy_name: str) -> None:
    """Draw page `page` (from 0) of one copy."""
    sheet = laid.sheet
    if form.sample:
        paper.watermark(SAMPLE_WORD, 0, sheet.width, sheet.height)
    top = sheet.top + (draw_continuation(sheet, paper, _goes_on(form, sheet, page)) if page else 0)
    for block in laid.pages[page]:
        block.draw(paper, sheet.left, top)
        top += block.height
    number = "" if form.letter else page_of(page, len(laid.pages), even_alone=form.every_page_numbered)
    draw_foot(sheet, paper, copy_name, form.form_label, number)


# --- head ---------------------------------------------------------------------------------------------------


def _head(form: Form, sheet: Sheet) -> list[Block]:
    size = sheet.body * 0.97
    number = [(form.number, Face.REGULAR)]
    under = paragraph(number, size, sheet.inner * 0.43, align=0.5) if form.number else None
    title = size_that_fits(form.title, Face.BOLD, sheet.body * 1.3, sheet.inner, sheet.body)
    lines = [paragraph([(form.title, Face.BOLD)], title, sheet.inner, align=0.5)]
    if form.subtitle:
        lines.append(paragraph([(form.subtitle, Face.ITALIC)], sheet.body, sheet.inner, align=0.5))
    if form.identity:
        lines.append(paragraph(_named(form), sheet.body, sheet.inner, align=0.5))
    return [
        letterhead(form.office, place_and_day(form.office.place, form.issued_on), sheet, under),
        space(sheet.gap * 4),
        *lines,
        space(sheet.gap),
        *(framed_mark(text, sheet) for text in form.marks),
        space(sheet.gap * 1.5),
    ]


def _named(form: Form) -> list[Run]:
    if form.code:
        return [("Mã hồ sơ: ", Face.REGULAR), (form.code, Face.BOLD)]
    return [("Số nhận dạng: ", Face.REGULAR), (identity_words(form.identity), Face.BOLD)]


# --- body ---------------------------------------------------------------------------------------------------


def _body(form: Form, sheet: Sheet) -> list[Block]:
    blocks: list[Block] = []
    for part in form.body:
        blocks.extend(_table(part, sheet) if isinstance(part, Table) else _paragraph(part, sheet))
    return [*blocks[:-1], replace(blocks[-1], keep_with_next=True)] if blocks else []


def _paragraph(part: Paragraph, sheet: Sheet) -> Sequence[Block]:
    runs = [(piece.text, _face(piece)) for piece in part.parts]
    if part.centred:
        return [paragraph(runs, sheet.body, sheet.inner, align=0.5, after=sheet.gap)]
    return breakable(runs, sheet.body, sheet.inner, after=sheet.gap)


def _face(part: Part) -> Face:
    return Face.BOLD if part.bold else Face.ITALIC if part.italic else Face.REGULAR


def _table(table: Table, sheet: Sheet) -> list[Block]:
    return [space(sheet.gap * 1.5), *ruled_table(table, sheet.inner, sheet.body * 0.94), space(sheet.gap * 1.5)]


# --- end ----------------------------------------------------------------------------------------------------


def _end(form: Form, sheet: Sheet) -> list[Block]:
    """Signatures stay whole, and the codes of the dossier with them; *Nơi nhận* stands left of the signature, below
    where two people sign."""
    has_signatures = form.signatures or form.addressees
    blocks = [stack([space(sheet.gap * 1.5), _signatures(form, sheet)])] if has_signatures else []
    if form.addressees and len(form.signatures) > 1:
        blocks = [stack([*blocks, space(sheet.gap * 2), _addressees(form, sheet.inner / 2, sheet)])]
    strip = _strip(form, sheet)
    return [*blocks, stack([space(sheet.gap * 4), strip])] if strip is not None else blocks


def _signatures(form: Form, sheet: Sheet) -> Block:
    """Whoever signs alone signs on the right (decree 30/2020, annex I)."""
    columns: list[Signature | None] = [*form.signatures]
    if len(columns) < 2:
        columns = [None, *columns]
    width = sheet.inner / max(1, len(columns))
    return side_by_side(
        [
            (place * width, _beside(form, width, sheet) if one is None else _signed(one, width, sheet))
            for place, one in enumerate(columns)
        ]
    )


def _signed(one: Signature, width: float, sheet: Sheet) -> Block:
    return signature(one.title, one.name, width, sheet, one.hint)


def _beside(form: Form, width: float, sheet: Sheet) -> Block:
    return _addressees(form, width, sheet) if form.addressees else space(0)


def _addressees(form: Form, width: float, sheet: Sheet) -> Block:
    """Smaller than the text, as decree 30/2020 has it."""
    size = sheet.body * 0.88
    lines = [paragraph([("Nơi nhận:", Face.ITALIC)], size, width)]
    return stack([*lines, *(paragraph([(f"- {who}", Face.REGULAR)], size, width - 8) for who in form.addressees)])


def _strip(form: Form, sheet: Sheet) -> Block | None:
    """The dossier's line code, and a QR code where there is one to draw; a list of many has the QR code alone."""
    size = sheet.body * 0.88
    if not form.qr_text:
        return line_code(form.code or form.identity, form.identity, sheet.inner * 0.7, size) if form.identity else None
    modules = len(qr_matrix(form.qr_text))
    module = max(QR_SIDE / modules, SMALLEST_MODULE_MM * MM)
    side = modules * module
    room = sheet.inner - side - 2 * QUIET_MODULES * module
    bars = line_code(form.code or form.identity, form.identity, room, size) if form.identity else None

    def draw(paper: Paper, left: float, top: float) -> None:
        paper.qr(form.qr_text, left, top + QUIET_MODULES * module, module)
        if bars is not None:
            bars.draw(paper, left + side + 2 * QUIET_MODULES * module, top + QUIET_MODULES * module)

    return Block(side + 2 * QUIET_MODULES * module, draw)


# --- edges --------------------------------------------------------------------------------------------------


def _goes_on(form: Form, sheet: Sheet, page: int) -> list[list[Run]]:
    """A further page says what it continues, without a name: of a volume its year and number too, should it come
    loose. A letter has the number of the page over it."""
    which = (form.code or identity_words(form.identity)) if form.identity else form.number
    named = f" {which}" if which else f", {form.subtitle[0].lower()}{form.subtitle[1:]}" if form.subtitle else ""
    room = sheet.inner - text_width(GOES_ON, Face.ITALIC, sheet.body)
    words = [(shortened(form.title.capitalize() + named, sheet.body, room) + GOES_ON, Face.ITALIC)]
    return [[(str(page + 1), Face.REGULAR)], words] if form.letter else [words]
