"""The text in a slip's QR code: an upper-case address that carries its own proof and names nobody.

HTTPS://<HOST>/S1/<CODE>/<IDENTITY>/<RECEIVED>/<DUE>/<KEY>/<SIGNATURE>, all in QR's alphanumeric set.
The signature covers the tag and the text from S1 up to and including the slash before the signature.
The host is not signed: it is a setting of the office.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.times import OFFICE_ZONE
from counter_app.wire import base32
from counter_app.wire.keys import SigningKey, signature_holds
from counter_app.wire.tags import tagged_hash

LONGEST_TEXT = 400
NO_CODE = "0"
NO_DATE = "0"

_SHAPE = re.compile(
    r"HTTPS://(?P<host>[A-Z0-9.:-]{1,25})/(?P<signed>S1/(?P<code>[A-Z0-9.-]{1,64})/(?P<identity>[A-Z2-7]{16})/"
    r"(?P<received>\d{10})/(?P<due>\d{10}|0)/(?P<key>[A-Z2-7]{8})/)(?P<signature>[A-Z2-7]{103})"
)


@dataclass(frozen=True, slots=True)
class SlipText:
    """What a scanned slip says. Times are office time, to the minute."""

    host: str
    code: str | None
    identity: str
    received: datetime
    due: datetime | None
    key: str
    signature: bytes
    signed: bytes

    @property
    def pin(self) -> str:
        return look_up_pin(self.signature)


class NotASlip(ValueError):
    """The text is not that of a slip's QR code."""


def make_slip_text(
    host: str,
    code: str | None,
    identity: str,
    received: datetime,
    due: datetime | None,
    key: SigningKey,
    *,
    instead_of: bytes | None = None,
) -> str:
    """Made once per slip and reprinted letter for letter. `instead_of`: the signature of the slip whose place it takes;
    the two differ even where they say the same. Raises ValueError for an unfit host or code."""
    signed = f"S1/{code or NO_CODE}/{identity}/{_minutes(received)}/{_minutes(due) if due else NO_DATE}/{key.name}/"
    data = signed.encode("ascii")
    signature = key.sign("slip", data) if instead_of is None else key.sign_anew(instead_of, "slip", data)
    text = f"HTTPS://{host.upper()}/{signed}{base32.encode(signature)}"
    if _SHAPE.fullmatch(text) is None:
        raise ValueError("the host or the code does not fit into a slip's QR code")
    return text


def parse_slip_text(text: str) -> SlipText:
    """Read a scan; scanners may change case. Raises NotASlip. Says nothing about the signature."""
    shape = _SHAPE.fullmatch(text.strip().upper()) if len(text) <= LONGEST_TEXT else None
    if shape is None:
        raise NotASlip("not the text of a slip")
    try:
        return SlipText(
            host=shape["host"],
            code=None if shape["code"] == NO_CODE else shape["code"],
            identity=shape["identity"],
            received=_moment(shape["received"]),
            due=None if shape["due"] == NO_DATE else _moment(shape["due"]),
            key=shape["key"],
            signature=base32.decode(shape["signature"]),
            signed=shape["signed"].encode("ascii"),
        )
    except ValueError as error:
        raise NotASlip(str(error)) from None


def slip_signature_holds(slip: SlipText, public: bytes) -> bool:
    return signature_holds(public, slip.signature, "slip", slip.signed)


def look_up_pin(signature: bytes) -> str:
    """Six digits, printed beside the code, for looking up by typing."""
    return f"{int.from_bytes(tagged_hash('pin', signature)[:8], 'big') % 1_000_000:06d}"


def _minutes(moment: datetime) -> str:
    return moment.astimezone(OFFICE_ZONE).strftime("%y%m%d%H%M")


def _moment(digits: str) -> datetime:
    # Two digits of year stand for 2000 to 2099: the form was made in 2026. Raises ValueError for no such time.
    year, month, day, hour, minute = (int(digits[start : start + 2]) for start in range(0, 10, 2))
    return datetime(2000 + year, month, day, hour, minute, tzinfo=OFFICE_ZONE)
