"""Reading records that come from outside: one place that checks shape, type, size and characters.

A `Record` is a JSON object with the words that tell a person where it stands ("quy tắc “late.notice”"), so that
every refusal is one sentence that names the place and the field.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NoReturn

from counter_app.domain.control_characters import is_control
from counter_app.domain.errors import BadInput
from counter_app.domain.strict_json import LARGEST_INTEGER, NotJson, NotStrict, read_text

MAX_FILE_BYTES = 8 * 1024 * 1024
MAX_TEXT = 4000
MAX_ITEMS = 20_000


@dataclass(frozen=True)
class Place:
    """Where in a file a value stands, in both languages."""

    vi: str
    en: str

    def inside(self, vi: str, en: str) -> Place:
        return Place(f"{self.vi}, {vi}", f"{self.en}, {en}")

    def refuse(self, vi: str, en: str) -> NoReturn:
        raise BadInput(f"{self.vi}: {vi}", f"{self.en}: {en}")


def read_json(data: bytes, place: Place) -> object:
    """The value of strict JSON: no floats, no NaN, no key twice, integers below 2^53. Raises BadInput."""
    if len(data) > MAX_FILE_BYTES:
        place.refuse("tệp lớn hơn 8 MB; hãy kiểm tra lại tệp.", "the file is over 8 MB; check the file.")
    try:
        return read_text(data.decode("utf-8-sig"))
    except (NotJson, UnicodeDecodeError):
        place.refuse(
            "không phải tệp JSON đọc được; hãy lấy lại tệp nguyên vẹn.",
            "this is not readable JSON; fetch the file again.",
        )
    except NotStrict as problem:
        place.refuse(problem.vi, problem.en)


def clean_text(text: str, place: Place, *, longest: int = MAX_TEXT) -> str:
    """NFC, without blanks at the ends; refuses what is too long and control characters other than line feeds."""
    if len(text) > longest:
        place.refuse(f"dài quá {longest} ký tự; hãy rút ngắn.", f"longer than {longest} characters; shorten it.")
    if not text.isprintable() and any(is_control(char) and char != "\n" for char in text):
        place.refuse("có ký tự điều khiển không in được; hãy gõ lại.", "has control characters; type it again.")
    return unicodedata.normalize("NFC", text).strip()


def write_json(value: object) -> bytes:
    """Canonical bytes: keys in order, no blanks, UTF-8. Made once, then kept: hashes are over these bytes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("utf-8")


@dataclass(frozen=True)
class Record:
    """An object read from outside; each method gives one field in its type or raises BadInput."""

    fields: Mapping[str, object]
    place: Place
    columns: Mapping[str, str] = field(default_factory=dict)
    """Where it came from a table: the heading that a person sees for each field."""

    @classmethod
    def of(cls, value: object, place: Place) -> Record:
        if not isinstance(value, dict):
            place.refuse("phải là một mục có các trường.", "must be an object with fields.")
        return cls(value, place)

    def __contains__(self, key: str) -> bool:
        return self.fields.get(key) is not None

    def at(self, key: str) -> Place:
        if key in self.columns:
            return self.place.inside(f"cột “{self.columns[key]}”", f"column “{self.columns[key]}”")
        return self.place.inside(f"trường “{key}”", f"field “{key}”")

    def only(self, known: Iterable[str]) -> None:
        """Refuses fields that nobody reads: a mistyped name must not lose a value silently."""
        unknown = sorted(set(self.fields) - set(known))
        if unknown:
            self.place.refuse(
                f"không có trường nào tên “{unknown[0][:60]}”; hãy kiểm tra tên trường.",
                f"there is no field named “{unknown[0][:60]}”; check its name.",
            )

    def text(self, key: str, *, longest: int = MAX_TEXT) -> str:
        value = self.fields.get(key)
        if not isinstance(value, str) or not value.strip():
            self.at(key).refuse("thiếu hoặc không phải chữ.", "is missing or is not text.")
        return clean_text(value, self.at(key), longest=longest)

    def optional_text(self, key: str, *, longest: int = MAX_TEXT) -> str:
        """The text, or '' where the field is absent."""
        return self.text(key, longest=longest) if self.fields.get(key) not in (None, "") else ""

    def choice(self, key: str, among: Iterable[str]) -> str:
        value = self.text(key)
        choices = list(among)
        if value not in choices:
            shown = ", ".join(choices)
            self.at(key).refuse(
                f"“{value[:40]}” không được chấp nhận; hãy chọn một trong: {shown}.",
                f"“{value[:40]}” is not accepted; choose one of: {shown}.",
            )
        return value

    def integer(self, key: str, *, least: int = 0, most: int = LARGEST_INTEGER - 1) -> int:
        value = self.fields.get(key)
        if isinstance(value, bool) or not isinstance(value, int):
            self.at(key).refuse("phải là một số nguyên.", "must be an integer.")
        if not least <= value <= most:
            self.at(key).refuse(f"phải từ {least} đến {most}.", f"must be from {least} to {most}.")
        return value

    def optional_integer(self, key: str, *, least: int = 0) -> int | None:
        return self.integer(key, least=least) if key in self else None

    def flag(self, key: str) -> bool:
        value = self.fields.get(key)
        if not isinstance(value, bool):
            self.at(key).refuse("phải là true hoặc false.", "must be true or false.")
        return value

    def optional_flag(self, key: str) -> bool | None:
        return self.flag(key) if key in self else None

    def day(self, key: str) -> date:
        text = self.text(key, longest=40)
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.at(key).refuse(
                f"“{text}” không phải ngày có thật; hãy viết như 2026-11-20.",
                f"“{text}” is not a real date; write it like 2026-11-20.",
            )

    def optional_day(self, key: str) -> date | None:
        return self.day(key) if key in self else None

    def record(self, key: str) -> Record:
        return Record.of(self.fields.get(key), self.at(key))

    def items(self, key: str) -> list[object]:
        """A list; an absent field is an empty one."""
        value = self.fields.get(key, [])
        if not isinstance(value, list) or len(value) > MAX_ITEMS:
            self.at(key).refuse("phải là một danh sách không quá dài.", "must be a list that is not too long.")
        return value

    def records(self, key: str) -> list[Record]:
        """A list of objects; rows of a table that are records already keep their own place."""
        return [
            item
            if isinstance(item, Record)
            else Record.of(item, self.at(key).inside(f"mục {number}", f"item {number}"))
            for number, item in enumerate(self.items(key), start=1)
        ]

    def texts(self, key: str) -> tuple[str, ...]:
        found = []
        for number, item in enumerate(self.items(key), start=1):
            place = self.at(key).inside(f"mục {number}", f"item {number}")
            if not isinstance(item, str) or not item.strip():
                place.refuse("phải là chữ.", "must be text.")
            found.append(clean_text(item, place))
        return tuple(found)
