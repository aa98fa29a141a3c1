"""What every hash and signature starts with, so that one kind can never be passed off as another."""

from __future__ import annotations

import hashlib

KINDS = frozenset(
    "genesis body entry head row rowgenesis certificate grant ack kept key session slip sheet manifest pin".split()
)


def tag(kind: str) -> bytes:
    """ASCII "counter-app/1/", the kind, NUL. Raises ValueError for a kind that is not in the list."""
    if kind not in KINDS:
        raise ValueError(f"no such kind of bytes: {kind}")
    return b"counter-app/1/" + kind.encode("ascii") + b"\0"


def tagged_hash(kind: str, *parts: bytes) -> bytes:
    """SHA-256 over the tag and the parts, 32 raw bytes."""
    digest = hashlib.sha256(tag(kind))
    for part in parts:
        digest.update(part)
    return digest.digest()
