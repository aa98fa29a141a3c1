"""Transfers as QR text: the published vectors both ways, and a purpose that is found back in a statement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.errors import BadInput
from counter_app.domain.vietqr import (
    LARGEST_AMOUNT,
    LONGEST_PURPOSE,
    Service,
    Transfer,
    check_sum,
    purpose_in,
    purpose_of,
    read_vietqr,
    write_vietqr,
)

# NAPAS format specification 1.0 (09/2021), 6.1.2 to 6.1.4.
SHOP = {"bill": "NPS6869", "purpose": "thanh toan don hang", "amount": 180_000}
VECTORS = [
    (
        "00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN63044F52",
        Transfer("970403", "9704031101234567", service=Service.CARD),
    ),
    (
        "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819"
        "thanh toan don hang63042E2E",
        Transfer("970403", "0011012345678", 180_000, "thanh toan don hang", "NPS6869"),
    ),
    (
        "00020101021238600010A00000072701300006970403011697040311012345670208QRIBFTTC530370454061800005802VN62340107NPS68690819"
        "thanh toan don hang6304A203",
        Transfer("970403", "9704031101234567", 180_000, "thanh toan don hang", "NPS6869", Service.CARD),
    ),
]
ASCII = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=LONGEST_PURPOSE)
TRANSFERS = st.builds(
    Transfer,
    st.from_regex(r"\A[0-9]{6}\Z"),
    st.from_regex(r"\A[0-9A-Za-z]{1,19}\Z"),
    st.none() | st.integers(1, LARGEST_AMOUNT),
    ASCII,
    ASCII,
    st.sampled_from(Service),
)
IDENTITY = "ABCDEFGHIJKLMNOP"


@pytest.mark.parametrize(("payload", "transfer"), VECTORS)
def test_the_published_vectors_pass_both_ways(payload: str, transfer: Transfer) -> None:
    assert write_vietqr(transfer) == payload
    assert read_vietqr(payload) == transfer


def test_the_check_sum_is_the_one_of_the_specification() -> None:
    assert check_sum("123456789") == "29B1"


@given(TRANSFERS)
def test_what_is_written_is_read_again(transfer: Transfer) -> None:
    assert read_vietqr(write_vietqr(transfer)) == transfer


@given(TRANSFERS, st.data())
def test_one_changed_character_is_noticed(transfer: Transfer, data: st.DataObject) -> None:
    payload = write_vietqr(transfer)
    place = data.draw(st.integers(0, len(payload) - 1))
    other = data.draw(st.characters(min_codepoint=32, max_codepoint=126).filter(lambda char: char != payload[place]))
    changed = payload[:place] + other + payload[place + 1 :]
    if changed.upper() != payload.upper() or place < len(payload) - 4:
        with pytest.raises(BadInput):
            read_vietqr(changed)


@given(st.text(max_size=600))
def test_anything_else_gets_a_sentence(text: str) -> None:
    with pytest.raises(BadInput):
        read_vietqr(text)


@pytest.mark.parametrize(
    "transfer",
    [
        Transfer("97043", "1"),
        Transfer("970436", ""),
        Transfer("970436", "1" * 20),
        Transfer("970436", "12 34"),
        Transfer("970436", "1", 0),
        Transfer("970436", "1", -5),
        Transfer("970436", "1", LARGEST_AMOUNT + 1),
        Transfer("970436", "1", 5, "x" * 26),
        Transfer("970436", "1", 5, "phí"),
        Transfer("970436", "1", 5, "a\nb"),
    ],
)
def test_what_no_bank_would_take_is_refused(transfer: Transfer) -> None:
    with pytest.raises(BadInput):
        write_vietqr(transfer)


@pytest.mark.parametrize(
    ("code", "purpose"),
    [
        ("H36.37.05-261123-0001", "H3637052611230001"),
        ("000.00.16.H15-190219-0001", "0000016H151902190001"),
        ("H15.50.05.13.22.01.33-261008-0975", "H155005132201332610080975"),
        ("H15.50.05.13.22.01.334-261008-0975", IDENTITY),
        (None, IDENTITY),
    ],
)
def test_the_purpose_is_the_code_without_marks_and_the_identity_where_that_is_too_long(
    code: str | None, purpose: str
) -> None:
    assert purpose_of(code, IDENTITY) == purpose
    assert len(purpose) <= LONGEST_PURPOSE


@pytest.mark.parametrize(
    "line",
    [
        "MBVCB.8812345.H3637052611230001.CT tu 0071000123456 toi 001101",
        "h36.37.05-261123-0001 nop le phi",
        "IBFT H363705 2611230001 FT26327000123",
        "CK H36.37.05 - 261123 - 0001; H3637052611230001",
    ],
)
def test_the_purpose_is_found_however_the_bank_cuts_the_line(line: str) -> None:
    assert purpose_in(line, ["H3637052611230002", "H3637052611230001", IDENTITY]) == "H3637052611230001"


def test_a_short_code_at_the_beginning_of_a_long_one_is_not_taken_for_it() -> None:
    short, wide = "H3637052611236600", "H3637052611236600101"
    assert purpose_in(f"CK {wide} xong", [short, wide]) == wide
    assert purpose_in(f"CK {wide} xong", [short]) is None
    assert purpose_in("chuyen tien nha", [short, wide]) is None
