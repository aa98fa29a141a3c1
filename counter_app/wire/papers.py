"""What the centre signs and anyone can check later: certificates, number ranges, acknowledgements, keys.

A paper is bytes made once, the name of the key and the signature over the tagged bytes.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from counter_app.wire import strict_json
from counter_app.wire.keys import SigningKey, signature_holds
from counter_app.wire.strict_json import NotStrictJson

LARGEST_PAPER = 8 * 1024


class PaperRefused(ValueError):
    """Not a paper, or not signed by a key that we know."""


@dataclass(frozen=True, slots=True)
class Paper:
    content: bytes
    key: str
    signature: bytes

    def as_json(self) -> dict[str, str]:
        return {"bytes": b64(self.content), "key": self.key, "signature": b64(self.signature)}

    def stored(self) -> bytes:
        """For a column of a database; `read_paper` takes it back."""
        return strict_json.write(self.as_json())


@dataclass(frozen=True, slots=True)
class Certificate:
    """A desk's: who it is, its numbers, its public key (hex). It does not expire; the keys list withdraws it."""

    desk: str
    office: str
    name: str
    number: int
    spare: int
    public: str
    issued: str


@dataclass(frozen=True, slots=True)
class Grant:
    """The n-th range of a desk: four-digit numbers of an agency, for good, without dates."""

    desk: str
    n: int
    agency: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """The centre has stored this journal up to this number. Journal and hash as hex; time ISO +07:00."""

    journal: str
    number: int
    hash: str
    time: str


@dataclass(frozen=True, slots=True)
class KeptThrough:
    """Up to this number the journal is in a backup that was restored for a test."""

    journal: str
    number: int
    time: str


@dataclass(frozen=True, slots=True)
class KeyNotice:
    """A public key (hex) of the centre or of a desk, published ahead; `withdrawn` is an ISO time or empty."""

    owner: str
    public: str
    role: str
    withdrawn: str


Content = Certificate | Grant | Acknowledgement | KeptThrough | KeyNotice

C = TypeVar("C", Certificate, Grant, Acknowledgement, KeptThrough, KeyNotice)

KIND_OF: Mapping[type[Content], str] = {
    Certificate: "certificate",
    Grant: "grant",
    Acknowledgement: "ack",
    KeptThrough: "kept",
    KeyNotice: "key",
}
_RENAMED = {"first": "from", "last": "to"}  # words of wire.md that Python keeps for itself


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def unb64(text: str) -> bytes:
    """Raises ValueError when it is not base 64."""
    return base64.b64decode(text, validate=True)


def sign_paper(content: Content, key: SigningKey) -> Paper:
    data = strict_json.write({_RENAMED.get(name, name): getattr(content, name) for name in content.__slots__})
    return Paper(data, key.name, key.sign(KIND_OF[type(content)], data))


def read_paper(raw: bytes | dict[str, Any]) -> Paper:
    """Raises PaperRefused when it has not the shape of a paper."""
    try:
        fields = strict_json.read_object(raw) if isinstance(raw, bytes) else raw
        paper = Paper(unb64(fields["bytes"]), str(fields["key"]), unb64(fields["signature"]))
    except (KeyError, TypeError, ValueError) as error:
        raise PaperRefused(f"not a paper: {error}") from None
    if len(paper.content) > LARGEST_PAPER:
        raise PaperRefused("a paper over 8 KiB")
    return paper


def open_paper(paper: Paper, wanted: type[C], keys: Mapping[str, bytes]) -> C:
    """What the paper says, after its signature held under one of the known keys (name → public bytes)."""
    public = keys.get(paper.key)
    if public is None:
        raise PaperRefused(f"signed with a key that is not known here: {paper.key}")
    if not signature_holds(public, paper.signature, KIND_OF[wanted], paper.content):
        raise PaperRefused("the signature does not hold")
    return _content(wanted, paper.content)


def _content(wanted: type[C], data: bytes) -> C:
    try:
        raw = strict_json.read_object(data)
        values = {name: raw[_RENAMED.get(name, name)] for name in wanted.__slots__}
    except (NotStrictJson, KeyError) as error:
        raise PaperRefused(f"not a {KIND_OF[wanted]}: {error}") from None
    for name, value in values.items():
        expected = int if wanted.__annotations__[name] == "int" else str
        if type(value) is not expected:
            raise PaperRefused(f"{name} is not {expected.__name__}")
        if not _is_sound(name, value):
            raise PaperRefused(f"{name} has not the form that it must have")
    return wanted(**values)


_HEX_LENGTHS = {"journal": 32, "hash": 64, "public": 64}


def _is_sound(name: str, value: int | str) -> bool:
    """What is read from it later must be readable: also of a paper that was signed by mistake."""
    if isinstance(value, int):
        return value >= 0
    if name in _HEX_LENGTHS:
        return len(value) == _HEX_LENGTHS[name] and not value.strip("0123456789abcdef")
    if name in ("time", "issued", "withdrawn"):
        return (name == "withdrawn" and not value) or _is_time(value)
    return True


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
