"""Questions to the centre and what comes back, as values: the HTTP shell and the simulator both speak them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Question:
    """One HTTP request. `purpose` is the engine's own word for it and travels nowhere."""

    purpose: str
    method: str
    path: str
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said; whether it was the centre is for the reader to find out. Header names in lower case."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


class FailureKind(StrEnum):
    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed_out"
    CERTIFICATE_DATE = "certificate_date"
    TLS = "tls"
    BROKEN_ANSWER = "broken_answer"


@dataclass(frozen=True, slots=True)
class Failure:
    """No answer of the centre, and why."""

    kind: FailureKind
    detail: str = ""
