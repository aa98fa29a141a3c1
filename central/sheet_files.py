"""Reading the files that reference data is imported from: XLSX, CSV and JSON, all bounded before they are opened up.

What a row means is decided in `domain.reference_content`; here bytes become rows of texts.
"""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from counter_app.domain.records import MAX_FILE_BYTES, Place
from counter_app.domain.reference_content import Content, Item, content_from_json, content_from_rows, file_place
from counter_app.domain.reference_rows import MAX_CELL, MAX_COLUMNS, MAX_ROWS, Row

MAX_UNPACKED_BYTES = 64 * 1024 * 1024
MAX_ZIP_PARTS = 500
LAST_LINE = 1_048_576  # of any sheet that Excel writes; one that says it goes on is made up of nothing, line by line
SUFFIXES = (".xlsx", ".csv", ".json")

# What openpyxl and what it stands on raise for packages that are broken inside (a chart alone: AttributeError).
_UNREADABLE = (
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    LookupError,
    ValueError,
    ArithmeticError,
    AttributeError,
    SyntaxError,
    TypeError,
    EOFError,
    OSError,
)


def read_reference_file(kind: str, path: Path, current: Sequence[Item] = ()) -> Content:
    """The file's content, checked; `current` is what is stored now (a calendar's table only changes its days).

    Raises BadInput with one sentence that names the file, and the row and column where there is one.
    """
    place = file_place(path.name)
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        place.refuse("chỉ nhập được tệp .xlsx, .csv hoặc .json.", "only .xlsx, .csv and .json can be imported.")
    data = _bytes_of(path, place)
    if suffix == ".json":
        return content_from_json(kind, data, path.name)
    rows = xlsx_rows(data, place) if suffix == ".xlsx" else csv_rows(data, place)
    return content_from_rows(kind, rows, path.name, current)


def csv_rows(data: bytes, place: Place) -> list[Row]:
    """UTF-8 with or without BOM; semicolons or commas, whichever parts the headings."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        place.refuse("không phải UTF-8; hãy lưu lại dạng “CSV UTF-8”.", "is not UTF-8; save it as “CSV UTF-8”.")
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    try:
        return _under_headings(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), place)
    except csv.Error:
        place.refuse("dấu ngoặc kép hoặc dấu phân cách bị hỏng.", "its quotes or separators are broken.")


def xlsx_rows(data: bytes, place: Place) -> list[Row]:
    """The first sheet, stored values only. Refused unopened: what unpacks too large, or brings its own entities."""
    _check_package(data, place)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # of styles and extensions that an import does not need
            workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = workbook.worksheets[0]
        sheet.reset_dimensions()  # the declared size is often wrong
        return _under_headings(_sheet_texts(sheet.iter_rows(values_only=True)), place)
    except _UNREADABLE:
        place.refuse("không đọc được như một bảng tính Excel.", "cannot be read as an Excel sheet.")


def _bytes_of(path: Path, place: Place) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except PermissionError:  # on Windows another program that has it open keeps it to itself
        place.refuse(
            "không đọc được: đang mở ở chương trình khác, hoặc không có quyền đọc; hãy đóng tệp rồi thử lại.",
            "cannot be read: another program has it open, or reading it is not allowed; close it and try again.",
        )
    except (OSError, ValueError):
        place.refuse("không mở được; hãy kiểm tra đường dẫn.", "cannot be opened; check its path.")
    if len(data) > MAX_FILE_BYTES:
        place.refuse("lớn hơn 8 MB; hãy kiểm tra lại tệp.", "is over 8 MB; check the file.")
    return data


def _check_package(data: bytes, place: Place) -> None:
    """Sizes are declared in the package and kept to by zipfile; no part of a sheet needs a DOCTYPE."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if len(parts) > MAX_ZIP_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
                place.refuse("giải nén ra quá lớn; hãy kiểm tra lại tệp.", "unpacks too large; check the file.")
            for part in parts:
                if _has_doctype(package.read(part)):
                    place.refuse("có phần không được phép (DOCTYPE).", "has a part that is not allowed (DOCTYPE).")
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error):
        place.refuse("không phải tệp Excel .xlsx đọc được.", "is not a readable .xlsx file.")


def _has_doctype(part: bytes) -> bool:
    """Whatever a part is called and however its letters are written: a package says by itself which part is a sheet."""
    return any("<!DOCTYPE".encode(letters) in part for letters in ("utf-8", "utf-16-le", "utf-16-be"))


def _sheet_texts(rows: Iterable[tuple[object, ...]]) -> Iterator[list[str]]:
    """Without the empty cells at the end of a row: sheets that were once formatted have thousands."""
    for row in rows:
        texts = [_cell_text(cell) for cell in row]
        while texts and not texts[-1]:
            texts.pop()
        yield texts


def _cell_text(cell: object) -> str:
    """As a person would have typed it. Decimals stay as they are: a code typed as a number lost zeros and shows it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "có" if cell else "không"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _under_headings(rows: Iterable[list[str]], place: Place) -> list[Row]:
    """The rows below the first as texts under its headings; empty columns and rows are passed over."""
    headings: list[str] | None = None
    found: list[Row] = []
    for number, cells in enumerate(rows, start=1):
        if len(found) > MAX_ROWS or number > LAST_LINE:
            place.refuse(f"có hơn {MAX_ROWS} dòng.", f"has more than {MAX_ROWS} rows.")
        if len(cells) > MAX_COLUMNS:
            place.refuse(f"dòng {number} có hơn {MAX_COLUMNS} cột.", f"row {number} has over {MAX_COLUMNS} columns.")
        if any(len(cell) > MAX_CELL for cell in cells):
            place.refuse(f"dòng {number} có ô quá dài.", f"row {number} has a cell that is too long.")
        if headings is None:
            headings = _headings(cells, place)
        elif any(cell.strip() for cell in cells):
            found.append(Row(number, _by_heading(headings, cells, place, number)))
    return found


def _headings(cells: list[str], place: Place) -> list[str]:
    headings = [cell.strip() for cell in cells]
    named = [heading for heading in headings if heading]
    if not named:
        place.refuse("dòng đầu phải là tên cột.", "its first row must hold the headings.")
    if len(set(named)) != len(named):
        place.refuse("có hai cột cùng tên.", "has two columns of one name.")
    return headings


def _by_heading(headings: list[str], cells: list[str], place: Place, number: int) -> dict[str, str]:
    beyond = [cell for cell in cells[len(headings) :] if cell.strip()]
    without = [cell for heading, cell in zip(headings, cells, strict=False) if not heading and cell.strip()]
    if beyond or without:
        place.refuse(f"dòng {number} có ô không nằm dưới tên cột nào.", f"row {number} has a cell under no heading.")
    return {heading: cell for heading, cell in zip(headings, cells, strict=False) if heading}
