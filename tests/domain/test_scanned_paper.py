"""Which files may be attached, and the data of decree 118/2025 article 19.2 that go with a paper."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.errors import BadInput
from counter_app.domain.scanned_paper import (
    LARGEST_SCAN,
    LEAST_DPI,
    MOST_PAGES,
    MeasuredScan,
    PaperData,
    PdfDanger,
    ScanMedia,
    cautions,
    checked_data,
    media_of,
    missing_data,
    read_data,
    refuse_size,
    written,
)

WHOLE = PaperData(
    "Giấy khai sinh",
    kind="KS-01",
    holder="Nguyễn Thị Đẹp",
    born="1990",
    issued=date(2020, 1, 2),
    issuer="UBND phường Thử Nghiệm",
    abstract="Khai sinh",
    lasting=True,
)
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co")), max_size=40)


def test_a_file_is_what_it_holds_not_what_it_is_called() -> None:
    assert media_of(b"%PDF-1.4 ...") is ScanMedia.PDF
    assert media_of(b"\xff\xd8\xff\xe0 ...") is ScanMedia.JPEG
    for other in (b"MZ\x90", b"PK\x03\x04", b"\x89PNG", b" %PDF-1.4", b"<html>"):
        with pytest.raises(BadInput, match="neither"):
            media_of(other)


def test_twenty_megabytes_may_come_in_and_one_byte_more_may_not() -> None:
    refuse_size(LARGEST_SCAN)
    with pytest.raises(BadInput, match="20,1 MB"):
        refuse_size(LARGEST_SCAN + 1)
    with pytest.raises(BadInput, match="empty"):
        refuse_size(0)


@given(st.binary(max_size=200))
def test_bytes_without_a_known_beginning_are_refused(data: bytes) -> None:
    if data.startswith((b"%PDF-", b"\xff\xd8\xff")):
        return
    with pytest.raises(BadInput):
        media_of(data)


@given(
    st.integers(1, MOST_PAGES), st.one_of(st.none(), st.integers(0, 3_000)), st.frozensets(st.sampled_from(PdfDanger))
)
def test_a_poor_picture_and_a_dangerous_pdf_are_each_told_once(
    pages: int, dpi: int | None, dangers: frozenset[PdfDanger]
) -> None:
    told = cautions(MeasuredScan(pages, dpi, dangers))
    assert len(told) == (dpi is not None and dpi < LEAST_DPI) + bool(dangers)


@pytest.mark.parametrize("pages", [0, MOST_PAGES + 1])
def test_no_page_and_more_pages_than_anybody_reads_are_refused(pages: int) -> None:
    with pytest.raises(BadInput):
        cautions(MeasuredScan(pages, 300))


def test_a_number_or_the_person_and_the_issuing_stand_for_the_paper() -> None:
    assert missing_data(WHOLE) == ()
    assert missing_data(PaperData("A", kind="K", number="1", abstract="B", in_force_until=date(2030, 1, 1))) == ()
    assert missing_data(PaperData("A")) == ("kind", "number", "abstract", "in_force_until")
    assert missing_data(PaperData("A", "K", holder="B", abstract="C", lasting=True)) == ("born", "issued", "issuer")


def test_contradictions_are_refused() -> None:
    for wrong in (
        PaperData("A", lasting=True, in_force_until=date(2030, 1, 1)),
        PaperData("A", issued=date(2026, 1, 2), in_force_until=date(2026, 1, 1)),
        PaperData(" "),
        PaperData("A\x07"),
        PaperData("A" * 301),
    ):
        with pytest.raises(BadInput):
            checked_data(wrong)


@given(st.builds(PaperData, TEXT, TEXT, TEXT, TEXT, TEXT, st.none() | st.dates(), TEXT, TEXT, st.none() | st.dates()))
def test_what_is_written_is_read_back(paper: PaperData) -> None:
    try:
        clean = checked_data(paper)
    except BadInput:
        return
    assert read_data(written(clean)) == clean


@given(st.dictionaries(st.sampled_from(["title", "issued", "lasting", "scope"]), st.none() | st.integers() | st.text()))
def test_a_body_of_another_program_is_read_as_far_as_it_goes(body: dict[str, object]) -> None:
    assert isinstance(read_data(body), PaperData)


def test_a_paper_is_over_the_day_after_its_last() -> None:
    paper = PaperData("A", in_force_until=date(2026, 11, 23))
    assert not paper.is_over(date(2026, 11, 23))
    assert paper.is_over(date(2026, 11, 24))
    assert not PaperData("A").is_over(date(2126, 1, 1))
