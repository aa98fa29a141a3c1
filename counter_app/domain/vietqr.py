"""VietQR: the QR code that a banking app reads to transfer an exact amount with a set purpose (EMVCo, NAPAS).

A payload is a row of fields: two digits of tag, two of length, the value. The last field is a check sum over
everything before it. Amounts are whole đồng.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.errors import BadInput

LONGEST_PAYLOAD = 512
LONGEST_PURPOSE = 25
LONGEST_ACCOUNT = 19
LARGEST_AMOUNT = 10**12

NAPAS = "A000000727"
DONG, VIETNAM = "704", "VN"
STATIC, DYNAMIC = "11", "12"

_BANK = re.compile(r"[0-9]{6}")
_ACCOUNT = re.compile(rf"[0-9A-Za-z]{{1,{LONGEST_ACCOUNT}}}")
_PRINTABLE = re.compile(rf"[ -~]{{0,{LONGEST_PURPOSE}}}")


class Service(StrEnum):
    """What the number belongs to."""

    ACCOUNT = "QRIBFTTA"
    CARD = "QRIBFTTC"


@dataclass(frozen=True, slots=True)
class Transfer:
    """`bank` is the bank's six-digit number; `amount` in đồng, None where the payer types it. `bill` and `purpose`
    are plain ASCII: banks drop accents, each in its own way."""

    bank: str
    account: str
    amount: int | None = None
    purpose: str = ""
    bill: str = ""
    service: Service = Service.ACCOUNT


def write_vietqr(transfer: Transfer) -> str:
    """The text of the QR code. Raises BadInput for what no bank would take."""
    _check(transfer)
    receiver = _field("00", transfer.bank) + _field("01", transfer.account)
    said = _optional("01", transfer.bill) + _optional("08", transfer.purpose)
    body = "".join(
        (
            _field("00", "01"),
            _field("01", STATIC if transfer.amount is None else DYNAMIC),
            _field("38", _field("00", NAPAS) + _field("01", receiver) + _field("02", transfer.service)),
            _field("53", DONG),
            _optional("54", "" if transfer.amount is None else str(transfer.amount)),
            _field("58", VIETNAM),
            _optional("62", said),
            "6304",
        )
    )
    return body + check_sum(body)


def read_vietqr(text: str) -> Transfer:
    """What a payload asks to be transferred; fields of no interest here are passed over. Raises BadInput."""
    payload = text.strip()
    if not 20 <= len(payload) <= LONGEST_PAYLOAD or not payload.isascii():
        raise _unreadable()
    if payload[-8:-4] != "6304" or check_sum(payload[:-4]) != payload[-4:].upper():
        raise BadInput(
            "Mã kiểm tra của mã VietQR không khớp; hãy quét lại.", "The VietQR check sum does not match; scan again."
        )
    fields = dict(_fields(payload[:-8]))
    receiver = dict(_fields(fields.get("38", "")))
    account, said = dict(_fields(receiver.get("01", ""))), dict(_fields(fields.get("62", "")))
    if receiver.get("00") != NAPAS or receiver.get("02") not in set(Service) or fields.get("53") != DONG:
        raise _unreadable()
    transfer = Transfer(
        account.get("00", ""),
        account.get("01", ""),
        _amount(fields.get("54")),
        said.get("08", ""),
        said.get("01", ""),
        Service(receiver["02"]),
    )
    _check(transfer)
    return transfer


def check_sum(text: str) -> str:
    """CRC-16/CCITT-FALSE as four capitals: `123456789` gives 29B1."""
    crc = 0xFFFF
    for byte in text.encode("ascii"):
        crc ^= byte << 8
        for _bit in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return f"{crc:04X}"


# ------------------------------------------------------------------------------- the purpose of a dossier's fee


def purpose_of(code: str | None, identity: str) -> str:
    """What a transfer for this dossier says: its code without dots and hyphens; the identity (16 characters) where
    there is no code yet or the code is longer than the 25 characters that banks carry."""
    short = bare(code or "")
    return short if 0 < len(short) <= LONGEST_PURPOSE else identity


def purpose_in(statement_line: str, awaited: Iterable[str]) -> str | None:
    """Which of the awaited purposes a line of a bank statement names, however the bank cut it with blanks, dots or
    hyphens. One that a digit follows is the beginning of a longer code and not meant. None where there is none."""
    named = [purpose for purpose in awaited if purpose and _as_cut_by_banks(purpose).search(statement_line)]
    return max(named, key=len, default=None)


def _as_cut_by_banks(purpose: str) -> re.Pattern[str]:
    return re.compile(r"[\s.\-]{0,3}".join(map(re.escape, purpose)) + r"(?![0-9])", re.IGNORECASE)


def bare(text: str) -> str:
    """Capitals and digits alone."""
    return "".join(char for char in text.upper() if char.isascii() and char.isalnum())


# ---------------------------------------------------------------------------------------------------- fields


def _field(tag: str, value: str) -> str:
    return f"{tag}{len(value):02d}{value}"


def _optional(tag: str, value: str) -> str:
    return _field(tag, value) if value else ""


def _fields(text: str) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    at = 0
    while at < len(text):
        tag, length = text[at : at + 2], text[at + 2 : at + 4]
        if not (tag.isdecimal() and length.isdecimal() and len(length) == 2) or tag in seen:
            raise _unreadable()
        seen.add(tag)
        value = text[at + 4 : at + 4 + int(length)]
        if len(value) != int(length):
            raise _unreadable()
        yield tag, value
        at += 4 + int(length)


def _amount(text: str | None) -> int | None:
    if text is None:
        return None
    whole, _, part = text.partition(".")
    # Other countries' amounts have decimals; đồng has none, and some banks write ".00" all the same.
    if not whole.isdecimal() or part.strip("0") or len(text) > 13:
        raise _unreadable()
    return int(whole)


def _check(transfer: Transfer) -> None:
    if not _BANK.fullmatch(transfer.bank):
        raise BadInput("Mã ngân hàng gồm 6 chữ số, ví dụ 970436.", "A bank's number has 6 digits, such as 970436.")
    if not _ACCOUNT.fullmatch(transfer.account):
        raise BadInput(
            f"Số tài khoản gồm 1 đến {LONGEST_ACCOUNT} chữ số hoặc chữ cái không dấu.",
            f"An account number has 1 to {LONGEST_ACCOUNT} digits or plain letters.",
        )
    if transfer.amount is not None and not 1 <= transfer.amount <= LARGEST_AMOUNT:
        raise BadInput(
            "Số tiền phải từ 1 đến 1.000.000.000.000 đồng.", "The amount must be from 1 to 1,000,000,000,000 đồng."
        )
    for said in (transfer.purpose, transfer.bill):
        if not _PRINTABLE.fullmatch(said):
            raise BadInput(
                f"Nội dung chuyển khoản viết không dấu, nhiều nhất {LONGEST_PURPOSE} ký tự.",
                f"The purpose is plain ASCII of at most {LONGEST_PURPOSE} characters.",
            )


def _unreadable() -> BadInput:
    return BadInput(
        "Đây không phải mã VietQR đọc được; hãy quét lại.", "This is not a readable VietQR code; scan again."
    )
