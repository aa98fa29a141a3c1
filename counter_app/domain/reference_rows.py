"""Tables that people keep (sheets, CSV) turned into records: known columns, one record a row, errors by row and column.

Reading the file is somebody else's work; here rows come in as texts. Headings are matched without marks and case, in
Vietnamese or by their field name; `docs/reference-import.md` lists them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from counter_app.domain.folding import fold
from counter_app.domain.records import Place, Record, clean_text

MAX_ROWS = 20_000
MAX_COLUMNS = 60
MAX_CELL = 8_000

_VIETNAMESE_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_YES = {"co", "x", "true", "yes", "1", "dung", "bat buoc"}
_NO = {"khong", "false", "no", "0", "sai", "khong bat buoc"}


@dataclass(frozen=True)
class Row:
    """One row under the headings; `number` as a spreadsheet counts, headings are row 1."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Column:
    """`heading` is the Vietnamese one; `other` further ones that are understood."""

    field: str
    heading: str
    other: tuple[str, ...] = ()

    def is_called(self, heading: str) -> bool:
        names = (self.field, self.field.replace("_", " "), self.heading, *self.other)
        return fold(heading) in {fold(name) for name in names}


@dataclass(frozen=True)
class Cells:
    """One row by field name; each method converts one cell or refuses it naming row and column."""

    texts: Mapping[str, str]
    place: Place
    headings: Mapping[str, str]

    def at(self, field: str) -> Place:
        heading = self.headings.get(field, field)
        return self.place.inside(f"cột “{heading}”", f"column “{heading}”")

    def text(self, field: str) -> str:
        return self.texts.get(field, "")

    def lines(self, field: str) -> list[str]:
        """One item a line; a bar parts items too."""
        return [part.strip() for part in re.split(r"[\n|]", self.text(field)) if part.strip()]

    def day(self, field: str) -> str:
        """ISO, from 2026-11-20 or 20/11/2026; '' where empty."""
        text = self.text(field)
        found = _VIETNAMESE_DAY.fullmatch(text)
        try:
            if found:
                return date(int(found[3]), int(found[2]), int(found[1])).isoformat()
            return date.fromisoformat(text).isoformat() if text else ""
        except ValueError:
            self.at(field).refuse(
                f"“{text[:40]}” không phải ngày có thật; hãy viết như 20/11/2026.",
                f"“{text[:40]}” is not a real date; write it like 20/11/2026.",
            )

    def flag(self, field: str) -> bool | None:
        text = fold(self.text(field))
        if not text:
            return None
        if text not in _YES | _NO:
            self.at(field).refuse(
                f"“{self.text(field)[:40]}” không rõ; hãy viết “có” hoặc “không”.",
                f"“{self.text(field)[:40]}” is unclear; write “có” or “không”.",
            )
        return text in _YES

    def number(self, field: str, text: str | None = None) -> int:
        """A whole number; points or blanks between thousands are understood."""
        shown = self.text(field) if text is None else text
        digits = re.sub(r"(?<=\d)[. ](?=\d{3}(?:\D|$))", "", shown)
        if not re.fullmatch(r"[0-9]{1,12}", digits):
            self.at(field).refuse(f"“{shown[:40]}” không phải số nguyên.", f"“{shown[:40]}” is not a whole number.")
        return int(digits)

    def word(self, field: str, words: Mapping[str, str], text: str | None = None) -> str:
        """The program's word for what people write (marks and case do not matter), or that word itself."""
        shown = self.text(field) if text is None else text
        known = {fold(word): meant for word, meant in words.items()} | {meant: meant for meant in words.values()}
        if fold(shown) not in known:
            choices = ", ".join(filter(None, words))
            self.at(field).refuse(
                f"“{shown[:40]}” không được chấp nhận; hãy chọn trong: {choices}.",
                f"“{shown[:40]}” is not accepted; choose among: {choices}.",
            )
        return known[fold(shown)]

    def record(self, fields: Mapping[str, object]) -> Record:
        """The converted row, whose further checks name row and column too."""
        return Record(fields, self.place, self.headings)


def cells_of(rows: Iterable[Row], columns: tuple[Column, ...], place: Place) -> list[Cells]:
    """Rows with anything in them. Raises BadInput for unknown or doubled headings, too many rows, too long cells."""
    found: list[Cells] = []
    for row in rows:
        if len(found) >= MAX_ROWS:
            place.refuse(f"có hơn {MAX_ROWS} dòng.", f"there are more than {MAX_ROWS} rows.")
        where = place.inside(f"dòng {row.number}", f"row {row.number}")
        cells = _by_field(row, columns, where, place)
        if any(cells.texts.values()):
            found.append(cells)
    if not found:
        place.refuse("không có dòng nào.", "there is no row in it.")
    return found


def split_heads(
    rows: list[Cells], key: str, value: str, days: Collection[str] = ()
) -> tuple[dict[str, str], list[Cells]]:
    """Rows whose key begins with @ say something of the whole file (“@issued”); the others are its content.

    Those named in `days` hold dates, which come back as ISO. Raises BadInput.
    """
    heads: dict[str, str] = {}
    for cells in rows:
        if cells.text(key).startswith("@"):
            name = cells.text(key)[1:].strip()
            heads[name] = cells.day(value) if name in days else cells.text(value)
    return heads, [cells for cells in rows if not cells.text(key).startswith("@")]


def _by_field(row: Row, columns: tuple[Column, ...], where: Place, file: Place) -> Cells:
    texts: dict[str, str] = {}
    headings: dict[str, str] = {}
    for heading, text in row.cells.items():
        column = next((column for column in columns if column.is_called(heading)), None)
        if column is None:
            file.refuse(
                f"không hiểu cột “{heading[:60]}”; xem tên cột trong docs/reference-import.md.",
                f"the column “{heading[:60]}” is not known; docs/reference-import.md lists them.",
            )
        if column.field in texts:
            file.refuse(f"cột “{heading[:60]}” có hai lần.", f"the column “{heading[:60]}” stands twice.")
        headings[column.field] = heading.strip()
        place = where.inside(f"cột “{heading[:60]}”", f"column “{heading[:60]}”")
        texts[column.field] = clean_text(text, place, longest=MAX_CELL)
    return Cells(texts, where, headings)


def kept(fields: Mapping[str, object]) -> dict[str, object]:
    """Without what is empty: an empty cell states nothing."""
    return {key: value for key, value in fields.items() if value not in (None, "", [])}
