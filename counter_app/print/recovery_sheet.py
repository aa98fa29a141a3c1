"""The recovery code on one A4 sheet: letters to type, a QR code and a line code to scan, and where to lock it away.

Never on a roll: heat paper fades, and this sheet must be readable after years.
"""

from __future__ import annotations

from functools import partial

from counter_app.domain.recovery_sheet import RecoverySheet
from counter_app.print.code128 import code128_width
from counter_app.print.fonts import Face, text_width
from counter_app.print.paper import MM, Box, Paper, new_paper
from counter_app.print.qr_code import qr_matrix
from counter_app.print.type_setting import Block, balanced, paragraph, side_by_side, space, stack

TITLE = "Mã khôi phục dữ liệu của quầy"
WIDTH, HEIGHT = 210 * MM, 297 * MM
LEFT = 22 * MM
ROOM = WIDTH - 2 * LEFT
TOP = 20 * MM
BODY = 12.5
LETTERS = 24.0
LINE_HEIGHT = 13 * MM
GROUPS_IN_A_LINE = 4
QR_MODULE = 1.2 * MM
BAR_MODULE = 0.38 * MM
BAR_HEIGHT = 16 * MM

WHY = (
    "Mã này mở được dữ liệu của quầy khi máy tính không tự mở được nữa. Ai có cả tờ này và tệp dữ liệu của quầy thì "
    "đọc được mọi hồ sơ; riêng tờ này thì không mở được gì."
)
KEEPING = (
    "Quét hoặc gõ lại mã vào màn hình để chắc rằng tờ này đọc được.",
    "Cho tờ này vào phong bì, dán kín, ký giáp lai và ghi ngày.",
    "Cất cùng nơi giữ con dấu của cơ quan. Không chụp ảnh, không gửi thư điện tử hay tin nhắn, không để ở quầy.",
)
USING = (
    "Một người khác đăng nhập vào máy tính của quầy lần đầu, hoặc mật khẩu máy tính vừa được đặt lại.",
    "Thay máy tính hoặc ổ đĩa và đã chép lại dữ liệu từ bản sao thứ hai.",
)
HOW = "Mở phần mềm; màn hình sẽ hỏi mã khôi phục: quét mã vuông hoặc mã vạch, hoặc gõ 8 nhóm chữ ở trên."
LOST = "Mất tờ này, hoặc có người ngoài đã xem: báo ngay người quản trị để thay mã mới. Mã cũ khi đó hết giá trị."
PENS = ("Người in", "Người niêm phong và giữ")


def render_recovery_sheet(sheet: RecoverySheet) -> bytes:
    """PDF bytes, one page; made in memory and for the printer alone."""
    return draw_recovery_sheet(sheet)[0]


def draw_recovery_sheet(sheet: RecoverySheet) -> tuple[bytes, list[Box]]:
    """The PDF and the boxes of everything drawn on it."""
    with new_paper(WIDTH, HEIGHT, TITLE) as paper:
        stack(_blocks(sheet)).draw(paper, LEFT, TOP)
        return paper.finish(), paper.boxes


def _blocks(sheet: RecoverySheet) -> list[Block]:
    return [
        balanced([(sheet.office, Face.BOLD)], BODY, ROOM),
        space(5 * MM),
        balanced([(TITLE.upper(), Face.BOLD)], 19, ROOM),
        balanced([(f"{sheet.desk} · in ngày {sheet.made:%d/%m/%Y}", Face.REGULAR)], BODY, ROOM),
        space(6 * MM),
        _letters(sheet),
        space(5 * MM),
        side_by_side([(0.0, _qr(sheet)), (_qr_side(sheet) + 10 * MM, _beside_the_qr(sheet))]),
        space(6 * MM),
        _bars(sheet),
        space(7 * MM),
        _heading("Cất giữ"),
        *_numbered(KEEPING),
        space(2 * MM),
        _heading("Dùng khi"),
        *_numbered(USING),
        space(2 * MM),
        paragraph([(LOST, Face.BOLD)], BODY, ROOM),
        space(8 * MM),
        _pens(),
    ]


def _letters(sheet: RecoverySheet) -> Block:
    """In a frame, two lines of four groups: as large as a hand that copies them wants."""
    lines = -(-len(sheet.groups) // GROUPS_IN_A_LINE)
    height = lines * LINE_HEIGHT + 6 * MM

    def draw(paper: Paper, left: float, top: float) -> None:
        paper.frame(left, top, ROOM, height, 1.2)
        column = ROOM / GROUPS_IN_A_LINE
        for place, group in enumerate(sheet.groups):
            line, number = divmod(place, GROUPS_IN_A_LINE)
            shown = " ".join(group)
            indent = (column - text_width(shown, Face.BOLD, LETTERS)) / 2
            baseline = top + 3 * MM + line * LINE_HEIGHT + LINE_HEIGHT * 0.7
            paper.text(left + number * column + indent, baseline, shown, Face.BOLD, LETTERS)

    return Block(height, draw)


def _qr_side(sheet: RecoverySheet) -> float:
    return len(qr_matrix(sheet.qr_text)) * QR_MODULE


def _qr(sheet: RecoverySheet) -> Block:
    def draw(paper: Paper, left: float, top: float) -> None:
        paper.qr(sheet.qr_text, left, top, QR_MODULE)

    return Block(_qr_side(sheet), draw)


def _beside_the_qr(sheet: RecoverySheet) -> Block:
    room = ROOM - _qr_side(sheet) - 10 * MM
    return stack(
        [paragraph([(WHY, Face.REGULAR)], BODY, room, after=2 * MM), paragraph([(HOW, Face.REGULAR)], BODY, room)]
    )


def _bars(sheet: RecoverySheet) -> Block:
    """In the middle, so that ten modules and more stay free on either side."""
    indent = (ROOM - code128_width(sheet.qr_text) * BAR_MODULE) / 2

    def draw(paper: Paper, left: float, top: float) -> None:
        paper.code128(sheet.qr_text, left + indent, top, BAR_MODULE, BAR_HEIGHT)

    return Block(BAR_HEIGHT, draw)


def _heading(words: str) -> Block:
    return paragraph([(words, Face.BOLD)], BODY + 1, ROOM, after=1 * MM, keep=True)


def _numbered(sentences: tuple[str, ...]) -> list[Block]:
    indent = 7 * MM
    return [
        side_by_side(
            [
                (0.0, paragraph([(f"{number}.", Face.REGULAR)], BODY, indent)),
                (indent, paragraph([(sentence, Face.REGULAR)], BODY, ROOM - indent, after=1 * MM)),
            ]
        )
        for number, sentence in enumerate(sentences, start=1)
    ]


def _pens() -> Block:
    column = ROOM / len(PENS)
    blocks = [(place * column, balanced([(words, Face.BOLD)], BODY, column)) for place, words in enumerate(PENS)]
    note = [(place * column, _note(column)) for place in range(len(PENS))]
    return stack([side_by_side(blocks), side_by_side(note), Block(18 * MM, partial(_pen_lines, column))])


def _note(column: float) -> Block:
    return balanced([("(ký, ghi rõ họ tên)", Face.ITALIC)], BODY - 1, column)


def _pen_lines(column: float, paper: Paper, left: float, top: float) -> None:
    for place in range(len(PENS)):
        start = left + place * column + column * 0.15
        paper.dashed_line(start, top + 16 * MM, start + column * 0.7, top + 16 * MM)
