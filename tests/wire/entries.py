"""Entries made for tests, and an independent reader that shares no line with the program."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from counter_app.wire.entry import Entry, genesis, seal, write_body
from counter_app.wire.header import Header


def make_header(journal: bytes, number: int, **changes: Any) -> Header:
    values: dict[str, Any] = {
        "type": "DossierReceived",
        "v": 1,
        "journal": journal.hex(),
        "number": number,
        "who": "lan",
        "desk": "desk-1",
        "office": "office-1",
        "entered": "2026-11-23T08:15:00+07:00",
        "raw": "2026-11-23T08:15:01+07:00",
    }
    return Header(**(values | changes))


def make_chain(journal: bytes, count: int) -> list[Entry]:
    previous, chain = genesis(journal), []
    for number in range(1, count + 1):
        body = write_body({"applicant": {"name": f"Nguyễn Văn Ánh {number}"}}, bytes([number % 256]) * 32)
        entry = seal(make_header(journal, number), body, previous)
        chain.append(entry)
        previous = entry.hash
    return chain


def sha(kind: str, *parts: bytes) -> bytes:
    return hashlib.sha256(b"counter-app/1/" + kind.encode() + b"\0" + b"".join(parts)).digest()


def office_time(hour: int, minute: int = 0) -> datetime:
    return datetime.fromisoformat(f"2026-11-23T{hour:02d}:{minute:02d}:00+07:00")
