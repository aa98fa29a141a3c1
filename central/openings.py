"""What the first entry of a journal says of it: whose it is, which journal it follows, which key asks for a place."""

from __future__ import annotations

from dataclasses import dataclass

from central.desk_families import are_one_family
from counter_app.domain.entry_types import JOURNAL_OPENED
from counter_app.domain.journal_reasons import FORKED
from counter_app.wire.batch import Batch
from counter_app.wire.entry import Entry
from counter_app.wire.header import Header, readable_header

KEY_BYTES = 32
JOURNAL_BYTES = 16


@dataclass(frozen=True, slots=True)
class Opening:
    """The JournalOpened of `journal`, stored as the entry `hash`; `desk` is the one that it names.

    `public`: a key that is to be certified. `predecessor`: the journal that was left, with the last number in it.
    """

    journal: bytes
    hash: bytes
    desk: str
    is_forked: bool
    public: bytes | None
    predecessor: tuple[bytes, int] | None

    def is_of(self, desk: str) -> bool:
        """Whether this desk may speak for the one that is named: only desks of one family do."""
        return self.desk.isascii() and self.desk.isalnum() and are_one_family(self.desk, desk)


def opening_in(batch: Batch) -> Opening | None:
    """When the batch holds it. Anything unreadable is no such entry."""
    first = batch.items[0] if batch.items and batch.first == 1 else None
    return _opening(batch.head.journal, first.hash, first.header) if isinstance(first, Entry) else None


def opening_of(journal: bytes, entry: bytes, header: bytes | None) -> Opening | None:
    """The same of a stored first entry; None for a gap."""
    return None if header is None else _opening(journal, entry, header)


def _opening(journal: bytes, entry: bytes, data: bytes) -> Opening | None:
    header = readable_header(data)
    if header is None or header.type != JOURNAL_OPENED:
        return None
    forked = header.facts.get("reason") == FORKED
    return Opening(journal, entry, header.desk, forked, _public(header), _predecessor(header, journal))


def _public(header: Header) -> bytes | None:
    public = _bytes(header.facts.get("public"))
    return public if public is not None and len(public) == KEY_BYTES else None


def _predecessor(header: Header, journal: bytes) -> tuple[bytes, int] | None:
    named = header.facts.get("predecessor")
    if not isinstance(named, dict):
        return None
    left, number = _bytes(named.get("journal")), named.get("number")
    if left is None or len(left) != JOURNAL_BYTES or left == journal:
        return None
    return (left, number) if type(number) is int and number >= 0 else None


def _bytes(text: object) -> bytes | None:
    if not isinstance(text, str):
        return None
    try:
        return bytes.fromhex(text)
    except ValueError:
        return None
