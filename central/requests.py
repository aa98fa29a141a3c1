"""What the core is given and what it gives back: values, so that a socket and a simulation look the same to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel

from counter_app.wire.messages import Message, Refusal, write_message

JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Request:
    """One call. Header names are lower case; `client` is the caller's network address, or any name in a simulation."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    client: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=lambda: {"content-type": JSON})


class Refused(Exception):
    """The request cannot be granted: told with its status in both languages; nothing was changed."""

    def __init__(self, status: int, vi: str, en: str, retry_after: int | None = None) -> None:
        super().__init__(en)
        self.status = status
        self.vi = vi
        self.en = en
        self.retry_after = retry_after

    def answer(self) -> Answer:
        headers = {"content-type": JSON, "cache-control": "no-store"}  # "not yet" must not be kept for an hour
        if self.retry_after is not None:
            headers["retry-after"] = str(self.retry_after)
        return Answer(self.status, write_message(Refusal(vi=self.vi, en=self.en)), headers)


def method_not_used() -> Refused:
    return Refused(405, "Cách gọi này không được dùng ở đây.", "This method is not used here.")


def no_such_address() -> Refused:
    return Refused(404, "Trung tâm không có địa chỉ này.", "The centre has no such address.")


def answer_with(message: Message | BaseModel, status: int = 200) -> Answer:
    body = message.model_dump_json(exclude_none=True).encode("utf-8")
    return Answer(status, body)
