"""The centre's own drawing of a slip's QR code: the modules that the desk's library puts on paper, one for one."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from central.qr_modules import qr_modules
from central.slip_symbol import slip_symbol
from counter_app.print.qr_code import qr_matrix
from counter_app.wire.keys import SigningKey
from counter_app.wire.slip_text import LONGEST_TEXT, make_slip_text
from tests.central.symbol_reading import decoded_symbol
from tests.central.writers import NOON

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
SHORTEST = make_slip_text("A", "1", "A" * 16, NOON, None, SigningKey(bytes(32)))
LONGEST = make_slip_text("A" * 25, "9" * 64, "A" * 16, NOON, NOON, SigningKey(bytes(32)))


@settings(max_examples=40)
@given(length=st.integers(len(SHORTEST), LONGEST_TEXT), seed=st.integers(0, 2**32))
def test_every_module_is_the_one_on_paper(length: int, seed: int) -> None:
    text = "".join(random.Random(seed).choices(LETTERS, k=length))
    assert tuple(map(tuple, qr_modules(text))) == qr_matrix(text)


@pytest.mark.parametrize("text", [SHORTEST, LONGEST])
def test_the_drawing_is_read_by_another_program(text: str) -> None:
    assert decoded_symbol(slip_symbol(text, "Mã QR")) == text


@pytest.mark.parametrize("text", ["", "abc", "Đ", "A" * 420])
def test_what_no_slip_says_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"alphanumeric|longer"):
        qr_modules(text)
