"""One entry of a journal: header bytes, an optional salted body, and the hash that chains it to the one before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from counter_app.domain.entry_types import OPENING
from counter_app.wire import base32, strict_json
from counter_app.wire.header import Header, read_header, write_sealed
from counter_app.wire.tags import tagged_hash

LARGEST_BODY = 64 * 1024
SALT_LENGTH = 32
IDENTITY_BYTES = 10  # 80 bits, 16 base-32 characters


@dataclass(frozen=True, slots=True)
class Entry:
    """Bytes as they were written once. `body` is None when there is none, or when it was erased."""

    previous: bytes
    header: bytes
    body: bytes | None
    hash: bytes

    def read(self) -> Header:
        return read_header(self.header)

    def details(self) -> dict[str, Any]:
        """The personal part, or an empty object when there is none (any more)."""
        return {} if self.body is None else read_body(self.body)


def genesis(journal: bytes) -> bytes:
    """What stands before a journal's first entry; `journal` is its 16 random bytes."""
    return tagged_hash("genesis", journal)


def entry_hash(previous: bytes, header: bytes) -> bytes:
    return tagged_hash("entry", previous, header)


def body_hash(body: bytes) -> bytes:
    return tagged_hash("body", body)


def identity_of(opening_hash: bytes) -> str:
    """A dossier's identity: the first 80 bits of the hash of the entry that opened it."""
    return base32.encode(opening_hash[:IDENTITY_BYTES])


def dossier_of(entry: bytes, header: Header) -> str | None:
    """The identity that an entry belongs to: named in it, or its own when it opens a dossier."""
    if header.dossier is not None:
        return header.dossier
    return identity_of(entry) if header.type in OPENING else None


def write_body(details: dict[str, Any], salt: bytes) -> bytes:
    """Salt and JSON. Raises ValueError when over 64 KiB or when the salt is not 32 bytes."""
    if len(salt) != SALT_LENGTH:
        raise ValueError("a salt is 32 bytes")
    body = salt + strict_json.write(details)
    if len(body) > LARGEST_BODY:
        raise ValueError("body over 64 KiB")
    return body


def read_body(body: bytes) -> dict[str, Any]:
    return strict_json.read_object(body[SALT_LENGTH:])


def readable_body(body: bytes | None) -> dict[str, Any]:
    """Empty where there is none (any more), and for damaged bytes."""
    try:
        return {} if body is None else read_body(body)
    except strict_json.NotStrictJson:
        return {}


def seal(header: Header, body: bytes | None, previous: bytes) -> Entry:
    """Make the entry's bytes, once. The header's `body` is filled in here and nowhere else."""
    data = write_sealed(header, body_hash(body).hex() if body is not None else None)
    return Entry(previous, data, body, entry_hash(previous, data))


def body_belongs(header: bytes, body: bytes) -> bool:
    """Whether the body is the one whose hash the header holds."""
    try:
        return read_header(header).body == body_hash(body).hex()
    except strict_json.NotStrictJson:
        return False
