"""The printed recovery code."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.errors import BadInput
from counter_app.wire.recovery_code import RecoveryCode, parse_recovery_code, recovery_qr_text

codes = st.binary(min_size=16, max_size=16).map(RecoveryCode)


@given(codes)
def test_what_is_printed_is_read_back_typed_or_scanned(code: RecoveryCode) -> None:
    assert re.fullmatch(r"([A-Z2-7]{4}-){7}[A-Z2-7]{4}", code.text)
    assert parse_recovery_code(code.text) == code
    assert parse_recovery_code(recovery_qr_text(code)) == code
    assert parse_recovery_code(f" {recovery_qr_text(code).lower()}\n") == code


@given(codes)
def test_letters_that_look_alike_are_forgiven(code: RecoveryCode) -> None:
    typed = code.text.replace("O", "0").replace("I", "1").replace("B", "8").replace("-", " ").lower()
    assert parse_recovery_code(typed) == code


@given(codes, st.integers(0, 31), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_one_wrong_letter_is_found(code: RecoveryCode, place: int, letter: str) -> None:
    letters = code.text.replace("-", "")
    wrong = letters[:place] + letter + letters[place + 1 :]
    if wrong != letters:
        with pytest.raises(BadInput, match="mistyped"):
            parse_recovery_code(wrong)


@given(codes, st.integers(0, 30))
def test_two_letters_in_the_wrong_order_are_found(code: RecoveryCode, place: int) -> None:
    letters = code.text.replace("-", "")
    wrong = letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]
    if wrong != letters:
        with pytest.raises(BadInput):
            parse_recovery_code(wrong)


@pytest.mark.parametrize("text", ["", "R1/", "ABCD", "Nguyễn", "A" * 32, "A" * 10_000_000, "\0", "HTTPS://X/S1/A"])
def test_anything_else_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(BadInput, match="mistyped"):
        parse_recovery_code(text)


def test_the_code_does_not_show_itself_in_a_log() -> None:
    assert repr(RecoveryCode(b"s" * 16)) == "RecoveryCode()"


def test_the_qr_text_names_no_host() -> None:
    assert recovery_qr_text(RecoveryCode(bytes(16))).startswith("R1/AAAA")
