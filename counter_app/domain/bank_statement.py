"""Lines of a bank statement, pasted or from a CSV file of any bank: each row as one text, with the sums that it names.

No two banks name their columns alike, so none is relied upon: a transfer is found by its purpose and by its amount.
"""

from __future__ import annotations

import csv
import re

from counter_app.domain.control_characters import is_control
from counter_app.domain.errors import BadInput

LARGEST_FILE = 5_000_000  # bytes
MOST_LINES = 20_000
LONGEST_LINE = 500
_SEPARATORS = ",;\t|"
# Groups of one sum are parted alike, and the end of a date begins none: “23/11 100.000” names 100.000 đ.
_NUMBER = re.compile(
    r"(?<![\w.,])(?<!\d/)\d{1,3}([.,\u00a0 ])\d{3}(?:\1\d{3})*(?![.,]\d{3})(?:[.,]\d{1,2})?(?![\d])"
    r"|(?<![\w.,])\d+(?:[.,]\d{1,2})?(?=(?:VN[DĐ]|[DĐ])?(?!\w))",
    re.IGNORECASE,
)
_MINUS = ("-", "\u2212")
_DECIMALS = re.compile(r"[.,]\d{1,2}$")


def lines_of_text(text: str) -> tuple[str, ...]:
    """What was pasted, a transfer a line. Raises BadInput for what is too long or holds control characters."""
    return _bounded([line.strip() for line in text.replace("\t", " ").splitlines()])


def lines_of_file(data: bytes) -> tuple[str, ...]:
    """The rows of a CSV file, cells joined by “ · ”. Raises BadInput where it is none, or too large."""
    if len(data) > LARGEST_FILE:
        raise BadInput(
            "Tệp sao kê lớn quá 5 MB; hãy xuất lại ít ngày hơn.", "The statement is over 5 MB; export fewer days."
        )
    text = _decoded(data)
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count) if any(mark in first for mark in _SEPARATORS) else ","
    try:
        rows = list(csv.reader(text.splitlines(), delimiter=separator))
    except csv.Error:
        raise _no_statement() from None
    return _bounded([" · ".join(filter(None, (" ".join(cell.split()) for cell in row))) for row in rows])


def amounts_in(line: str) -> frozenset[int]:
    """Every number that may be a sum in đồng: 23000, 23.000, 23,000 and 23,000.00 are the same. What has a minus went
    out, or was taken back by the bank: it is no sum that came in."""
    found = set()
    for match in _NUMBER.finditer(line):
        if _went_out(line, match.start()):
            continue
        text = match.group()
        grouped = re.fullmatch(r"\d{1,3}(?:[.,\u00a0 ]\d{3})+", text)
        whole = text if grouped else _DECIMALS.sub("", text)
        digits = re.sub(r"\D", "", whole)
        if len(digits) <= 13:
            found.add(int(digits))
    return frozenset(found)


def _went_out(line: str, start: int) -> bool:
    """A hyphen that ends a word is no minus."""
    before = line[max(0, start - 2) : start]
    return before[-1:] in _MINUS and not before[:-1].strip()


def _bounded(lines: list[str]) -> tuple[str, ...]:
    kept = [line for line in lines if line]
    if len(kept) > MOST_LINES:
        raise BadInput(
            f"Sao kê có hơn {MOST_LINES:,} dòng; hãy chia nhỏ.".replace(",", "."),
            f"The statement has over {MOST_LINES:,} lines; split it.",
        )
    if any(is_control(char) for line in kept for char in line):
        raise _no_statement()
    return tuple(line[:LONGEST_LINE] for line in kept)


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1258")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _no_statement()


def _no_statement() -> BadInput:
    return BadInput(
        "Đây không phải sao kê dạng CSV đọc được; hãy xuất lại từ ngân hàng ở dạng CSV.",
        "This is not a statement in CSV that can be read; export it from the bank as CSV.",
    )
