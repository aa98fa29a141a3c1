"""The one reader of JSON that means one thing only: no floats, no NaN, no key twice, integers below 2^53.

Whoever reads bytes says what they may be (`wire/strict_json.py` what was hashed, `domain/records.py` what people made).
"""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

LARGEST_INTEGER = 2**53
_MOST_DIGITS = 17  # a number of a million digits is not even made
_HALF = re.compile(r"\\u[dD][89a-fA-F]")  # an escape for half of a character; two halves make one


class NotStrict(ValueError):
    """What is not allowed in it, in both languages."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi, self.en = vi, en


class NotJson(NotStrict):
    """It cannot be read as JSON at all."""


def read_text(text: str) -> Any:
    """The value; raises NotStrict. Its caller checks what shape it has."""
    try:
        value = _decode(text)
        if "\\u" in text and _HALF.search(text) is not None:
            _refuse_halves(value)
        return value
    except (json.JSONDecodeError, RecursionError) as error:
        raise NotJson("không phải JSON", f"not JSON: {error}") from None


def _decode(text: str) -> Any:
    """As the decoder does; but what was made here has no blanks around it, and looking for them costs."""
    if text[:1] == "{":
        value, end = _DECODER.raw_decode(text)
        if end == len(text):
            return value
    return _DECODER.decode(text)


def _refuse_halves(value: object) -> None:
    """Half a character is no text: no column, no file and no paper can hold it."""
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise NotStrict(
            "có nửa ký tự không đọc được; hãy gõ lại.", "it holds half a character; type it again."
        ) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        double = next(key for key in keys if keys.count(key) > 1)[:60]
        raise NotStrict(f"trường “{double}” có hai lần; hãy bỏ bớt một.", f"field “{double}” stands twice; remove one.")
    return found


def _integer(digits: str) -> int:
    value = int(digits) if len(digits) <= _MOST_DIGITS else LARGEST_INTEGER
    if abs(value) >= LARGEST_INTEGER:
        raise NotStrict(f"số {digits[:20]} quá lớn.", f"the number {digits[:20]} is too large.")
    return value


def _refuse_float(text: str) -> NoReturn:
    raise NotStrict(
        f"số lẻ “{text[:20]}” không được dùng; hãy viết số nguyên.",
        f"the decimal “{text[:20]}” is not allowed; write an integer.",
    )


# Made once: every entry, row and paper passes here, and making one costs as much as using it.
_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=_refuse_float, parse_int=_integer, parse_constant=_refuse_float
)
