"""The port through which a notice leaves: one message in, one answer out. A further gateway is one file behind it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Protocol


class Verdict(Enum):
    """What a try came to.

    TAKEN: the server answers for it from now on. REFUSED: it will never take this one. LATER: not taken, this one may
    be tried again. UNREACHABLE: not taken, and no other message would have been. UNKNOWN: it may have been taken.
    """

    TAKEN = "taken"
    REFUSED = "refused"
    LATER = "later"
    UNREACHABLE = "unreachable"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """`reason` is for the log and names nobody: a status or the kind of fault. `reference` is the server's own."""

    verdict: Verdict
    reason: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes along; `name` is plain ASCII, `media` a type such as application/pdf."""

    name: str
    media: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Message:
    """`identity` is the same at every try, so that a server can tell a repetition. What is personal is never shown
    by `repr`: it would stand in a log some day. `attachment` only where the channel is mail."""

    identity: str
    to: str = field(repr=False)
    subject: str = field(repr=False)
    text: str = field(repr=False)
    sent: datetime
    attachment: Attachment | None = None


class Channel(Protocol):
    """A way to citizens. `send` may take as long as `longest_seconds` and never raises for what a server does."""

    @property
    def longest_seconds(self) -> float: ...

    def send(self, message: Message) -> Answer: ...
