"""Amounts and counts as people here write them, and type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.written_number import LARGEST_AMOUNT, grouped, read_amount


@given(st.integers(min_value=0, max_value=LARGEST_AMOUNT))
def test_what_is_written_is_read_again(amount: int) -> None:
    assert read_amount(f"{grouped(amount)} đ") == amount


@pytest.mark.parametrize("text", ["200000", "200.000", "200 000", "200\u00a0000 đ", " 200.000đ "])
def test_however_it_is_typed(text: str) -> None:
    assert read_amount(text) == 200_000


@pytest.mark.parametrize(
    "text", ["", " ", "đ", "-1", "1,5", "²", "١٢", "hai trăm", str(LARGEST_AMOUNT + 1), "9" * 10_000]
)
def test_what_is_no_amount_is_none(text: str) -> None:
    assert read_amount(text) is None
