"""What an official paper other than the slip says: head, number, title, paragraphs, tables, signatures.

One value for every form, so that each form is its words and one layout draws them all. Everything arrives decided;
paper adds nothing of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from counter_app.domain.slip import OfficeHeading


class SheetSize(Enum):
    A5 = "a5"
    A4 = "a4"
    A4_LANDSCAPE = "a4_landscape"


DOTS_FOR_THE_PEN = "…………………………"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text; `bold` for what was filled in, `italic` for remarks."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`indent` in the sheet's gaps; `centred` for lines such as "Kính gửi"."""

    parts: tuple[Part, ...]
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """`share` of the table's width; `centred` for numbers, dates and ticks."""

    title: str
    share: float
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`blank_rows` more for the pen; `row_height` in lines at least, where people sign in cells."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    blank_rows: int = 0
    row_height: int = 1


@dataclass(frozen=True, slots=True)
class Signature:
    """`stamp` leaves the room that an office stamp takes."""

    title: str
    name: str = ""
    hint: str = "(Ký và ghi rõ họ tên)"


@dataclass(frozen=True, slots=True)
class Form:
    """One paper. `number` as decree 30/2020 writes it ("Số: 12/HDHS"), '' where the form bears none.

    `code` and `identity` name the dossier (the code in bars too), both '' on lists of many. `qr_text` is drawn where
    the law allows a QR code and there is one, on a list that is scanned too. `marks` are framed under the title.
    `form_label` says which official form it is, and that its layout was not confirmed where it was not. `copies` name
    each copy that is printed. `addressees` is the list *Nơi nhận*. `sheets` are pictures (PNG) of whole pages that are
    printed before the words. `every_page_numbered`: the only page too, of what is bound. `letter`: numbered
    as decree 30/2020 has it, at the top and from the second page on.
    """

    office: OfficeHeading
    title: str
    issued_on: date
    number: str = ""
    subtitle: str = ""
    code: str = ""
    identity: str = ""
    qr_text: str = ""
    body: tuple[Paragraph | Table, ...] = ()
    signatures: tuple[Signature, ...] = ()
    marks: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    form_label: str = ""
    size: SheetSize = SheetSize.A5
    copies: tuple[str, ...] = ("",)
    sample: bool = False
    sheets: tuple[bytes, ...] = ()
    every_page_numbered: bool = False
    letter: bool = False


def said(*parts: str | Part) -> Paragraph:
    """A paragraph from plain text and parts."""
    return Paragraph(tuple(Part(part) if isinstance(part, str) else part for part in parts))


def field(label: str, value: str) -> Paragraph:
    """“Địa chỉ: …”, the value bold; dots for the pen where there is none."""
    return said(f"{label}: ", Part(value, bold=True) if value else DOTS_FOR_THE_PEN)


def strong(text: str) -> Part:
    return Part(text, bold=True)


def remark(text: str) -> Paragraph:
    return Paragraph((Part(text, italic=True),))
