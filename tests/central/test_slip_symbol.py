"""The centre's drawing of a slip's QR code says what the slip says."""

from __future__ import annotations

import pytest

from central.slip_symbol import slip_symbol
from counter_app.wire.keys import SigningKey
from counter_app.wire.slip_text import LONGEST_TEXT, make_slip_text
from tests.central.symbol_reading import decoded_symbol
from tests.central.writers import NOON

SHORTEST = make_slip_text("A", "1", "A" * 16, NOON, None, SigningKey(bytes(32)))
LONGEST = make_slip_text("A" * 25, "9" * 64, "A" * 16, NOON, NOON, SigningKey(bytes(32)))


@pytest.mark.parametrize("text", [SHORTEST, LONGEST, "A" * LONGEST_TEXT])
def test_the_drawing_is_read_by_another_program(text: str) -> None:
    assert decoded_symbol(slip_symbol(text, "Mã QR")) == text


def test_the_drawing_is_named_for_whoever_cannot_see_it() -> None:
    assert 'role="img" aria-label="Mã QR in trên giấy tiếp nhận"' in slip_symbol(
        SHORTEST, "Mã QR in trên giấy tiếp nhận"
    )


@pytest.mark.parametrize("text", ["", "abc", "Đ", "A" * (LONGEST_TEXT + 1)])
def test_what_no_slip_says_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"mode|longer"):
        slip_symbol(text, "Mã QR")
