"""A request on its way to what answers it, and the small checks that every address shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from central.requests import Answer, Refused, Request

LARGEST_MESSAGE = 256 * 1024  # every request but a batch


@dataclass(frozen=True, slots=True)
class Call:
    """A request on its way to the method that answers it, with what its path names."""

    request: Request
    now: datetime
    named: Mapping[str, str]


def within(call: Call) -> bytes:
    if len(call.request.body) > LARGEST_MESSAGE:
        raise Refused(413, "Yêu cầu quá lớn.", "The request is too large.")
    return call.request.body


def part_of(query: Mapping[str, str]) -> int | None:
    """None where it is only asked which parts there are."""
    part = query.get("part")
    if part is None:
        return None
    if not (part.isascii() and part.isdigit() and len(part) <= 2):
        raise Refused(400, "Số thứ tự của phần không đúng dạng.", "The number of the part has the wrong form.")
    return int(part)


def part_missing() -> Refused:
    return Refused(400, "Thiếu số thứ tự của phần cần lấy.", "The number of the wanted part is missing.")


def bytes_answer(data: bytes) -> Answer:
    return Answer(200, data, {"content-type": "application/octet-stream", "cache-control": "no-store"})
