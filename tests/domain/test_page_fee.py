"""The fee by the page: 2,000 đ a page, 1,000 from the third, 200,000 a copy at most (circular 226/2016/TT-BTC)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.intake import ChargedFee
from counter_app.domain.page_fee import CopiedPapers, PageFee
from counter_app.domain.procedures import parse_procedure, procedure_bytes
from counter_app.domain.reference_content import content_from_rows
from counter_app.domain.reference_rows import Row
from counter_app.settings.catalogue_file import load_sample_catalogue
from tests.domain.receipts import command, decide, refused

CERTIFIED = next(p for p in load_sample_catalogue().procedures if p.code == "2.000815")
FEE = PageFee("phi", 2_000, 2, 1_000, 200_000)
FIGURE = st.integers(1, 999)


def test_the_sample_catalogue_states_it() -> None:
    assert CERTIFIED.page_fee.value == FEE
    assert CERTIFIED.page_fee.is_certain
    assert parse_procedure(procedure_bytes(CERTIFIED)) == CERTIFIED


@pytest.mark.parametrize(
    ("pages", "amount"),
    [(1, 2_000), (2, 4_000), (3, 5_000), (10, 12_000), (197, 199_000), (198, 200_000), (199, 200_000)],
)
def test_what_one_copy_costs(pages: int, amount: int) -> None:
    assert FEE.of_one_copy(pages) == amount


@given(FIGURE, FIGURE, FIGURE)
def test_copies_cost_as_many_times_and_a_page_more_never_less(originals: int, copies: int, pages: int) -> None:
    whole = FEE.of((CopiedPapers(originals, copies, pages),))
    assert whole == originals * copies * FEE.of_one_copy(pages)
    assert FEE.of_one_copy(pages) <= FEE.of_one_copy(pages + 1) <= 200_000
    assert FEE.of((CopiedPapers(originals, copies, pages), CopiedPapers(1, 1, 1))) == whole + 2_000


@given(st.integers(1, 999))
def test_without_a_step_every_page_costs_the_same(pages: int) -> None:
    assert PageFee("phi", 2_000).of_one_copy(pages) == 2_000 * pages


def test_a_charge_that_is_not_what_the_pages_come_to_is_a_caution() -> None:
    copied = (CopiedPapers(1, 3, 4),)
    right = command(copied=copied, fees=(ChargedFee("phi", "Phí", 18_000, paid=True),))
    wrong = command(copied=copied, fees=(ChargedFee("phi", "Phí", 2_000, paid=True),))
    assert "fees" not in {note.field for note in decide(right, CERTIFIED).notes}
    (told,) = [note for note in decide(wrong, CERTIFIED).notes if note.field == "fees"]
    assert "18.000 đ" in told.vi
    assert "226/2016" in told.citation


def test_the_most_that_can_be_typed_is_a_sum_that_no_receipt_takes_and_no_number_overflows() -> None:
    """Headers hold numbers below 2^53; a fee has its own bound far under that."""
    copied = (CopiedPapers(999, 999, 999),) * 20
    assert FEE.of(copied) == 20 * 999 * 999 * 200_000
    assert "fees[0].amount" in refused(command(copied=copied, fees=(ChargedFee("phi", "Phí", FEE.of(copied)),)))


def test_figures_that_nobody_copies_are_refused() -> None:
    assert "từ 1 đến 999" in refused(command(copied=(CopiedPapers(1, 0, 1),)))["copied"]
    assert "từ 1 đến 999" in refused(command(copied=(CopiedPapers(1, 1, 10_000),)))["copied"]
    assert "từ 1 đến 999" in refused(command(copied=(CopiedPapers(1, 1, 0),)))["copied"]
    assert "từ 1 đến 999" in refused(command(copied=(CopiedPapers(1, 1, -3),)))["copied"]
    assert "20 dòng" in refused(command(copied=(CopiedPapers(),) * 21))["copied"]


def test_it_comes_from_a_table_too() -> None:
    rows = [
        Row(2, {"Mã thủ tục": "@issued", "Tên thủ tục": "2026-11-20", "Phí theo trang": ""}),
        Row(
            3,
            {"Mã thủ tục": "2.000815", "Tên thủ tục": "Chứng thực", "Phí theo trang": "phí; 2.000; 2; 1.000; 200.000"},
        ),
        Row(4, {"Mã thủ tục": "2.000942", "Tên thủ tục": "Bản sao", "Phí theo trang": "phí; 2.000"}),
    ]
    records = content_from_rows("procedures", rows, "danh mục.csv").records
    stepped, plain = records["2.000815"]["page_fee"], records["2.000942"]["page_fee"]
    assert isinstance(stepped, dict)
    assert isinstance(plain, dict)
    assert stepped["value"] == {"kind": "phi", "amount": 2_000, "pages": 2, "then": 1_000, "most": 200_000}
    assert plain["value"] == {"kind": "phi", "amount": 2_000, "pages": 0}
