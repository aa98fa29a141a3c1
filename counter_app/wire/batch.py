"""A batch: consecutive entries of one journal with its signed head. The same file goes by line, relay or stick.

Whole or nothing; limits count raw bytes unpacked, and unpacking stops at them whatever the sizes claim.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from counter_app.domain.strict_json import LARGEST_INTEGER
from counter_app.wire import strict_json
from counter_app.wire.entry import LARGEST_BODY, Entry, entry_hash
from counter_app.wire.head import Head, head_signature_holds, sign_head
from counter_app.wire.header import LARGEST_HEADER
from counter_app.wire.keys import SigningKey
from counter_app.wire.papers import Paper, PaperRefused, b64, read_paper, unb64

MOST_ENTRIES = 500
LARGEST_BATCH = 1024 * 1024
# Base 64 swells by a third and JSON adds its marks; beyond this no honest batch goes.
LARGEST_UNPACKED = LARGEST_BATCH * 4 // 3 + MOST_ENTRIES * 64 + 64 * 1024
LARGEST_PACKED = LARGEST_UNPACKED


class BatchRefused(ValueError):
    """The bytes are not a batch, are too large, or do not hold together."""


@dataclass(frozen=True, slots=True)
class Stub:
    """An entry whose bytes no longer give its hash: number and hash alone, vouched for by what follows."""

    hash: bytes


Item = Entry | Stub


@dataclass(frozen=True, slots=True)
class Batch:
    """`previous` is the hash before the first item; `head` is the last item's, or the present one when empty."""

    certificate: Paper
    first: int
    previous: bytes
    items: tuple[Item, ...]
    head: Head
    key: str
    signature: bytes

    def raw_size(self) -> int:
        return sum(item_size(item) for item in self.items)

    def signed_by(self, public: bytes) -> bool:
        return head_signature_holds(self.head, public, self.signature)


def item_size(item: Item) -> int:
    """Raw bytes that count towards the limits."""
    if isinstance(item, Stub):
        return len(item.hash)
    return len(item.header) + len(item.body or b"")


def make_batch(
    certificate: Paper, first: int, previous: bytes, items: Sequence[Item], head: Head, key: SigningKey
) -> Batch:
    """`head` must be the last item's; an empty batch carries the journal's present head."""
    return Batch(certificate, first, previous, tuple(items), head, key.name, sign_head(head, key))


def fit(items: Sequence[Item], most: int = MOST_ENTRIES) -> int:
    """How many items from the start fit into one batch."""
    size = 0
    for count, item in enumerate(items):
        size += item_size(item)
        if count >= min(most, MOST_ENTRIES) or size > LARGEST_BATCH:
            return count
    return len(items)


def pack(batch: Batch) -> bytes:
    """The bytes that travel; the same batch gives the same bytes."""
    data = strict_json.write(
        {
            "v": 1,
            "certificate": batch.certificate.as_json(),
            "journal": batch.head.journal.hex(),
            "first": batch.first,
            "previous": b64(batch.previous),
            "entries": [_packed(item) for item in batch.items],
            "number": batch.head.number,
            "hash": b64(batch.head.hash),
            "key": batch.key,
            "signature": b64(batch.signature),
        }
    )
    return gzip.compress(data, compresslevel=1, mtime=0)


def unpack(data: bytes) -> Batch:
    """Check shape, sizes and the inner chain; who signed it is the reader's question. Raises BatchRefused."""
    try:
        return _checked(_batch(strict_json.read_object(gunzip(data, LARGEST_UNPACKED))))
    except (KeyError, TypeError, ValueError, AttributeError, PaperRefused) as error:
        raise BatchRefused(str(error)) from None


def gunzip(data: bytes, limit: int) -> bytes:
    """Unpack no more than `limit` bytes. Raises ValueError beyond, or when it is not gzip."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            unpacked = stream.read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(f"not gzip: {error}") from None
    if len(unpacked) > limit:
        raise ValueError("unpacks to more than a batch may hold")
    return unpacked


def _packed(item: Item) -> list[str | None]:
    if isinstance(item, Stub):
        return [None, b64(item.hash)]
    return [b64(item.header), None if item.body is None else b64(item.body)]


def _batch(raw: dict[str, Any]) -> Batch:
    if raw["v"] != 1:
        raise ValueError("a batch of a later version")
    previous = unb64(raw["previous"])
    items = tuple(_items(raw["entries"], previous))
    head = Head(bytes.fromhex(raw["journal"]), int(raw["number"]), unb64(raw["hash"]))
    return Batch(
        read_paper(raw["certificate"]),
        int(raw["first"]),
        previous,
        items,
        head,
        str(raw["key"]),
        unb64(raw["signature"]),
    )


def _items(raw: list[list[str | None]], previous: bytes) -> list[Item]:
    items: list[Item] = []
    if len(raw) > MOST_ENTRIES:
        raise ValueError(f"more than {MOST_ENTRIES} entries")
    for header, second in raw:
        item = _item(header, second, previous)
        previous = item.hash
        items.append(item)
    return items


def _item(header: str | None, second: str | None, previous: bytes) -> Item:
    if header is None:
        if second is None:
            raise ValueError("a stub without its hash")
        return Stub(unb64(second))
    data = unb64(header)
    body = None if second is None else unb64(second)
    if len(data) > LARGEST_HEADER or len(body or b"") > LARGEST_BODY:
        raise ValueError("an entry over the limits")
    return Entry(previous, data, body, entry_hash(previous, data))


def _checked(batch: Batch) -> Batch:
    if batch.raw_size() > LARGEST_BATCH:
        raise ValueError("more than 1 MiB of entries")
    if len(batch.head.journal) != 16 or len(batch.previous) != 32 or batch.first < 1:
        raise ValueError("journal, previous hash or first number has the wrong form")
    if not 0 <= batch.head.number < LARGEST_INTEGER:
        raise ValueError("the head's number is out of bounds")
    if any(len(item.hash) != 32 for item in batch.items):
        raise ValueError("a hash is 32 bytes")
    if batch.items and (
        batch.items[-1].hash != batch.head.hash or batch.first + len(batch.items) - 1 != batch.head.number
    ):
        raise ValueError("the signed head is not that of the last entry")
    return batch
