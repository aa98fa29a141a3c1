"""From a notice's body, which a desk wrote, to a message that can go out: checked here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from counter_app.domain.citizen_notice import LONGEST_SMS
from counter_app.wire.entry import read_body
from counter_app.wire.strict_json import NotStrictJson

LONGEST_MAIL = 20_000
LONGEST_SUBJECT = 200
_BETWEEN_DIGITS = re.compile(r"[\s().-]")
_NUMBER = re.compile(r"\+?[0-9]{8,15}")
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,8}")

_NEEDED = ("sms", "vi")

Letter = tuple[str, str, str]  # to, subject, text


class Unsendable(Exception):
    """Nothing in it can be sent; `args[0]` names why and nobody."""


def letter_of(body: bytes, channel: str) -> Letter:
    """Raises Unsendable."""
    try:
        details = read_body(body)
    except (NotStrictJson, ValueError, RecursionError):
        raise Unsendable("unreadable") from None
    to = _contact(details, channel)
    if channel == "sms":
        return to, "", _one_line(_text(details, "sms"))[:LONGEST_SMS]
    text = "\n\n".join(filter(None, (_text(details, "vi"), _text(details, "en"))))
    return to, _one_line(_text(details, "subject"))[:LONGEST_SUBJECT], _printable(text)[:LONGEST_MAIL]


def _contact(details: Mapping[str, Any], channel: str) -> str:
    contacts = details.get("to")
    found = contacts.get(channel) if isinstance(contacts, dict) else None
    if not isinstance(found, str) or len(found) > 254:
        raise Unsendable("no contact")
    number = _BETWEEN_DIGITS.sub("", found)
    if channel == "sms" and _NUMBER.fullmatch(number):
        return number
    if channel == "email" and _ADDRESS.fullmatch(found):
        return found
    raise Unsendable("no usable contact")


def _text(details: Mapping[str, Any], name: str) -> str:
    text = details.get(name)
    said = text if isinstance(text, str) else ""
    if name in _NEEDED and not said.strip():
        raise Unsendable("no text")
    return said


def _one_line(text: str) -> str:
    """No line break ever gets into a header."""
    return " ".join(_printable(text).split())


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() or char == "\n" else " " for char in text)
