"""What every hash and signature starts with, so that one kind can never be passed off as another."""

from __future__ import annotations

import hashlib

KINDS = frozenset(
    "genesis body entry head row rowgenesis certificate grant ack kept key session slip sheet manifest pin".split()
)

_TAGS = {kind: b"counter-app/1/" + kind.encode("ascii") + b"\0" for kind in KINDS}


def tag(kind: str) -> bytes:
    """ASCII "counter-app/1/", the kind, NUL. Raises ValueError for a kind that is not in the list."""
    if kind not in KINDS:
        raise ValueError(f"no such kind of bytes: {kind}")
    return _TAGS[kind]


def tagged_hash(kind: str, *parts: bytes) -> bytes:
    """SHA-256 over the tag and the parts, 32 raw bytes."""
    return hashlib.sha256(b"".join((tag(kind), *parts))).digest()
