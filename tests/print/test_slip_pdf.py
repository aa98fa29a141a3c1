from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.domain.slip import SlipComponent, SlipContent, SlipFee
from counter_app.print import official_words as words
from counter_app.print import slip_wording as wording
from counter_app.print.code128 import QUIET_MODULES as BAR_QUIET
from counter_app.print.paper import MM, Box
from counter_app.print.picture import page_count, page_picture, page_png
from counter_app.print.qr_code import SMALLEST_MODULE_MM, qr_matrix
from counter_app.print.slip_pdf import draw_slip, render_slip
from counter_app.print.slip_size import SlipSize
from counter_app.wire.slip_text import parse_slip_text, slip_signature_holds
from tests.print.paper_reading import decoded, extracted, one_spaced, out_of_reach, touching, with_quiet_zone
from tests.print.slip_samples import DESK_KEY, EXTREME, ORDINARY, SHORT, SLIPS, signed

SIZES = list(SlipSize)
EVERY_SLIP = pytest.mark.parametrize("name", SLIPS)
EVERY_SIZE = pytest.mark.parametrize("size", SIZES, ids=lambda size: size.value)


@pytest.mark.rule("lookup.qr_readers", profile="dak_nong_2019")
@pytest.mark.rule("code.barcode_or_qr", profile="national_2025")
@EVERY_SIZE
@EVERY_SLIP
@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_an_independent_reader_decodes_both_codes_from_the_raster(name: str, size: SlipSize, dpi: int) -> None:
    slip = SLIPS[name]
    found = decoded(render_slip(slip, size), 0, 203.2 if size is SlipSize.ROLL and dpi == 203 else dpi)
    copies = 2 if size is SlipSize.A4X2 else 1
    expected = slip.identity if name != "ordinary" else slip.code
    assert found == {"QR Code": [slip.qr_text] * copies, "Code 128": [expected] * copies}


@EVERY_SIZE
def test_the_second_copy_carries_the_same_codes(size: SlipSize) -> None:
    slip = SLIPS["ordinary"]
    pdf = render_slip(slip, size)
    found = decoded(pdf, page_count(pdf) - 1, 300)
    assert set(found["QR Code"]) == {slip.qr_text}
    assert set(found["Code 128"]) == {slip.code}


def test_what_is_read_from_paper_verifies_and_a_changed_paper_is_refused() -> None:
    slip = SLIPS["ordinary"]
    read = decoded(render_slip(slip), 0, 203)["QR Code"][0]
    assert slip_signature_holds(parse_slip_text(read), DESK_KEY.public)
    later = replace(slip, qr_text=slip.qr_text.replace("/2611260915/", "/2611250915/"))
    forged = decoded(render_slip(later), 0, 203)["QR Code"][0]
    assert not slip_signature_holds(parse_slip_text(forged), DESK_KEY.public)


def test_nothing_in_the_qr_code_names_the_person() -> None:
    slip = SLIPS["ordinary"]
    assert slip.applicant.id_number not in slip.qr_text
    assert "DEP" not in slip.qr_text.split("/S1/")[1].rsplit("/", 2)[0]


@EVERY_SIZE
@EVERY_SLIP
def test_every_text_can_be_extracted_with_its_diacritics(name: str, size: SlipSize) -> None:
    slip = SLIPS[name]
    # Words of one field may stand on several lines, and pages interleave the two copies: count words.
    words = set(extracted(render_slip(slip, size)).replace(";", " ").split())
    for text in said(slip):
        missing = [word for word in one_spaced(text.replace(";", " ")).split() if word not in words and len(word) < 40]
        assert not missing, text


def said(slip: SlipContent) -> list[str]:
    person = slip.applicant
    texts = [
        slip.office.unit,
        slip.office.unit.upper(),
        person.name,
        person.address,
        person.phone,
        slip.procedure,
        slip.request,
        slip.term,
        words.moment_words(slip.received),
        slip.due_note,
        slip.due_explanation,
        slip.clerk,
        slip.code or wording.NO_CODE_YET,
        words.identity_words(slip.identity),
        wording.pin_words(slip.pin),
        *(component.name for component in slip.components),
        *wording.marks(slip),
        *slip.notes,
        *wording.COPY_NAMES,
        words.MOTTO_FIRST,
        words.MOTTO_SECOND,
    ]
    return texts if slip.due is None else [*texts, words.moment_words(slip.due)]


@pytest.mark.rule("certification.slip_hour", profile="national_2025")
def test_the_official_fields_stand_in_the_form_s_order() -> None:
    text = extracted(render_slip(SLIPS["ordinary"], SlipSize.A5))
    places = [
        text.index(part)
        for part in (
            "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
            "Mã hồ sơ: H19.16-261120-0001",
            "tiếp nhận hồ sơ của: Nguyễn Thị Đẹp",
            "Địa chỉ: Số 1, phố Thử Nghiệm",
            "Thủ tục hành chính: Cấp Giấy xác nhận tình trạng hôn nhân",
            "1. Thành phần hồ sơ nộp gồm:",
            "2. Số lượng hồ sơ: 01 (bộ)",
            "3. Thời gian giải quyết hồ sơ theo quy định là: 03 ngày làm việc",
            "4. Thời gian nhận hồ sơ: 09 giờ 15 phút, ngày 20 tháng 11 năm 2026",
            "5. Thời gian trả kết quả giải quyết hồ sơ: 09 giờ 15 phút, ngày 26 tháng 11 năm 2026 (Thứ Năm)",
            "6. Đăng ký nhận kết quả tại: Trung tâm Phục vụ hành chính công phường Trấn Biên; nhận trực tiếp",
            "7. Phí, lệ phí (nếu có): Lệ phí hộ tịch: 15.000 đồng (đã nộp)",
            "Vào Sổ theo dõi hồ sơ, Quyển số: 03 Số thứ tự: 1207",
            "NGƯỜI NỘP HỒ SƠ",
        )
    ]
    assert places == sorted(places)


def test_nothing_to_pay_is_not_said_to_be_owed() -> None:
    fee = SlipFee("Lệ phí", 0, paid=False)
    text = extracted(render_slip(replace(SLIPS["ordinary"], fees=(fee,)), SlipSize.A5))
    assert "7. Phí, lệ phí (nếu có): Lệ phí: 0 đồng" in text
    assert "đồng (chưa nộp)" not in text


def test_without_a_code_the_slip_says_that_it_comes_later() -> None:
    text = extracted(render_slip(SLIPS["short"], SlipSize.A5))
    assert "Mã hồ sơ cấp sau" in text
    assert "5. Thời gian trả kết quả giải quyết hồ sơ: sẽ được thông báo sau" in text


@EVERY_SIZE
@EVERY_SLIP
def test_every_font_is_embedded_as_a_subset_of_liberation(name: str, size: SlipSize) -> None:
    pdf = render_slip(SLIPS[name], size)
    ran = subprocess.run(["pdffonts", "-"], input=pdf, capture_output=True, check=True, timeout=30)
    rows = ran.stdout.decode().splitlines()[2:]
    assert rows
    for row in rows:
        assert re.match(r"[A-Z]{6}\+LiberationSerif", row)
        assert row.split()[-5:-2] == ["yes", "yes", "yes"]  # embedded, subset, Unicode map
    assert b"Helvetica" not in pdf


@EVERY_SIZE
def test_the_same_content_gives_the_same_bytes(size: SlipSize) -> None:
    assert render_slip(signed(ORDINARY), size) == render_slip(signed(ORDINARY), size)


def test_the_metadata_holds_no_personal_data() -> None:
    slip = SLIPS["ordinary"]
    ran = subprocess.run(["pdfinfo", "-"], input=render_slip(slip), capture_output=True, check=True, timeout=30)
    told = ran.stdout.decode()
    assert "Giấy tiếp nhận hồ sơ và hẹn trả kết quả" in told
    for private in (slip.applicant.name, slip.applicant.id_number, slip.code or "", slip.clerk):
        assert private not in told


@pytest.mark.rule("forms.slip_size", profile="national_2018")
@pytest.mark.parametrize(
    ("size", "width", "height"),
    [(SlipSize.A4X2, 297, 210), (SlipSize.A5, 148, 210), (SlipSize.A4, 210, 297), (SlipSize.ROLL, 80, None)],
)
def test_pages_have_the_paper_s_size(size: SlipSize, width: float, height: float | None) -> None:
    ran = subprocess.run(["pdfinfo", "-"], input=render_slip(SLIPS["ordinary"], size), capture_output=True, check=True)
    found = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", ran.stdout.decode())
    assert found is not None
    assert float(found[1]) / MM == pytest.approx(width, abs=0.1)
    assert height is None or float(found[2]) / MM == pytest.approx(height, abs=0.1)


# --- layout -------------------------------------------------------------------------------------------------


def outside(boxes: list[Box], size: SlipSize, height: float) -> list[Box]:
    width = {SlipSize.A4X2: 297.0, SlipSize.A5: 148.0, SlipSize.A4: 210.0, SlipSize.ROLL: 80.0}[size]
    return out_of_reach(boxes, width, height, 4.0 if size is SlipSize.ROLL else 5.0)  # printers do not reach further


def page_height(pdf: bytes) -> float:
    return page_picture(pdf, dpi=72).height


def check_layout(slip: SlipContent, size: SlipSize) -> None:
    pdf, boxes = draw_slip(slip, size)
    assert touching([with_quiet_zone(box) for box in boxes]) == []
    assert outside(boxes, size, page_height(pdf)) == []
    if size is SlipSize.A4X2:
        assert [box for box in boxes if box.left < 148.5 * MM < box.right] == []


@EVERY_SIZE
@EVERY_SLIP
def test_nothing_overlaps_and_nothing_leaves_the_printable_area(name: str, size: SlipSize) -> None:
    check_layout(SLIPS[name], size)


TEXT = st.text(st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyẤẾỘỮỵ  .,-/09W"), min_size=1, max_size=280).filter(
    str.strip
)


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_no_content_within_the_bounds_makes_anything_overlap(data: st.DataObject) -> None:
    slip = data.draw(st.sampled_from([ORDINARY, SHORT]))
    office = replace(slip.office, unit=data.draw(TEXT), parent_agency=data.draw(TEXT), hotline=data.draw(TEXT))
    slip = replace(
        slip,
        office=office,
        applicant=replace(slip.applicant, name=data.draw(TEXT), address=data.draw(TEXT)),
        procedure=data.draw(TEXT),
        clerk=data.draw(TEXT),
        form_label=data.draw(TEXT),
        replaces=data.draw(TEXT),
        components=tuple(SlipComponent(name, originals=9_999) for name in data.draw(st.lists(TEXT, max_size=30))),
    )
    check_layout(signed(slip), data.draw(st.sampled_from(SIZES)))


@EVERY_SLIP
def test_modules_are_never_smaller_than_scanners_need(name: str) -> None:
    for size in SIZES:
        for box in draw_slip(SLIPS[name], size)[1]:
            if box.kind == "qr":
                module = (box.right - box.left) / MM / len(qr_matrix(box.text))
                assert module >= SMALLEST_MODULE_MM - 1e-9


def test_the_usual_symbol_has_49_modules_and_36_millimetres() -> None:
    boxes = draw_slip(SLIPS["ordinary"], SlipSize.A4X2)[1]
    sides = {round((box.right - box.left) / MM, 3) for box in boxes if box.kind == "qr"}
    assert len(qr_matrix(SLIPS["ordinary"].qr_text)) == 49
    assert sides == {36.0}


@EVERY_SIZE
def test_code_128_keeps_its_quiet_zone(size: SlipSize) -> None:
    from counter_app.print.code128 import code128_width

    for slip in SLIPS.values():
        boxes = draw_slip(slip, size)[1]
        for bars in [box for box in boxes if box.kind == "code128"]:
            quiet = BAR_QUIET * (bars.right - bars.left) / code128_width(bars.text)
            zone = replace(bars, left=bars.left - quiet + 0.1, right=bars.right + quiet - 0.1)
            others = [box for box in boxes if box is not bars]
            assert [pair for pair in touching([zone, *others]) if bars.text == pair[0]] == []


def test_an_ordinary_slip_stays_on_one_sheet() -> None:
    assert page_count(render_slip(SLIPS["ordinary"], SlipSize.A4X2)) == 1
    assert page_count(render_slip(SLIPS["ordinary"], SlipSize.A5)) == 2  # one page a copy


def test_signatures_never_stand_alone_on_a_page() -> None:
    for count in range(1, 31):
        components = tuple(SlipComponent(f"Giấy tờ số {number}", originals=1) for number in range(count))
        boxes = draw_slip(signed(replace(ORDINARY, components=components)), SlipSize.A5)[1]
        page = max(box.page for box in boxes if box.text == wording.CLERK_SIGNS)
        texts = [box.text for box in boxes if box.page == page]
        assert any(text.startswith("Vào Sổ theo dõi hồ sơ") for text in texts)
        assert any("Thời gian trả kết quả" in text for text in texts)  # when it is due is signed, not a volume alone


def test_further_pages_name_the_dossier_and_repeat_the_table_s_titles() -> None:
    boxes = draw_slip(SLIPS["extreme"], SlipSize.A4X2)[1]
    last = max(box.page for box in boxes)
    assert last > 1
    for page in range(2, last + 1):
        assert any(EXTREME.code in box.text for box in boxes if box.page == page and EXTREME.code)
    assert sum(box.text == "Tên giấy tờ" for box in boxes if box.page == 2) == 2


def test_every_page_says_which_form_it_is_and_whose_layout_it_has() -> None:
    """The number of the page took the place of the form's name."""
    boxes = draw_slip(SLIPS["extreme"], SlipSize.A5)[1]
    pages = max(box.page for box in boxes) // 2
    assert pages > 1
    foot = [box.text for box in boxes if box.text.startswith(f"{SLIPS['extreme'].form_label} · Trang")]
    assert len(foot) == 2 * pages


def test_letters_beyond_vietnamese_are_kept_and_unknown_ones_shown_as_a_box() -> None:
    slip = signed(replace(ORDINARY, applicant=replace(ORDINARY.applicant, name="Жук Müller 中")))
    assert "Жук Müller □" in extracted(render_slip(slip, SlipSize.A5))


def test_a_slip_without_its_qr_text_is_not_printed() -> None:
    with pytest.raises(ValueError, match="QR"):
        render_slip(ORDINARY)


def test_times_are_told_in_office_time_and_months_as_decree_30_writes_them() -> None:
    moment = ORDINARY.received.replace(month=2, day=3) + timedelta(hours=3)
    assert words.moment_words(moment) == "12 giờ 15 phút, ngày 03 tháng 02 năm 2026"


def test_the_preview_is_a_png_of_the_page() -> None:
    png = page_png(render_slip(SLIPS["ordinary"]), dpi=60)
    assert png.startswith(b"\x89PNG\r\n\x1a\n")


@EVERY_SLIP
def test_qr_symbols_of_slips_are_drawn_from_one_fixed_mask(name: str) -> None:
    """The same text must give the same modules at every desk, or reprints would differ."""
    text = SLIPS[name].qr_text
    qr_matrix.cache_clear()
    first = qr_matrix(text)
    qr_matrix.cache_clear()
    assert qr_matrix(text) == first
    assert len(first) % 4 == 1
