"""The recovery sheet: nothing touches, one page, and both codes read from a coarse raster."""

from __future__ import annotations

from itertools import combinations

import pytest
import zxingcpp

from counter_app.print.paper import Box
from counter_app.print.picture import page_count, page_picture
from counter_app.print.recovery_sheet import draw_recovery_sheet, render_recovery_sheet
from counter_app.wire.recovery_code import parse_recovery_code
from tests.print.recovery_samples import CODE, SHEET


@pytest.mark.parametrize("dpi", [203, 300])
def test_both_codes_are_read_and_are_the_code(dpi: int) -> None:
    found = zxingcpp.read_barcodes(page_picture(render_recovery_sheet(SHEET), 0, dpi))
    assert {str(code.format) for code in found} == {"QR Code", "Code 128"}
    assert {parse_recovery_code(code.text) for code in found} == {CODE}


def test_it_is_one_page_on_which_nothing_touches() -> None:
    pdf, boxes = draw_recovery_sheet(SHEET)
    assert page_count(pdf) == 1
    assert [pair for pair in combinations(boxes, 2) if overlap(*pair)] == []
    assert "AMCA" in "".join(box.text for box in boxes).replace(" ", "")


def overlap(one: Box, other: Box) -> bool:
    """By more than the tenth of a point that rounding makes."""
    return (
        one.left + 0.1 < other.right
        and other.left + 0.1 < one.right
        and one.top + 0.1 < other.bottom
        and other.top + 0.1 < one.bottom
    )


def test_the_code_is_in_no_repr() -> None:
    assert CODE.text.split("-")[0] not in repr(SHEET)
