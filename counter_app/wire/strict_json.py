"""JSON that means one thing only: no floats, no NaN, no duplicate keys, integers below 2^53.

Bytes are made once by `write` and never made again from what was read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from counter_app.domain.strict_json import LARGEST_INTEGER, NotStrict, read_text

DEEPEST = 32


class NotStrictJson(ValueError):
    """The bytes are not JSON of the strict kind."""


def write(value: object) -> bytes:
    """Compact UTF-8 in the order given. Raises NotStrictJson for a float or an integer of 2^53 and more."""
    _check(value, 0)
    return _ENCODER.encode(value).encode("utf-8")


def read(data: bytes) -> Any:
    """The value; raises NotStrictJson. Its caller checks what shape it has."""
    try:
        return read_text(data.decode("utf-8"))
    except (UnicodeDecodeError, NotStrict) as error:
        raise NotStrictJson(str(error)) from None


def read_object(data: bytes) -> dict[str, Any]:
    """An object, the only thing that headers, bodies, rows and papers are."""
    value = read(data)
    if not isinstance(value, dict):
        raise NotStrictJson("not an object")
    return value


def _check(value: object, depth: int) -> None:
    if depth > DEEPEST:
        raise NotStrictJson("nested too deep")
    if isinstance(value, dict):
        _check_all(value.values(), depth + 1)
    elif isinstance(value, list | tuple):
        _check_all(value, depth + 1)
    elif isinstance(value, float):
        raise NotStrictJson("a float")
    elif isinstance(value, int) and not isinstance(value, bool) and abs(value) >= LARGEST_INTEGER:
        raise NotStrictJson("an integer of 2^53 or more")


def _check_all(values: Iterable[object], depth: int) -> None:
    for value in values:
        # Most of what is written is text, in which nothing can be wrong.
        if type(value) is not str or depth > DEEPEST:
            _check(value, depth)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
