"""Answers with something in them changed."""

from __future__ import annotations

import base64
import copy
import json
import random
from dataclasses import replace
from typing import Any

from counter_app.sync.exchange import Answer

ODD: tuple[Any, ...] = (
    None, True, -1, 0, 2**60, 1.5, "", "x", "ắ", "a\x00b", "Z" * 400, "00" * 16, "AA==", [], {}, [None], {"a": 1},
    "2026-13-45", "missing",
)  # fmt: skip
STATUSES = (200, 204, 302, 304, 400, 401, 403, 404, 409)


class Mutation:
    """One change somewhere in a JSON value; base 64 that holds JSON is looked into."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)

    def of(self, answer: Answer) -> Answer:
        kind = self._pick(["inside", "inside", "inside", "bytes", "status"])
        if kind == "status":
            return replace(answer, status=self._pick([one for one in STATUSES if one != answer.status]))
        if kind == "bytes":
            cut = self._chance.randrange(len(answer.body) + 1)
            return replace(
                answer, body=self._pick([answer.body[:cut], answer.body[cut:], b"", b"null", b"[]", b"\xff"])
            )
        return replace(answer, body=self._changed(answer.body))

    def _changed(self, body: bytes) -> bytes:
        try:
            value = json.loads(body)
        except ValueError:
            return b"{}"
        return json.dumps(self._somewhere(copy.deepcopy(value)), ensure_ascii=False).encode("utf-8")

    def _somewhere(self, value: Any) -> Any:
        if isinstance(value, dict) and value and self._pick([True, True, True, False]):
            name = self._pick(sorted(value))
            if self._pick([False, False, False, True]):
                del value[name]
            else:
                value[name] = self._somewhere(value[name])
            return value
        if isinstance(value, list) and value and self._pick([True, True, False]):
            place = self._pick(range(len(value)))
            return [*value[:place], self._somewhere(value[place]), *value[place + 1 :]]
        return self._text(value) if isinstance(value, str) and value else self._pick(ODD)

    def _text(self, text: str) -> Any:
        inside = _json_in(text)
        if inside is not None and self._pick([True, True, False]):
            return base64.b64encode(json.dumps(self._somewhere(inside)).encode()).decode()
        place = self._chance.randrange(len(text))
        other = chr(33 + (ord(text[place]) + 1) % 90)
        return self._pick([text[:-1], text + "0", text[:place] + other + text[place + 1 :], text.upper(), *ODD])

    def _pick(self, among: Any) -> Any:
        return self._chance.choice(among)


def _json_in(text: str) -> Any:
    try:
        return json.loads(base64.b64decode(text, validate=True))
    except ValueError:
        return None
