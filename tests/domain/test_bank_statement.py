"""A bank's statement, pasted or as a file: rows as they stand, sums in any way of writing, nothing else let in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.bank_statement import (
    LARGEST_FILE,
    MOST_LINES,
    amounts_in,
    lines_of_file,
    lines_of_text,
)
from counter_app.domain.control_characters import is_control
from counter_app.domain.errors import BadInput

ROW = "23/11/2026;FT26327000123;23.000;H3237052611230001 nop le phi"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_a_file_of_any_bank_becomes_a_line_a_row(encoding: str, separator: str) -> None:
    cells = ["23/11/2026", "FT26327", '"Nguyễn Thị Đẹp,\xa0nộp"', "H3237052611230001"]
    text = separator.join(["Ngày", "Mã", "Nội dung", "Diễn giải"]) + "\r\n" + separator.join(cells) + "\r\n\r\n"
    _head, row = lines_of_file(text.encode(encoding))
    assert row == "23/11/2026 · FT26327 · Nguyễn Thị Đẹp, nộp · H3237052611230001"


def test_pasted_lines_lose_blanks_and_empty_ones() -> None:
    assert lines_of_text("  a\tb \r\n\n c\n") == ("a b", "c")


@pytest.mark.parametrize(
    "written",
    [
        "23000",
        "23.000",
        "23,000",
        "23,000.00",
        "23.000,00",
        "23 000",
        "+23.000 VND",
        "CR 23000.00 đ",
        "23000VND",
        "23000đ",
        "noi dung-23.000",
    ],
)
def test_a_sum_is_known_however_the_bank_writes_it(written: str) -> None:
    assert 23_000 in amounts_in(f"FT26 {written} H32")


@pytest.mark.parametrize(
    "row", ["23/11 100.000 H32", "23/11 100 000 H32", "23/11/2026 100,000.00 H32", "07 100.000 H32"]
)
def test_a_day_before_the_sum_is_no_part_of_it(row: str) -> None:
    """“11 100.000” was read as eleven million: the line of a transfer that was right counted as another sum."""
    assert 100_000 in amounts_in(row)
    assert not amounts_in(row) & {11_100_000, 11_100, 7_100_000, 7_100}


@pytest.mark.parametrize("row", ["-23.000 H32", "FT1 · -23000 VND", "FT1 \u221223,000.00"])
def test_what_went_out_is_no_sum_that_came_in(row: str) -> None:
    """A transfer that the bank took back would have confirmed itself."""
    assert 23_000 not in amounts_in(row)


def test_another_sum_is_not_the_same() -> None:
    assert 23_000 not in amounts_in("FT26327023000X 230.000 H32.23000.1")


@given(st.integers(1, 10**12))
def test_every_sum_is_found_back_in_its_own_line(amount: int) -> None:
    assert amount in amounts_in(f"H32 {amount:,}".replace(",", "."))
    assert amount in amounts_in(f"{amount:,}.00 VND")
    assert amount in amounts_in(f"FT {amount}")


@pytest.mark.parametrize(
    "data", [b"a;b\x00c", b"\xff\xfe\x00", b"x" * (LARGEST_FILE + 1), b"a\n" * (MOST_LINES + 1), "a\u202eb".encode()]
)
def test_what_is_no_statement_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(BadInput):
        lines_of_file(data)


@given(st.binary(max_size=400))
def test_no_bytes_do_more_than_be_refused(data: bytes) -> None:
    try:
        lines = lines_of_file(data)
    except BadInput:
        return
    assert not any(is_control(char) for line in lines for char in line)
