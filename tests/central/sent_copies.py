"""Digital copies as a desk sends them, part by part."""

from __future__ import annotations

import hashlib
import random
from typing import Any

from central.requests import Answer
from counter_app.wire.messages import BLOB_PART
from tests.central.writers import NOON, Writer

PAPER = random.Random(3).randbytes(2 * BLOB_PART + 77)


def attach(desk: Writer, identity: str, paper: bytes = PAPER, **facts: Any) -> bytes:
    content = hashlib.sha256(paper).digest()
    said = {"sha256": content.hex(), "size": len(paper), "media": "application/pdf", "of": "component"} | facts
    desk.tell("ScanAttached", {"title": "Giấy khai sinh"}, dossier=identity, facts=said)
    desk.push()
    desk.centre.project(NOON)
    return content


def put(desk: Writer, identity: str, content: bytes, part: int | None = None, data: bytes = b"") -> Answer:
    query = {} if part is None else {"part": str(part)}
    return desk.ask("PUT", f"/v1/dossiers/{identity}/blobs/{content.hex()}", data, query=query)


def part_of(paper: bytes, part: int) -> bytes:
    return paper[part * BLOB_PART : (part + 1) * BLOB_PART]
