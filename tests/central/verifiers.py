"""A password's verifier, put by a desk."""

from __future__ import annotations

import json

from tests.central.writers import Writer

VERIFIER = "$argon2id$v=19$m=65536,t=3,p=4$c2FsdHNhbHRzYWx0c2FsdA$" + "A" * 43


def put(desk: Writer, account: str, verifier: str, changed: str) -> int:
    body = json.dumps({"verifier": verifier, "changed": changed}).encode()
    return desk.ask("PUT", f"/v1/accounts/{account}/verifier", body).status
