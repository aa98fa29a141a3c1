from __future__ import annotations

import struct

import pytest
import zxingcpp
from PIL import Image

from counter_app.print.picture import page_count
from counter_app.print.qr_code import qr_matrix
from counter_app.print.slip_pdf import draw_slip, render_slip
from counter_app.print.slip_roll import roll_commands, roll_raster
from counter_app.print.slip_roll_layout import DOT, LEFT, PRINTABLE_DOTS, QR_DOTS, TEXT_DOTS
from counter_app.print.slip_size import SlipSize
from tests.print.slip_samples import SLIPS


def printed_by(commands: bytes) -> list[Image.Image]:
    """A printer that knows ESC @, GS v 0, line feeds and the cut: the pieces of paper that fall out."""
    papers: list[Image.Image] = []
    rows: list[bytes] = []
    place = 0
    while place < len(commands):
        if commands.startswith(b"\x1b@", place):
            place += 2
        elif commands.startswith(b"\x1dv0", place):
            wide, high = struct.unpack_from("<HH", commands, place + 4)
            data = commands[place + 8 : place + 8 + wide * high]
            rows.extend(data[start : start + wide] for start in range(0, len(data), wide))
            place += 8 + wide * high
        elif commands.startswith(b"\x1dV", place):
            papers.append(Image.frombytes("1", (len(rows[0]) * 8, len(rows)), b"".join(rows)))
            rows = []
            place += 3 if commands[place + 2] in (0, 1, 48, 49) else 4
        elif commands.startswith(b"\x1bd", place):
            place += 3
        else:
            assert commands[place : place + 1] == b"\n", commands[place : place + 8]
            place += 1
    return papers


@pytest.mark.parametrize("name", SLIPS)
def test_the_commands_print_the_very_raster_dot_for_dot(name: str) -> None:
    pdf = render_slip(SLIPS[name], SlipSize.ROLL)
    papers = printed_by(roll_commands(pdf))
    assert len(papers) == page_count(pdf) == 2
    for page, paper in enumerate(papers):
        ink = roll_raster(pdf, page).point(lambda shade: 255 - shade)  # a set bit is ink
        assert paper.size == ink.size
        assert paper.tobytes() == ink.convert("1").tobytes()


@pytest.mark.parametrize("name", SLIPS)
def test_both_codes_are_read_from_the_one_bit_raster(name: str) -> None:
    slip = SLIPS[name]
    raster = roll_raster(render_slip(slip, SlipSize.ROLL), 0)
    assert raster.size[0] == PRINTABLE_DOTS
    found = {barcode.text for barcode in zxingcpp.read_barcodes(raster.convert("L"))}
    assert slip.qr_text in found
    assert found & {slip.code, slip.identity}


def test_every_module_is_a_whole_number_of_dots() -> None:
    slip = SLIPS["ordinary"]
    pdf, boxes = draw_slip(slip, SlipSize.ROLL)
    box = next(box for box in boxes if box.kind == "qr")
    left = round(box.left / DOT) - (round(LEFT / DOT) - (PRINTABLE_DOTS - TEXT_DOTS) // 2)
    top = round(box.top / DOT)
    raster = roll_raster(pdf, 0)
    for row, modules in enumerate(qr_matrix(slip.qr_text)):
        for column, dark in enumerate(modules):
            corner = (left + column * QR_DOTS, top + row * QR_DOTS)
            square = raster.crop((*corner, corner[0] + QR_DOTS, corner[1] + QR_DOTS))
            assert set(square.get_flattened_data()) == {0 if dark else 255}
