"""A contingency pad with made-up numbers."""

from __future__ import annotations

from counter_app.domain.blank_slip import BlankSlip, PadContent
from counter_app.domain.contingency_sheet import next_pad
from counter_app.domain.slip import OfficeHeading
from counter_app.domain.times import parse_iso
from counter_app.print.pad_pdf import draw_pad
from counter_app.wire.keys import SigningKey
from counter_app.wire.sheet_text import make_sheet_text

PRINTED = parse_iso("2026-11-23T08:00:00")
KEY = SigningKey(bytes(range(32)))
SHORT = OfficeHeading("UBND xã Mẫu")
LONG = OfficeHeading(
    "Trung tâm Phục vụ hành chính công phường Trấn Biên",
    "Ủy ban nhân dân thành phố Đồng Nai",
    "Phường Trấn Biên",
    "0251 3822 000",
    "dichvucong.dongnai.gov.vn",
)


def pad(count: int = 2, office: OfficeHeading = LONG) -> PadContent:
    planned = next_pad(7, 11, count)
    slips = tuple(
        BlankSlip(str(number), make_sheet_text("dichvucong.dongnai.gov.vn", number, PRINTED, KEY))
        for number in planned.numbers()
    )
    return PadContent(planned, PRINTED, office, "Mẫu số 01", slips)


def render_pad(content: PadContent) -> bytes:
    pdf = draw_pad(content, lambda _done: True)
    assert pdf is not None
    return pdf
