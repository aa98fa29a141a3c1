"""Attached files are measured and shown by a process of their own, whatever is in them."""

from __future__ import annotations

import io
import random
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from counter_app.domain.errors import BadInput
from counter_app.domain.scanned_paper import MeasuredScan, PdfDanger, ScanMedia
from counter_app.print.pdf_dangers import MOST_INFLATED, is_locked, pdf_dangers
from counter_app.print.scan_child import measure_jpeg, measure_pdf, resolution
from counter_app.print.scan_reading import ScanReader
from tests.print.scan_samples import (
    A4_AT_200,
    jpeg,
    object_stream,
    pdf,
    pdf_of_a_form,
    pdf_put_straight,
    pdf_with,
    photo_held_upright,
    stands_upright,
)

READER = ScanReader()


def test_a_scanner_s_sheet_a_small_card_and_a_photo_are_each_measured_as_they_are() -> None:
    assert measure_jpeg(jpeg()).dpi == 200
    assert measure_jpeg(jpeg((1_012, 638), 300)).dpi == 300  # an identity card on the glass
    assert measure_jpeg(jpeg((3_000, 4_000), 72)).dpi == 342  # a telephone says 72 and means nothing by it
    assert measure_jpeg(jpeg((827, 1_169), 100)).dpi == 100
    assert measure_jpeg(jpeg((827, 1_169), None)).dpi == 100
    assert measure_jpeg(jpeg(dpi=20_000)).dpi == 200  # as small as a stamp: no scanner means that


@pytest.mark.parametrize("dpi", [199, 200, 201, 300])
@pytest.mark.parametrize("size", [(1_651, 2_333), (1_652, 2_337), (1_653, 2_338), A4_AT_200, (1_700, 2_200)])
def test_a_sheet_scanned_at_200_dpi_has_200_however_its_size_was_rounded(size: tuple[int, int], dpi: int) -> None:
    page = (size[0] * 72 / dpi, size[1] * 72 / dpi)  # as scanners write it: the paper's size follows from the pixels
    assert measure_pdf(pdf(size, page=page)).dpi == dpi
    assert measure_jpeg(jpeg(size, dpi)).dpi == dpi


@pytest.mark.parametrize("size", [(1_653, 2_338), (1_653, 2_339), A4_AT_200])
def test_an_a4_of_200_dpi_that_lost_a_point_of_its_edge_is_not_warned_about(size: tuple[int, int]) -> None:
    assert measure_pdf(pdf(size)).dpi == 200
    assert measure_jpeg(jpeg(size, None)).dpi == 200


def test_a_scan_inside_a_form_or_put_straight_has_its_own_resolution() -> None:
    assert measure_pdf(pdf_of_a_form(A4_AT_200)).dpi == 200
    assert measure_pdf(pdf_put_straight(A4_AT_200, degrees=2)).dpi == 200


def test_a_photo_is_shown_the_way_up_that_the_telephone_says() -> None:
    assert stands_upright(READER.page_png(photo_held_upright(), ScanMedia.JPEG))


@pytest.mark.parametrize("exif", [b"Exif\0\0garbage", b"Exif\0\0II*\0\x08\0\0\0\xff\xff\x12\x01", b""])
def test_what_a_photo_says_of_itself_and_nobody_can_read_spoils_no_paper(exif: bytes) -> None:
    file = io.BytesIO()
    Image.new("RGB", (40, 60)).save(file, "JPEG", exif=exif)
    shown = Image.open(io.BytesIO(READER.page_png(file.getvalue(), ScanMedia.JPEG)))
    assert shown.size == (40, 60)


@given(st.integers(1, 20_000), st.integers(1, 20_000), st.floats(0, 5_000))
def test_turning_a_sheet_changes_nothing_and_more_pixels_never_mean_less(
    width: int, height: int, density: float
) -> None:
    assert resolution(width, height, density) == resolution(height, width, density)
    assert resolution(width, height, 0) <= resolution(width + 100, height + 100, 0)
    assert resolution(width, height, density) >= min(int(density), resolution(width, height, 0))


def test_a_pdf_has_the_resolution_of_its_poorest_page() -> None:
    assert measure_pdf(pdf(A4_AT_200)) == MeasuredScan(1, 200)
    assert measure_pdf(pdf((2_480, 3_508), (827, 1_169))) == MeasuredScan(2, 100)
    assert measure_pdf(pdf((3_508, 2_480))).dpi is not None


def test_the_last_page_of_the_longest_file_is_measured_too() -> None:
    assert measure_pdf(pdf(*[(200, 200)] * 299, (100, 100), page=(72, 72))) == MeasuredScan(300, 100)


def test_a_pdf_that_never_was_paper_has_no_resolution() -> None:
    assert measure_pdf(pdf()) == MeasuredScan(1, None)


def _packed_script(more: bytes = b"") -> bytes:
    """`more` stands in the dictionary, between what it is and its content."""
    return object_stream(b"8 0 << /S /JavaScript /JS (x) >>").replace(b" /N 1", more + b" /N 1", 1)


@pytest.mark.parametrize(
    ("file", "dangers"),
    [
        (pdf_with(b"<< /S /JavaScript /JS (app.alert(1)) >>"), {PdfDanger.SCRIPT}),
        (pdf_with(b"<< /S /J#61vaScript /J#53 (app.alert(1)) >>"), {PdfDanger.SCRIPT}),
        (pdf_with(b"<< /S /Launch /F (calc.exe) >>"), {PdfDanger.LAUNCH}),
        (pdf_with(b"<< /S /GoToR /F (\\\\\\\\far\\\\share) /D [0] >>"), {PdfDanger.LAUNCH}),  # would sign in over there
        (pdf_with(b"<< /S /SubmitForm /F (http://far) >>"), {PdfDanger.LAUNCH}),
        (pdf_with(b"<< /S /URI /URI (https://dichvucong.gov.vn) >>"), set()),
        (pdf_with(b"[3 0 R /Fit]"), set()),
        (pdf_with(b"8 0 R", objects=object_stream(b"8 0 << /S /JavaScript /JS (x) >>")), {PdfDanger.SCRIPT}),
        (pdf_with(b"8 0 R", objects=object_stream(b"8 0 << /S /Launch >>", b"/#4fbjStm")), {PdfDanger.LAUNCH}),
        (pdf_with(b"8 0 R", objects=_packed_script(b" /Pad (" + b"x" * 70_000 + b")")), {PdfDanger.SCRIPT}),
        (pdf_with(b"8 0 R", objects=_packed_script(b" /X (9 0 obj)")), {PdfDanger.SCRIPT}),
        (pdf_with(b"8 0 R", objects=_packed_script().replace(b"stream\n", b"stream\r", 1)), {PdfDanger.SCRIPT}),
        (
            pdf_with(b"[3 0 R /Fit]", objects=b"7 0 obj\n<</Names<</EmbeddedFiles 8 0 R>>>>\nendobj\n"),
            {PdfDanger.EMBEDDED},
        ),
        (
            pdf_with(b"8 0 R", objects=b"7 0 obj\n<< /Type /ObjStm >>\nstream\nnot packed\nendstream\nendobj\n"),
            {PdfDanger.UNSEEN},
        ),
    ],
)
def test_what_a_pdf_could_do_is_flagged_however_it_is_hidden(file: bytes, dangers: set[PdfDanger]) -> None:
    assert pdf_dangers(file) == dangers


SCRIPT = b"8 0 << /S /JavaScript /JS (x) >>"


def _packed_around_its_end() -> bytes:
    """Deflated so that `endstream` stands in the packed bytes, before the script."""
    begun = b"9 0 << /X (endstream) >> "
    packing = zlib.compressobj(0)
    packed = packing.compress(begun) + packing.flush(zlib.Z_FULL_FLUSH)
    more = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed += more.compress(SCRIPT) + more.flush() + zlib.adler32(begun + SCRIPT).to_bytes(4, "big")
    assert zlib.decompress(packed) == begun + SCRIPT
    return _streamed(b"/Filter /FlateDecode", packed)


def _packed_in_columns() -> bytes:
    """With a row's mark after every fourth byte, as for the pixels of a picture."""
    rows = b"".join(b"\0" + SCRIPT[place : place + 4].ljust(4) for place in range(0, len(SCRIPT), 4))
    return _streamed(b"/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 4 >>", zlib.compress(rows))


def _packed_twice() -> bytes:
    return _streamed(b"/Filter [/FlateDecode /FlateDecode]", zlib.compress(zlib.compress(SCRIPT)))


def _packed_behind_a_word() -> bytes:
    """A text in the dictionary looks as if the content began there."""
    return _streamed(b"/Filter /FlateDecode", zlib.compress(SCRIPT), before=b"/X (stream\n) ")


def _streamed(how: bytes, packed: bytes, before: bytes = b"") -> bytes:
    head = b"7 0 obj\n<< " + before + b"/Type /ObjStm /N 1 /First 4 " + how + b" /Length %d >>\n" % len(packed)
    return head + b"stream\n" + packed + b"\nendstream\nendobj\n"


@pytest.mark.parametrize(
    "hidden", [_packed_around_its_end(), _packed_in_columns(), _packed_twice(), _packed_behind_a_word()]
)
def test_objects_that_are_hidden_from_this_look_are_called_unseen(hidden: bytes) -> None:
    assert pdf_dangers(pdf_with(b"8 0 R", objects=hidden)) == {PdfDanger.UNSEEN}


def test_a_small_file_that_unpacks_without_end_is_called_unseen() -> None:
    bomb = pdf_with(b"8 0 R", objects=object_stream(bytes(MOST_INFLATED + 1)))
    assert len(bomb) < 100_000
    assert pdf_dangers(bomb) == {PdfDanger.UNSEEN}


def test_a_scan_s_own_pixels_are_never_taken_for_a_script() -> None:
    noise = random.Random(4).randbytes(2_000_000).replace(b"endstream", b"") + b"/JS /JS("
    image = b"7 0 obj\n<< /Subtype /Image >>\nstream\n" + noise + b"\nendstream\nendobj\n"
    assert pdf_dangers(pdf_with(b"[3 0 R /Fit]", objects=image)) == set()


def test_a_locked_pdf_is_refused() -> None:
    locked = pdf_with(b"[3 0 R /Fit]").replace(b"/Size 9", b"/Size 9 /Encrypt 6 0 R")
    assert is_locked(locked)
    with pytest.raises(BadInput, match="password"):
        READER.measure(locked, ScanMedia.PDF)


def test_the_program_measures_and_shows_without_parsing_anything_itself() -> None:
    file = pdf((2_480, 3_508), (827, 1_169))
    assert READER.measure(file, ScanMedia.PDF) == MeasuredScan(2, 100)
    shown = Image.open(io.BytesIO(READER.page_png(file, ScanMedia.PDF, 1)))
    assert 900 < shown.size[0] < shown.size[1] < 1_400
    photo = Image.open(io.BytesIO(READER.page_png(jpeg((6_000, 4_500)), ScanMedia.JPEG)))
    assert photo.size == (3_000, 2_250)
    for page in (2, -1):
        with pytest.raises(BadInput):
            READER.page_png(file, ScanMedia.PDF, page)


def test_a_page_as_large_as_a_house_is_shown_small() -> None:
    huge = pdf_with(b"[3 0 R /Fit]").replace(b"[0 0 200 200]", b"[0 0 14400 14400]")
    shown = Image.open(io.BytesIO(READER.page_png(huge, ScanMedia.PDF)))
    assert max(shown.size) <= 3_000


def test_a_picture_of_more_pixels_than_any_paper_has_is_refused() -> None:
    header = bytearray(jpeg((8, 8)))
    frame = header.index(b"\xff\xc0")
    header[frame + 5 : frame + 9] = b"\xff\xff\xff\xff"  # 65,535 by 65,535
    for ask in (READER.measure, READER.page_png):
        with pytest.raises(BadInput):
            ask(bytes(header), ScanMedia.JPEG)


def test_a_reader_that_does_not_end_is_ended() -> None:
    with pytest.raises(BadInput):
        ScanReader(seconds=0.001).measure(jpeg(), ScanMedia.JPEG)


def damaged(file: bytes, chance: random.Random) -> bytes:
    changed = bytearray(file)
    for _ in range(chance.randrange(1, 30)):
        place = chance.randrange(len(changed))
        match chance.randrange(3):
            case 0:
                changed[place] = chance.randrange(256)
            case 1:
                del changed[place : place + chance.randrange(1, 200)]
            case _:
                changed[place:place] = changed[: chance.randrange(1, 200)]
        if not changed:
            return b"%PDF-"
    return bytes(changed)


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from([pdf((40, 60)), pdf(), jpeg((60, 40)), pdf_with(b"8 0 R")]))
def test_no_damaged_file_leads_to_anything_but_an_answer_or_a_refusal(chance: random.Random, file: bytes) -> None:
    broken = damaged(file, chance)
    pdf_dangers(broken)
    try:
        found = measure_pdf(broken) if file.startswith(b"%PDF") else measure_jpeg(broken)
    except Exception:
        return  # the child ends there: see the next test
    assert found.pages > 0


@pytest.mark.parametrize("media", list(ScanMedia))
@pytest.mark.parametrize("file", [b"", b"%PDF-", b"\xff\xd8\xff", b"%PDF-1.7\n" + b"stream\n" * 2_000])
def test_what_cannot_be_read_is_one_sentence_without_a_traceback(file: bytes, media: ScanMedia) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        READER.measure(file, media)
