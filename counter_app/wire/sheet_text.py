"""The text in a contingency sheet's QR code: number, when it was printed, and the desk's signature.

HTTPS://<HOST>/T1/<NUMBER>/<PRINTED>/<KEY>/<SIGNATURE>, all in QR's alphanumeric set and in the manner of a slip's. The
signature covers the tag and the text from T1 up to and including the slash before it; the host is not signed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.contingency_sheet import SheetNumber, sheet_number
from counter_app.domain.times import OFFICE_ZONE
from counter_app.wire import base32
from counter_app.wire.keys import SigningKey, signature_holds
from counter_app.wire.slip_text import LONGEST_TEXT

_SHAPE = re.compile(
    r"HTTPS://(?P<host>[A-Z0-9.:-]{1,25})/(?P<signed>T1/(?P<number>DP[0-9]{3}-[0-9]{5})/(?P<printed>[0-9]{10})/"
    r"(?P<key>[A-Z2-7]{8})/)(?P<signature>[A-Z2-7]{103})"
)
_MINUTES = "%y%m%d%H%M"


@dataclass(frozen=True, slots=True)
class SheetText:
    """What a scanned sheet says; `printed` is office time, to the minute."""

    number: SheetNumber
    printed: datetime
    key: str
    signature: bytes
    signed: bytes


class NotASheet(ValueError):
    """The text is not that of a contingency sheet's QR code."""


def make_sheet_text(host: str, number: SheetNumber, printed: datetime, key: SigningKey) -> str:
    """Raises ValueError for an unfit host."""
    signed = f"T1/{number}/{printed.astimezone(OFFICE_ZONE).strftime(_MINUTES)}/{key.name}/"
    text = f"HTTPS://{host.upper()}/{signed}{base32.encode(key.sign('sheet', signed.encode('ascii')))}"
    if _SHAPE.fullmatch(text) is None:
        raise ValueError("the host does not fit into a sheet's QR code")
    return text


def parse_sheet_text(text: str) -> SheetText:
    """Read a scan; scanners may change case. Raises NotASheet. Says nothing about the signature."""
    shape = _SHAPE.fullmatch(text.strip().upper()) if len(text) <= LONGEST_TEXT else None
    number = sheet_number(shape["number"]) if shape is not None else None
    if shape is None or number is None:
        raise NotASheet("not the text of a contingency sheet")
    try:
        printed = datetime.strptime(f"20{shape['printed']}", "%Y%m%d%H%M").replace(tzinfo=OFFICE_ZONE)
        signature = base32.decode(shape["signature"])
    except ValueError as error:
        raise NotASheet(str(error)) from None
    return SheetText(number, printed, shape["key"], signature, shape["signed"].encode("ascii"))


def sheet_signature_holds(sheet: SheetText, public: bytes) -> bool:
    return signature_holds(public, sheet.signature, "sheet", sheet.signed)
