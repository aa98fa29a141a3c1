"""A contingency pad on paper: a sheet of slip and stub for each number, room for the pen, codes that scanners read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter_app.domain.slip import FORM_TITLE, OfficeHeading
from counter_app.print.pad_pdf import COPY_NAMES, draw_pad, draw_pad_with_boxes
from counter_app.print.paper import MM
from counter_app.print.picture import page_count
from tests.print.pad_samples import LONG, SHORT, pad, render_pad
from tests.print.paper_reading import decoded, extracted, out_of_reach, touching


@pytest.mark.parametrize("dpi", [203, 300])
def test_slip_and_stub_bear_the_same_codes_and_those_are_the_sheets(dpi: int) -> None:
    content = pad()
    pdf = render_pad(content)
    assert page_count(pdf) == 2
    for page, slip in enumerate(content.slips):
        assert decoded(pdf, page, dpi) == {"QR Code": [slip.qr_text] * 2, "Code 128": [slip.number] * 2}


@pytest.mark.parametrize("office", [SHORT, LONG], ids=["short", "long"])
def test_nothing_touches_and_everything_lies_where_printers_reach(office: OfficeHeading) -> None:
    drawn = draw_pad_with_boxes(pad(1, office), lambda _done: True)
    assert drawn is not None
    assert touching(drawn[1]) == []
    assert out_of_reach(drawn[1], 297, 210 * MM, 5) == []
    signs = max(box.bottom for box in drawn[1] if box.text.startswith("(Ký"))
    assert min(box.top for box in drawn[1] if box.kind == "qr") - signs > 14 * MM, "room for a signature"


def test_it_says_what_it_is_and_bears_no_code_of_a_dossier() -> None:
    text = extracted(render_pad(pad(1)))
    for words in (FORM_TITLE, "DP007-00012", *COPY_NAMES, "Mẫu số 01", "Mã hồ sơ được cấp khi nhập", "Họ và tên"):
        assert words in text, words
    assert "Mã hồ sơ:" not in text


def test_the_same_content_gives_the_same_bytes_and_a_sample_office_says_so() -> None:
    assert render_pad(pad(1)) == render_pad(pad(1))
    assert render_pad(replace(pad(1), sample=True)) != render_pad(pad(1))


def test_it_tells_how_far_it_is_and_stops_when_it_is_told_to() -> None:
    heard: list[int] = []

    def two(done: int) -> bool:
        heard.append(done)
        return done < 2

    assert draw_pad(pad(5), two) is None
    assert heard == [0, 1, 2]
