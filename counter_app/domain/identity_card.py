"""The QR payload of the identity card: seven fields and a tail whose order nobody has published.

    number | old number or empty | full name | born ddmmyyyy | Nam/Nữ | address | issued ddmmyyyy [ | tail … ]

Nothing implausible blocks the clerk: it is said as a warning. Only a text of another kind is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from counter_app.domain.card_repair import is_latin, repair
from counter_app.domain.errors import BadInput
from counter_app.domain.folding import fold
from counter_app.domain.scanned_kind import not_a_card

# A QR code holds at most 2,953 bytes, or 4,296 characters of its smallest alphabet.
LONGEST_PAYLOAD = 4_296
FIELDS = 7
ID_FORM = re.compile(r"[0-9]{12}")
OLD_ID_FORM = re.compile(r"[0-9]{9}")
DAY_FORM = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
# Keyboard scanners under another layout type another character for the separator.
MISTYPED_SEPARATORS = "~¦"
SEXES = {"nam": "Nam", "nu": "Nữ"}
IN_NAMES = " '’.-"


@dataclass(frozen=True)
class CardWarning:
    vi: str
    en: str


@dataclass(frozen=True)
class IdentityCard:
    """What the card says. Unreadable dates and sex are None; `tail` is the raw text after the seventh field,
    '' where there is none; `repaired` names the garbling that was undone."""

    id_number: str
    old_id_number: str
    full_name: str
    date_of_birth: date | None
    sex: str | None
    address: str
    issued_on: date | None
    tail: str = ""
    repaired: str | None = None
    warnings: tuple[CardWarning, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The keys of `card parse --json`; dates ISO, warnings in Vietnamese whatever the locale."""
        return {
            "id_number": self.id_number,
            "old_id_number": self.old_id_number,
            "full_name": self.full_name,
            "date_of_birth": self.date_of_birth and self.date_of_birth.isoformat(),
            "sex": self.sex,
            "address": self.address,
            "issued_on": self.issued_on and self.issued_on.isoformat(),
            "tail": self.tail,
            "repaired": self.repaired,
            "warnings": [warning.vi for warning in self.warnings],
        }


def parse_identity_card(payload: str) -> IdentityCard:
    """Raises BadInput for what is empty, too long, has control characters or is of another kind."""
    text, kind = repair(_bounded(payload))
    _refuse_control_characters(text)
    text, mistyped = _with_separators(unicodedata.normalize("NFC", text))
    fields = [field.strip() for field in text.split("|", FIELDS)[:FIELDS]]
    if not _looks_like_a_card(fields):
        raise not_a_card(text)
    number, old_number, name, born, sex, address, issued = fields
    card = IdentityCard(
        number,
        old_number,
        name,
        _day(born),
        SEXES.get(fold(sex)),
        address,
        _day(issued),
        tail="".join(text.split("|", FIELDS)[FIELDS:]),
        repaired=kind,
    )
    warnings = (*_separator_warning(mistyped), *_warnings(card, fields))
    return replace(card, warnings=warnings)


def _bounded(payload: str) -> str:
    if len(payload) > LONGEST_PAYLOAD:
        raise BadInput(
            f"Nội dung dài quá {LONGEST_PAYLOAD} ký tự nên không thể là mã QR của thẻ; hãy quét lại.",
            f"The text is over {LONGEST_PAYLOAD} characters and can be no card's QR code; scan again.",
        )
    # Only ASCII blanks: a no-break space may be half of a garbled letter.
    text = payload.removeprefix("\ufeff").strip(" \t\r\n")
    if not text:
        raise BadInput(
            "Nội dung quét được trống; hãy quét lại mã QR trên thẻ.",
            "The scanned text is empty; scan the card's QR code again.",
        )
    return text


def _refuse_control_characters(text: str) -> None:
    if any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") for char in text):
        raise BadInput(
            "Nội dung quét được có ký tự điều khiển; hãy kiểm tra cài đặt máy quét rồi quét lại.",
            "The scanned text has control characters; check the scanner's settings and scan again.",
        )


def _with_separators(text: str) -> tuple[str, str]:
    """The text with `|`, and the character that a keyboard layout had put in its place ('' for none)."""
    for char in MISTYPED_SEPARATORS:
        if "|" not in text and text.count(char) >= FIELDS - 1:
            return text.replace(char, "|"), char
    return text, ""


def _looks_like_a_card(fields: list[str]) -> bool:
    if len(fields) < FIELDS:
        return False
    number, _, _, born, sex, _, issued = fields
    signs = (ID_FORM.fullmatch(number), DAY_FORM.fullmatch(born), fold(sex) in SEXES, DAY_FORM.fullmatch(issued))
    return sum(map(bool, signs)) >= 2


def _day(text: str) -> date | None:
    found = DAY_FORM.fullmatch(text)
    try:
        day = date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None
    return day if day and 1850 <= day.year <= 2150 else None


def _separator_warning(mistyped: str) -> Iterator[CardWarning]:
    if mistyped:
        yield CardWarning(
            f"Máy quét gõ “{mistyped}” thay cho “|”; hãy chỉnh bàn phím của máy quét",
            f"The scanner typed “{mistyped}” for “|”; correct its keyboard layout",
        )


def _warnings(card: IdentityCard, fields: list[str]) -> Iterator[CardWarning]:
    yield from _unreadable(card, fields)
    yield from _implausible_number(card)
    yield from _implausible_text(card, fields[4])
    if card.date_of_birth and card.issued_on and card.issued_on < card.date_of_birth:
        yield CardWarning("Ngày cấp thẻ trước ngày sinh", "The card was issued before the date of birth")


def _unreadable(card: IdentityCard, fields: list[str]) -> Iterator[CardWarning]:
    told = (
        (card.date_of_birth, fields[3], "ngày sinh", "date of birth"),
        (card.sex, fields[4], "giới tính", "sex"),
        (card.issued_on, fields[6], "ngày cấp", "date of issue"),
    )
    for value, raw, vi, en in told:
        if value is None:
            yield CardWarning(
                f"Không đọc được {vi} “{raw[:40]}”; hãy xem trên thẻ",
                f"The {en} “{raw[:40]}” cannot be read; look at the card",
            )


def _implausible_number(card: IdentityCard) -> Iterator[CardWarning]:
    number = card.id_number
    if not ID_FORM.fullmatch(number):
        yield CardWarning("Số định danh không đủ 12 chữ số", "The identity number has not 12 digits")
    elif not _fits_person(number, card):
        yield CardWarning(
            "Số định danh không khớp với năm sinh hoặc giới tính",
            "The identity number does not fit the year of birth or the sex",
        )
    if card.old_id_number and not OLD_ID_FORM.fullmatch(card.old_id_number):
        yield CardWarning("Số chứng minh nhân dân cũ không đủ 9 chữ số", "The old identity number has not 9 digits")


def _fits_person(number: str, card: IdentityCard) -> bool:
    """Fourth digit: century and sex (0, 1 for the 1900s, 2, 3 for the 2000s …); fifth and sixth: year."""
    century, is_female = divmod(int(number[3]), 2)
    born, sex = card.date_of_birth, card.sex
    year_fits = born is None or born.year == 1900 + 100 * century + int(number[4:6])
    return year_fits and (sex is None or sex == ("Nữ" if is_female else "Nam"))


def _implausible_text(card: IdentityCard, sex: str) -> Iterator[CardWarning]:
    if not card.full_name or any(not is_latin(char) and char not in IN_NAMES for char in card.full_name):
        yield CardWarning(
            "Họ tên trống hoặc có ký tự lạ; hãy đối chiếu với thẻ",
            "The name is empty or has strange characters; compare it with the card",
        )
    if any(char in card.address for char in "?\ufffd") or any(
        char.isalpha() and not is_latin(char) for char in card.address
    ):
        yield CardWarning(
            "Địa chỉ có ký tự lạ; hãy đối chiếu với thẻ",
            "The address has strange characters; compare it with the card",
        )
    if _marks_seem_lost(card, sex):
        yield CardWarning(
            "Có vẻ máy quét đã làm mất dấu tiếng Việt; hãy đối chiếu với thẻ",
            "The scanner seems to have lost the Vietnamese marks; compare with the card",
        )


def _marks_seem_lost(card: IdentityCard, sex: str) -> bool:
    """Many names have no mark, and some addresses; hardly any card has none in both. "Nữ" always has one."""
    plain = card.full_name.isascii() and card.address.isascii() and bool(card.address)
    return (card.sex == "Nữ" and sex.isascii()) or plain
