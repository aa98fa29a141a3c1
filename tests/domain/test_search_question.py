"""What stands in the one box, as words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.search_question import MOST_WORDS, Sought, plain_phone, read_question


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("", ()),
        (" \n\t ", ()),
        ("Nguyễn Thị ĐẸP", (Sought(("nguyen",)), Sought(("thi",)), Sought(("dep",)))),
        ("0912 345 678", (Sought(("0912", "345", "678"), "0912345678"),)),
        ("+84 912.345.678", (Sought(("0912", "345", "678"), "0912345678"),)),
        ("0912345678", (Sought(("0912345678",)),)),
        ("đẹp\n0912 345", (Sought(("dep",)), Sought(("0912", "345"), "0912345"))),
        ("H36.37.05–261123–0001", (Sought(("h36",)), Sought(("37", "05", "261123", "0001")))),
        ("12 34", (Sought(("12", "34")),)),
        ("x\x00\u200by", (Sought(("x",)), Sought(("y",)))),
    ],
)
def test_whatever_is_pasted_becomes_words(text: str, sought: tuple[Sought, ...]) -> None:
    assert read_question(text) == sought


def test_a_telephone_number_is_the_same_however_it_is_written() -> None:
    assert {plain_phone(text) for text in ("0912 345 678", "0912.345.678", "+84912345678", "+84 (0)912 345 678")} == {
        "0912345678"
    }
    assert plain_phone("không có") == ""


@given(st.text(max_size=400))
def test_any_text_becomes_few_plain_words(text: str) -> None:
    words = [word for one in read_question(text) for word in one.words]
    assert len(words) <= MOST_WORDS
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in words)
