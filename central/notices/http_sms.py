"""Text messages through an HTTP gateway: one request, whose shape is written in the configuration.

Placeholders in the address and in every text of the body: {to} the number as the citizen gave it, {international}
the number with the country's code and no plus, {text}, and {id}, which is the same whenever a message is repeated.
"""

from __future__ import annotations

import http.client
import json
import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode, urlsplit

from central.notices.channel import Answer, Message, Verdict
from central.notices.watchdog import ended_after

LARGEST_ANSWER = 64 * 1024
TRUNK = "0"
_PLACEHOLDER = re.compile(r"\{(to|international|text|id)\}")
# A go-between that lost whoever is behind it cannot say whether the message went through.
UNKNOWN_CODES = frozenset({502, 504})
# Too much at once, or something wrong with the centre's own request: so it would be for every message.
NOT_NOW = frozenset({401, 402, 403, 404, 405, 407, 408, 411, 413, 414, 415, 421, 426, 429, 431})


@dataclass(frozen=True, slots=True)
class Gateway:
    """`body` is sent as JSON, `form` as a web form; at most one of them. `reference`: where in a JSON answer the
    gateway's own number for the message stands, as names with dots between."""

    url: str
    method: str = "POST"
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: object = None
    form: Mapping[str, str] | None = None
    accepted: frozenset[int] = frozenset({200, 201, 202, 204})
    reference: tuple[str, ...] = ()
    country: str = "84"
    seconds: float = 30.0
    trusted: ssl.SSLContext | None = None


class HttpSms:
    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway

    @property
    def longest_seconds(self) -> float:
        return self._gateway.seconds * 2  # the name is looked up before the clock can be stopped

    def send(self, message: Message) -> Answer:
        path, body, headers = self._written(message)
        line = self._line()
        try:
            with ended_after(self._gateway.seconds, lambda: line.sock):
                return self._asked(line, path, body, headers)
        finally:
            line.close()

    def _asked(
        self, line: http.client.HTTPConnection, path: str, body: bytes | None, headers: dict[str, str]
    ) -> Answer:
        try:
            line.connect()
        except (OSError, http.client.HTTPException) as error:
            return Answer(Verdict.UNREACHABLE, type(error).__name__)
        try:
            line.request(self._gateway.method, path, body, headers)
            answer = line.getresponse()
        except (OSError, http.client.HTTPException, ValueError) as error:
            return Answer(Verdict.UNKNOWN, f"after the request: {type(error).__name__}")
        return self._understood(answer)

    def _understood(self, answer: http.client.HTTPResponse) -> Answer:
        reason = f"status {answer.status}"
        if answer.status in self._gateway.accepted:
            return Answer(Verdict.TAKEN, reason, self._reference(answer))
        if answer.status in UNKNOWN_CODES:
            return Answer(Verdict.UNKNOWN, reason)
        if answer.status in NOT_NOW or answer.status >= 500 or answer.status < 400:
            return Answer(Verdict.UNREACHABLE, reason)
        return Answer(Verdict.REFUSED, reason)

    def _reference(self, answer: http.client.HTTPResponse) -> str:
        """'' where there is none: the message was taken all the same."""
        if not self._gateway.reference:
            return ""
        try:
            found: object = json.loads(answer.read(LARGEST_ANSWER))
        except (OSError, http.client.HTTPException, ValueError, RecursionError):
            return ""
        for name in self._gateway.reference:
            found = found.get(name) if isinstance(found, dict) else None
        return str(found) if isinstance(found, str | int) else ""

    def _written(self, message: Message) -> tuple[str, bytes | None, dict[str, str]]:
        values = {"to": message.to, "international": self._international(message.to)}
        values |= {"text": message.text, "id": message.identity}
        place = urlsplit(self._gateway.url)
        target = (place.path or "/") + (f"?{place.query}" if place.query else "")
        path = _filled(target, {name: quote(value, safe="") for name, value in values.items()})
        headers = {"Accept": "application/json", **self._gateway.headers}
        if self._gateway.form is not None:
            filled = {name: _filled(text, values) for name, text in self._gateway.form.items()}
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            return path, urlencode(filled).encode("ascii"), headers
        if self._gateway.body is not None:
            headers["Content-Type"] = "application/json"
            return path, json.dumps(_filled_all(self._gateway.body, values)).encode("ascii"), headers
        return path, None, headers

    def _international(self, number: str) -> str:
        if number.startswith("+"):
            return number[1:]
        return self._gateway.country + number[1:] if number.startswith(TRUNK) else number

    def _line(self) -> http.client.HTTPConnection:
        place, seconds = urlsplit(self._gateway.url), self._gateway.seconds
        host = place.hostname or ""
        if place.scheme == "https":
            context = self._gateway.trusted or ssl.create_default_context()
            return http.client.HTTPSConnection(host, place.port, timeout=seconds, context=context)
        return http.client.HTTPConnection(host, place.port, timeout=seconds)


def _filled_all(value: object, values: Mapping[str, str]) -> object:
    if isinstance(value, str):
        return _filled(value, values)
    if isinstance(value, dict):
        return {name: _filled_all(inner, values) for name, inner in value.items()}
    return [_filled_all(inner, values) for inner in value] if isinstance(value, list) else value


def _filled(template: str, values: Mapping[str, str]) -> str:
    """One pass: what a citizen's text holds is never taken for a placeholder."""
    parts = _PLACEHOLDER.split(template)
    return "".join(values[part] if place % 2 else part for place, part in enumerate(parts))
