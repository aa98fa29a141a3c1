"""What stands in an entry's details: a text, an object, a list, or nothing of that kind.

Details are read from journals and feeds that other versions wrote, and from portals: a value of another kind counts as
absent, and nobody's screen or paper fails over it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from counter_app.domain.errors import BadInput
from counter_app.domain.times import parse_iso

MOST_COUNTED = 1_000_000
HASH_BYTES = 32


def text_of(values: object, name: str) -> str:
    value = values.get(name) if isinstance(values, Mapping) else None
    return value if isinstance(value, str) else ""


def count_of(values: object, name: str, default: int = 0) -> int:
    """How many; what is no number, or none that anybody counts to, is `default`."""
    value = values.get(name) if isinstance(values, Mapping) else None
    return value if type(value) is int and 0 <= value < MOST_COUNTED else default


def texts_of(value: object) -> tuple[str, ...]:
    return tuple(text for text in value if isinstance(text, str)) if isinstance(value, list) else ()


def time_of(values: object, name: str) -> datetime | None:
    """Office time from ISO text; None for what is no time."""
    try:
        return parse_iso(text_of(values, name))
    except BadInput:
        return None


def object_of(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def objects_of(value: object) -> list[Mapping[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def hash_of(named: object) -> bytes | None:
    """A hash as facts bear it, in hex; None for what is none."""
    try:
        found = bytes.fromhex(named) if isinstance(named, str) else b""
    except ValueError:
        return None
    return found if len(found) == HASH_BYTES else None
