"""A contingency pad as PDF: blank slips (Mẫu 01) with lines for the pen. On each A4 sheet the citizen's slip and the
stub, which says the same and stays with the desk to be entered from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from counter_app.domain.blank_slip import BlankSlip, PadContent
from counter_app.domain.slip import FORM_TITLE, OfficeHeading
from counter_app.print.fonts import Face, text_width
from counter_app.print.heading import letterhead
from counter_app.print.line_code import line_code
from counter_app.print.official_words import SAMPLE_WORD
from counter_app.print.page_edges import draw_foot, foot_height
from counter_app.print.paper import DESCENT, HAIRLINE, MM, Box, Paper, new_paper
from counter_app.print.qr_code import QUIET_MODULES, SMALLEST_MODULE_MM, qr_matrix
from counter_app.print.ruled_table import draw_grid
from counter_app.print.sheet import A5, Sheet
from counter_app.print.signature import signature
from counter_app.print.slip_wording import APPLICANT_SIGNS, CLERK_SIGNS, COMPONENT_COLUMNS, COMPONENTS_TITLE
from counter_app.print.type_setting import (
    Block,
    draw_lines,
    paragraph,
    side_by_side,
    size_that_fits,
    space,
    stack,
    wrap,
)

TITLE = "Phiếu tiếp nhận dự phòng"
COPY_NAMES = ("Liên 1: giao người nộp", "Cuống phiếu: quầy giữ lại để nhập bù")
PEN_LINE = 6 * MM  # what a hand needs between two lines
ROWS = 3
_DAY = "ngày …… tháng …… năm 20…"
_DAY_IN_HEAD = "ngày … tháng … năm 20…"
_MOMENT = f"…… giờ …… phút, {_DAY}"
_NOTE = (
    "Phiếu lập bằng tay khi mất điện hoặc hỏng máy. Mã hồ sơ được cấp khi nhập vào hệ thống; khi liên hệ tại quầy, "
    "đề nghị mang theo phiếu này hoặc đọc số phiếu."
)


def draw_pad(content: PadContent, goes_on: Callable[[int], bool]) -> bytes | None:
    """One page a sheet. `goes_on` hears how many are drawn and says whether to go on; None: it was stopped."""
    drawn = draw_pad_with_boxes(content, goes_on)
    return None if drawn is None else drawn[0]


def draw_pad_with_boxes(content: PadContent, goes_on: Callable[[int], bool]) -> tuple[bytes, list[Box]] | None:
    with new_paper(297 * MM, 210 * MM, TITLE) as paper:
        for place, slip in enumerate(content.slips):
            if not goes_on(place):
                return None
            if place:
                paper.next_page()
            _draw_sheet(paper, content, slip)
        return paper.finish(), paper.boxes


def _draw_sheet(paper: Paper, content: PadContent, slip: BlankSlip) -> None:
    paper.dashed_line(A5.width, 6 * MM, A5.width, paper.height - 6 * MM)
    for place, name in enumerate(COPY_NAMES):
        with paper.shifted(place * A5.width):
            _draw_copy(paper, content, slip, name)


def _draw_copy(paper: Paper, content: PadContent, slip: BlankSlip, name: str) -> None:
    sheet, top = A5, A5.top
    if content.sample:
        paper.watermark(SAMPLE_WORD, 0, sheet.width, sheet.height)
    for block in (*_head(content.office, slip, sheet), *_body(content.office, sheet), _signatures(sheet)):
        block.draw(paper, sheet.left, top)
        top += block.height
    strip = _strip(content.office, slip, sheet)
    strip.draw(paper, sheet.left, sheet.height - sheet.bottom - foot_height(sheet) - strip.height)
    draw_foot(sheet, paper, name, content.form_label, "")


def _head(office: OfficeHeading, slip: BlankSlip, sheet: Sheet) -> list[Block]:
    where = f"{office.place}, {_DAY_IN_HEAD}" if office.place else _DAY_IN_HEAD.capitalize()
    title = size_that_fits(FORM_TITLE, Face.BOLD, sheet.body * 1.3, sheet.inner, 8)
    number = [("Phiếu dự phòng số: ", Face.REGULAR), (slip.number, Face.BOLD)]
    return [
        letterhead(office, where, sheet),
        space(sheet.gap * 2),
        paragraph([(FORM_TITLE, Face.BOLD)], title, sheet.inner, align=0.5),
        paragraph(number, sheet.body * 1.12, sheet.inner, align=0.5),
    ]


def _body(office: OfficeHeading, sheet: Sheet) -> list[Block]:
    return [
        paragraph([(f"{office.unit} tiếp nhận hồ sơ của:", Face.REGULAR)], sheet.body, sheet.inner),
        _line("Họ và tên", sheet),
        _beside(_line("Số định danh", sheet, 0.56), _line("Điện thoại", sheet, 0.42), 0.42, sheet),
        _line("Địa chỉ", sheet),
        _line("Chủ hồ sơ, căn cứ nộp thay (nếu có)", sheet),
        _line("Thủ tục hành chính", sheet),
        _line("Nội dung yêu cầu", sheet),
        paragraph([(COMPONENTS_TITLE, Face.REGULAR)], sheet.body, sheet.inner, after=1.5),
        _table(sheet),
        _beside(
            _line("2. Số bộ", sheet, 0.28), _line("3. Thời gian giải quyết theo quy định", sheet, 0.70), 0.70, sheet
        ),
        _written(f"4. Thời gian nhận hồ sơ: {_MOMENT}", sheet),
        _written(f"5. Thời gian trả kết quả: {_MOMENT}", sheet),
        _line("6. Đăng ký nhận kết quả tại", sheet),
        _line("7. Phí, lệ phí (nếu có)", sheet),
        space(MM),
    ]


def _line(label: str, sheet: Sheet, share: float = 1.0) -> Block:
    """The label, and a dotted line from there to the edge."""
    words, width = f"{label}:", sheet.inner * share
    start = text_width(words, Face.REGULAR, sheet.body) + 3

    def draw(paper: Paper, left: float, top: float) -> None:
        baseline = top + PEN_LINE - sheet.body * DESCENT
        paper.text(left, baseline, words, Face.REGULAR, sheet.body)
        paper.dashed_line(left + start, baseline + 1, left + width, baseline + 1)

    return Block(PEN_LINE, draw)


def _written(words: str, sheet: Sheet) -> Block:
    """Gaps inside a sentence."""
    size = size_that_fits(words, Face.REGULAR, sheet.body, sheet.inner, 7)

    def draw(paper: Paper, left: float, top: float) -> None:
        paper.text(left, top + PEN_LINE - sheet.body * DESCENT, words, Face.REGULAR, size)

    return Block(PEN_LINE, draw)


def _beside(left: Block, right: Block, share: float, sheet: Sheet) -> Block:
    """`share` of the width is the right one's."""
    return side_by_side([(0.0, left), (sheet.inner * (1 - share), right)])


def _table(sheet: Sheet) -> Block:
    edges, size = _edges(sheet), sheet.body * 0.9
    titles = [wrap([(title, Face.BOLD)], size, 200) for title in COMPONENT_COLUMNS]
    high = PEN_LINE

    def draw(paper: Paper, left: float, top: float) -> None:
        for row in range(ROWS + 1):
            draw_grid(paper, left, top + row * high, edges, high, row == 0, True)
        for column, lines in enumerate(titles):
            draw_lines(lines, size, edges[column + 1] - edges[column], 0.5, paper, left + edges[column], top + 1)

    return Block(high * (ROWS + 1) + 1, draw)


def _edges(sheet: Sheet) -> list[float]:
    """Number, name, and the four kinds of copies, each as wide as its title."""
    widths = [text_width(title, Face.BOLD, sheet.body * 0.9) + 6 for title in COMPONENT_COLUMNS]
    name = sheet.inner - sum(widths) + widths[1]
    edges = [0.0, widths[0], widths[0] + name]
    for width in widths[2:]:
        edges.append(edges[-1] + width)
    return edges


def _signatures(sheet: Sheet) -> Block:
    half = sheet.inner / 2
    return side_by_side(
        [(0.0, signature(APPLICANT_SIGNS, "", half, sheet)), (half, signature(CLERK_SIGNS, "", half, sheet))]
    )


def _strip(office: OfficeHeading, slip: BlankSlip, sheet: Sheet) -> Block:
    """QR code, Code 128 of the number, and what it is good for."""
    module, modules = SMALLEST_MODULE_MM * MM, len(qr_matrix(slip.qr_text))
    quiet, offset = module * QUIET_MODULES, module * (modules + QUIET_MODULES + 2)
    beside = stack(_beside_the_qr(office, slip, sheet, sheet.inner - offset))

    def draw(paper: Paper, left: float, top: float) -> None:
        paper.line(left, top, left + sheet.inner, top, HAIRLINE)
        paper.qr(slip.qr_text, left, top + quiet, module)
        beside.draw(paper, left + offset, top + quiet * 0.8)

    return Block(max(module * modules + 2 * quiet, beside.height + quiet), draw)


def _beside_the_qr(office: OfficeHeading, slip: BlankSlip, sheet: Sheet, width: float) -> Sequence[Block]:
    size = sheet.body * 0.86
    hotline = [paragraph([(f"Điện thoại liên hệ: {office.hotline}", Face.REGULAR)], size, width)]
    return [
        line_code(slip.number, slip.number, width, size),
        paragraph([(_NOTE, Face.ITALIC)], size, width),
        *(hotline if office.hotline else []),
    ]
