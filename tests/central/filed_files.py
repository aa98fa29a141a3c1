"""A portal that sends the files of what it filed."""

from __future__ import annotations

import hashlib
import random
from typing import Any

from central.requests import Answer
from counter_app.wire.messages import BLOB_PART, BlobAnswer, read_message
from tests.central.portals import ADDRESS, Portal, filing
from tests.central.writers import call

PAPER = b"%PDF-1.7 " + random.Random(4).randbytes(2 * BLOB_PART + 77)
CONTENT = hashlib.sha256(PAPER).hexdigest()


def naming(content: str = CONTENT, size: int = len(PAPER)) -> dict[str, Any]:
    return filing(papers=[{"name": "Tờ khai", "files": [{"name": "to-khai.pdf", "size": size, "sha256": content}]}])


class FilePortal(Portal):
    dossier = ""

    def named(self, content: str = CONTENT, size: int = len(PAPER)) -> str:
        self.dossier = self.sent(naming(content, size))["dossier"]
        return self.dossier

    def put(
        self, part: object = None, data: bytes = b"", content: str = CONTENT, reference: str = "NPSP-1", token: str = ""
    ) -> Answer:
        headers = {"authorization": f"Bearer {token or self.token}"}
        query = {} if part is None else {"part": str(part)}
        return call(self.centre, "PUT", f"{ADDRESS}/{reference}/files/{content}", data, query=query, headers=headers)

    def put_all(self, paper: bytes = PAPER, content: str = CONTENT) -> BlobAnswer:
        for part in range(-(-len(paper) // BLOB_PART)):
            answer = self.put(part, part_of(paper, part), content)
            assert answer.status == 200, answer.body
        return read_message(BlobAnswer, answer.body)


def part_of(paper: bytes, part: int) -> bytes:
    return paper[part * BLOB_PART : (part + 1) * BLOB_PART]
