"""One slip for several dossiers of one person: every code is read, each stands with its own dossier."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.domain.slip import CopyMark, CopyReason, Owner, RegisterLine, SlipComponent, SlipContent
from counter_app.print import slip_wording as wording
from counter_app.print.paper import Box
from counter_app.print.picture import page_count, page_picture
from counter_app.print.slip_pdf import draw_shared_slip, render_shared_slip, render_slip
from counter_app.print.slip_roll import roll_raster
from counter_app.print.slip_size import SlipSize
from counter_app.wire.slip_text import parse_slip_text, slip_signature_holds
from tests.print.paper_reading import decoded, extracted, out_of_reach, touching, with_quiet_zone
from tests.print.slip_samples import DESK_KEY, EXTREME, ORDINARY, SHORT, signed

EVERY_SIZE = pytest.mark.parametrize("size", list(SlipSize), ids=lambda size: size.value)
COPIES_OF_PAPERS = replace(
    ORDINARY,
    code="H19.16-261120-0002",
    identity="NFRGGZDFMZTWQ2LM",
    procedure="Chứng thực bản sao từ bản chính",
    request="",
    components=(SlipComponent("Bản chính", shown=1), SlipComponent("Bản sao cần chứng thực", photocopies=3)),
    term="trong ngày",
    register=RegisterLine("03", 1208),
)
BIRTH = replace(
    COPIES_OF_PAPERS,
    code=None,
    identity="PFRGGZDFMZTWQ2LN",
    procedure="Đăng ký khai sinh",
    owner=Owner("Nguyễn Bé"),
    authority="cha, mẹ của trẻ",
    copy=CopyMark(1, CopyReason.LOST),
    register=RegisterLine("03", 1209),
)
THREE = tuple(signed(slip) for slip in (ORDINARY, COPIES_OF_PAPERS, BIRTH))


def first_copy(pdf: bytes, size: SlipSize, dpi: float) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for page in range(page_count(pdf) // 2):
        for kind, texts in decoded(pdf, page, 203.2 if size is SlipSize.ROLL and dpi == 203 else dpi).items():
            found.setdefault(kind, []).extend(texts)
    return {kind: sorted(texts) for kind, texts in found.items()}


@EVERY_SIZE
@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_an_independent_reader_decodes_the_codes_of_each_dossier(size: SlipSize, dpi: int) -> None:
    found = first_copy(render_shared_slip(THREE, size), size, dpi)
    assert found == {
        "QR Code": sorted(slip.qr_text for slip in THREE),
        "Code 128": sorted(slip.code or slip.identity for slip in THREE),
    }


@EVERY_SIZE
def test_both_copies_carry_the_same_codes(size: SlipSize) -> None:
    _, boxes = draw_shared_slip(THREE, size)
    half = max(box.page for box in boxes) // 2
    first, second = (
        [box.text for box in boxes if box.kind == "qr" and (box.page > half) is late] for late in (False, True)
    )
    assert first == second == [slip.qr_text for slip in THREE]


def test_each_code_verifies_by_itself() -> None:
    read = first_copy(render_shared_slip(THREE), SlipSize.A4X2, 300)["QR Code"]
    slips = [parse_slip_text(text) for text in read]
    assert {slip.identity for slip in slips} == {slip.identity for slip in THREE}
    assert all(slip_signature_holds(slip, DESK_KEY.public) for slip in slips)


def test_the_roll_s_raster_keeps_every_code() -> None:
    import zxingcpp

    raster = roll_raster(render_shared_slip(THREE, SlipSize.ROLL), 0).convert("L")
    assert {slip.qr_text for slip in THREE} <= {code.text for code in zxingcpp.read_barcodes(raster)}


def test_a_roll_of_many_metres_keeps_the_codes_at_its_end() -> None:
    """Behind four metres the raster had the words and neither a QR code nor a line code."""
    import zxingcpp

    long = [signed(replace(EXTREME, identity=f"NBSWY3DPEB3W64T{letter}")) for letter in "ABCDE"]
    raster = roll_raster(render_shared_slip(long, SlipSize.ROLL), 0).convert("L")
    assert raster.height > 33_000
    last = raster.crop((0, raster.height - 4_000, raster.width, raster.height))
    assert long[-1].qr_text in {code.text for code in zxingcpp.read_barcodes(last)}


@EVERY_SIZE
def test_one_dossier_alone_has_its_ordinary_slip(size: SlipSize) -> None:
    assert render_shared_slip(THREE[:1], size) == render_slip(THREE[0], size)


@EVERY_SIZE
def test_what_is_each_dossier_s_own_is_said_of_each_and_the_rest_once(size: SlipSize) -> None:
    text = extracted(render_shared_slip(THREE, size))
    assert "(Gồm 03 hồ sơ của cùng một người nộp)" in text
    for slip in THREE:
        assert text.count(wording.pin_words(slip.pin)) == 2  # both copies
        assert f"thứ tự: {slip.register.number if slip.register else 0}" in text
        assert slip.procedure.split()[0] in text
    assert text.count("HỒ SƠ 2/3") == 2
    assert text.count("BẢN SAO LẦN 1") == 2
    assert text.count("NGƯỜI NỘP HỒ SƠ") == 2


@pytest.mark.parametrize("size", [SlipSize.A4, SlipSize.A5], ids=lambda size: size.value)
def test_a_qr_code_stands_under_its_own_dossier_s_heading(size: SlipSize) -> None:
    boxes = draw_shared_slip(THREE, size)[1]
    for place, slip in enumerate(THREE, start=1):
        symbol = next(box for box in boxes if box.text == slip.qr_text)
        heading = next(box for box in boxes if box.text.startswith(f"HỒ SƠ {place}/3"))
        assert heading.page == symbol.page
        between = [box for box in boxes if box.page == symbol.page and heading.bottom <= box.bottom <= symbol.top]
        assert not any(box.text.startswith("HỒ SƠ") for box in between if box is not heading)


def test_a_page_that_begins_inside_a_dossier_names_it() -> None:
    many = replace(ORDINARY, components=tuple(SlipComponent(f"Giấy tờ {n}", originals=1) for n in range(60)))
    boxes = draw_shared_slip((signed(many), THREE[1]), SlipSize.A5)[1]
    assert any(box.page == 2 and box.text == "Hồ sơ 1/2 (tiếp theo): H19.16-261120-0001" for box in boxes)


def test_the_office_s_default_is_a4_upright() -> None:
    picture = page_picture(render_shared_slip(THREE), dpi=72)
    assert (picture.width / 72 * 25.4, picture.height / 72 * 25.4) == pytest.approx((210, 297), abs=0.5)


def outside(boxes: list[Box], size: SlipSize, height: float) -> list[Box]:
    width = {SlipSize.A5: 148.0, SlipSize.ROLL: 80.0}.get(size, 210.0)
    return out_of_reach(boxes, width, height, 4.0 if size is SlipSize.ROLL else 5.0)  # printers do not reach further


def check_layout(slips: tuple[SlipContent, ...], size: SlipSize) -> None:
    pdf, boxes = draw_shared_slip(slips, size)
    assert touching([with_quiet_zone(box) for box in boxes]) == []
    assert outside(boxes, size, page_picture(pdf, dpi=72).height) == []


@EVERY_SIZE
def test_nothing_overlaps_on_an_extreme_slip(size: SlipSize) -> None:
    check_layout((signed(EXTREME), signed(SHORT), THREE[2]), size)


TEXT = st.text(st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyẤẾỘỮỵ  .,-/09W"), min_size=1, max_size=280).filter(
    str.strip
)


@settings(max_examples=10, deadline=None)
@given(st.data())
def test_no_content_within_the_bounds_makes_anything_overlap(data: st.DataObject) -> None:
    def changed(slip: SlipContent) -> SlipContent:
        papers = tuple(SlipComponent(name, originals=9_999) for name in data.draw(st.lists(TEXT, max_size=10)))
        office = replace(slip.office, unit=data.draw(TEXT), hotline=data.draw(TEXT))
        return signed(
            replace(slip, office=office, procedure=data.draw(TEXT), replaces=data.draw(TEXT), components=papers)
        )

    slips = data.draw(st.lists(st.sampled_from([ORDINARY, SHORT, BIRTH]), min_size=2, max_size=4))
    check_layout(tuple(map(changed, slips)), data.draw(st.sampled_from(list(SlipSize))))
