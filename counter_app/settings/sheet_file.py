"""A file of sheets (XLSX) that any office program opens; written whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.domain.errors import BadInput
from counter_app.settings.durable_file import write_durably

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | None
LONGEST_NAME = 31  # of a sheet
READABLE = 0o644  # it is passed on
NOT_IN_NAMES = "[]:*?/\\"
_NARROW, _WIDE = 8, 60
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """`above` are lines over the table: what it is, of when. Numbers are kept as numbers."""

    name: str
    above: tuple[str, ...]
    titles: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def write_sheets(file: Path, sheets: Sequence[Sheet]) -> Path:
    """Gives back where it lies, with its ending. Raises BadInput for no file name, EnvironmentProblem for a place that
    cannot be written."""
    if not file.name or "\0" in str(file):
        raise BadInput("Hãy đặt tên tệp.", "Give the file a name.")
    file = file if file.suffix.lower() == ".xlsx" else file.with_name(f"{file.name}.xlsx")
    write_durably(file, _book_of(sheets), READABLE)
    return file


def _book_of(sheets: Sequence[Sheet]) -> bytes:
    from openpyxl import Workbook  # a tenth of a second, for who saves a file alone

    book, content = Workbook(), BytesIO()
    book.remove(book.worksheets[0])  # the empty one that a new book begins with
    for sheet in sheets:
        _fill(book.create_sheet(_named(sheet.name)), sheet)
    book.save(content)
    return content.getvalue()


def _fill(page: Worksheet, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for line in (*((text,) for text in sheet.above), sheet.titles, *sheet.rows):
        page.append([_fit(cell) for cell in line])
    # What begins like a formula stays text: nothing that somebody typed is computed when the file is opened.
    for row in page.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type = "s"
    titles = len(sheet.above) + 1
    for cell in page[titles]:
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="center")
    for place, width in enumerate(_widths(sheet), start=1):
        page.column_dimensions[get_column_letter(place)].width = width
    page.freeze_panes = f"A{titles + 1}"


def _fit(cell: Cell) -> Cell:
    """What no XML can bear is a blank: one name with it, from wherever it came, must not lose the whole report."""
    return _UNFIT.sub(" ", cell) if isinstance(cell, str) else cell


def _named(name: str) -> str:
    return "".join(char for char in name if char not in NOT_IN_NAMES)[:LONGEST_NAME]


def _widths(sheet: Sheet) -> list[int]:
    """By the longest text of each column; titles wrap, so that half of theirs is enough."""
    widths = [len(title) // 2 for title in sheet.titles]
    for row in sheet.rows:
        widths = [max(width, len(str(cell or ""))) for width, cell in zip(widths, row, strict=True)]
    return [min(_WIDE, max(_NARROW, width + 2)) for width in widths]
