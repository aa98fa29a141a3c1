from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.folding import fold
from counter_app.domain.masking import mask_email, mask_id, mask_phone


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đăng ký  khai sinh", "dang ky khai sinh"),
        ("NGUYỄN THỊ ĐẸP", "nguyen thi dep"),
        ("  ước\tmơ\n", "uoc mo"),
        ("H15.16-210405-0012", "h15.16-210405-0012"),
    ],
)
def test_marks_case_and_blanks_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_identity_numbers_show_four_and_three_digits() -> None:
    assert mask_id("075090012345") == "0750•••••345"
    assert mask_id("012345678") == "0123••678"
    assert mask_id("12345678") == "••••••••"
    assert mask_id("") == ""


def test_a_telephone_shows_its_end_and_an_address_its_first_letter_and_place() -> None:
    assert mask_phone("0912 345 678") == "•••••••678"
    assert mask_phone("+84 912.345.678") == "••••••••678"
    assert [mask_phone(short) for short in ("", "1", "123")] == ["•••"] * 3
    assert mask_email("nguyen.dep@example.vn") == "n•••@example.vn"
    assert mask_email("d@example.vn") == "•••@example.vn", "one letter would be all of it"
    assert mask_email("a@b@example.vn") == "a•••@example.vn"
    assert [mask_email(none) for none in ("", "n", "không có")] == ["•••"] * 3
