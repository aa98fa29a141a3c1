"""Everything that the centre answers, read strictly in one place: a value, or Unreadable and nothing has changed.

What a signature vouches for is checked where the keys are (`store`): it raises PaperRefused, which is Unreadable too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import ParamSpec, TypeVar

from counter_app.domain.errors import BadInput
from counter_app.domain.times import parse_iso
from counter_app.store.arrived_papers import PushPapers
from counter_app.store.feed_store import ArrivedRow
from counter_app.store.reference_arrivals import ReferenceVersion, check_versions
from counter_app.sync.exchange import Answer, Unreadable
from counter_app.wire import strict_json
from counter_app.wire.messages import (
    BlobAnswer,
    CentreAnswer,
    EnrolAnswer,
    FeedItem,
    FeedMismatch,
    FeedPage,
    FilesAnswer,
    M,
    ParentUnknown,
    PushAnswer,
    RangeAnswer,
    ReferenceAnswer,
    Refusal,
    SessionAnswer,
    SettledFile,
    papers,
    read_message,
)
from counter_app.wire.papers import Paper, read_paper, unb64

NONCE_BYTES = 32
COPY_KEY_BYTES = 32
LONGEST_ETAG = 200
MOST_KEYS = 100_000
YEARS = range(2020, 2100)  # in others no code and no slip can be made: that clock is not believed

P = ParamSpec("P")
T = TypeVar("T")


@contextmanager
def strictly() -> Iterator[None]:
    """Whatever cannot be read in here was not the centre's."""
    try:
        yield
    except (BadInput, ValueError, KeyError, TypeError) as error:  # PaperRefused, MessageRefused, NotStrictJson too
        raise Unreadable(f"{type(error).__name__}: {error}"[:200]) from None


def _strict(read: Callable[P, T]) -> Callable[P, T]:
    @wraps(read)
    def reading(*args: P.args, **kwargs: P.kwargs) -> T:
        with strictly():
            return read(*args, **kwargs)

    return reading


@dataclass(frozen=True, slots=True)
class CentreWord:
    """The centre's id (16 bytes), a nonce to sign (32), its time and its public keys."""

    centre: bytes
    nonce: bytes
    time: datetime
    keys: list[Paper]


@dataclass(frozen=True, slots=True)
class EnrolWord:
    """The papers of a new desk, as they came, and the office's copy key (32 bytes). `keys`: public ones."""

    certificate: Paper
    ranges: list[Paper]
    keys: list[Paper]
    copy_key: bytes


@dataclass(frozen=True, slots=True)
class Page:
    rows: list[ArrivedRow]
    more: bool


@dataclass(frozen=True, slots=True)
class ReferenceWord:
    """The current versions of a kind, their hashes checked; `keys` only where the kind is that of public keys."""

    items: list[ReferenceVersion]
    etag: str
    keys: list[Paper]


@_strict
def read_centre(answer: Answer) -> CentreWord:
    word = _message(CentreAnswer, answer)
    nonce = unb64(word.nonce)
    if len(nonce) != NONCE_BYTES:
        raise ValueError("a nonce is 32 bytes")
    time = parse_iso(word.time)
    if time.year not in YEARS:
        raise ValueError(f"the year {time.year}")
    return CentreWord(bytes.fromhex(word.centre), nonce, time, papers(word.keys))


@_strict
def read_enrol(answer: Answer) -> EnrolWord:
    word = _message(EnrolAnswer, answer)
    copy_key = unb64(word.copy_key)
    if len(copy_key) != COPY_KEY_BYTES:
        raise ValueError("a copy key is 32 bytes")
    return EnrolWord(word.certificate.paper(), papers(word.ranges), papers(word.keys), copy_key)


@_strict
def read_push(answer: Answer) -> PushPapers:
    word = _message(PushAnswer, answer)
    kept = None if word.kept is None else word.kept.paper()
    certificate = None if word.certificate is None else word.certificate.paper()
    return PushPapers(word.ack.paper(), word.forked, kept, papers(word.ranges), certificate)


@_strict
def read_heads(answer: Answer) -> list[tuple[int, bytes]]:
    """Of a journal, as the centre has them."""
    known = _message(ParentUnknown, answer, 409)
    return [(head.number, bytes.fromhex(head.hash)) for head in known.heads]


@_strict
def read_token(answer: Answer) -> str:
    word = _message(SessionAnswer, answer)
    parse_iso(word.until)
    return word.token


@_strict
def read_page(answer: Answer) -> Page:
    page = _message(FeedPage, answer)
    return Page([_arrived(item) for item in page.rows], page.more)


@_strict
def read_mismatch(answer: Answer) -> int:
    """The centre's own highest position."""
    return _message(FeedMismatch, answer, 409).last


@_strict
def read_reference(answer: Answer, kind: str) -> ReferenceWord:
    word = _message(ReferenceAnswer, answer)
    if word.kind != kind:
        raise ValueError(f"{word.kind} where {kind} was asked for")
    items = [ReferenceVersion(item.name, item.hash, unb64(item.bytes)) for item in word.items]
    check_versions(kind, items)
    keys = [paper for item in items for paper in _listed_keys(item.content)] if kind == "keys" else []
    return ReferenceWord(items, _etag(answer), keys)


@_strict
def read_range(answer: Answer) -> Paper:
    return _message(RangeAnswer, answer).grant.paper()


@_strict
def read_blob(answer: Answer, size: int, part: int) -> BlobAnswer:
    """Of a paper of `size` bytes in parts of `part`; one of another size is not ours."""
    word = _message(BlobAnswer, answer)
    if word.size != size or any(number >= -(-size // part) for number in word.parts):
        raise ValueError("parts of another paper")
    return word


@_strict
def read_settled(answer: Answer) -> list[SettledFile]:
    """Which of the asked files wait for their portal no more."""
    return _message(FilesAnswer, answer).files


@_strict
def read_part(answer: Answer, length: int) -> bytes:
    """A part of exactly that many bytes."""
    if answer.status != 200 or len(answer.body) != length:
        raise ValueError(f"status {answer.status}, {len(answer.body)} bytes where {length} were asked for")
    return answer.body


def is_refusal(answer: Answer) -> bool:
    """Whether the centre itself refused, in its own words, and not a proxy or a network's log-in page."""
    try:
        read_message(Refusal, answer.body)
    except ValueError:
        return False
    return 400 <= answer.status < 500


def read_refusal(answer: Answer) -> Refusal:
    """The centre's own sentence, or one that names the status."""
    try:
        return read_message(Refusal, answer.body)
    except ValueError:
        return Refusal(vi=f"mã trả lời {answer.status}.", en=f"status {answer.status}.")


def _message(kind: type[M], answer: Answer, status: int = 200) -> M:
    if answer.status != status:
        raise ValueError(f"status {answer.status}")
    return read_message(kind, answer.body)


def _arrived(item: FeedItem) -> ArrivedRow:
    return ArrivedRow(
        unb64(item.row),
        None if item.previous is None else bytes.fromhex(item.previous),
        None if item.header is None else unb64(item.header),
        None if item.body is None else unb64(item.body),
    )


def _etag(answer: Answer) -> str:
    """Sent back as it came; one that no header can hold is none."""
    etag = answer.headers.get("etag", "")
    return etag if etag.isascii() and etag.isprintable() and len(etag) <= LONGEST_ETAG else ""


def _listed_keys(content: bytes) -> list[Paper]:
    listed = strict_json.read_object(content)["keys"]
    if not isinstance(listed, list) or len(listed) > MOST_KEYS:
        raise ValueError("a list of keys that is none")
    return [read_paper(_as_paper(one)) for one in listed]


def _as_paper(raw: object) -> dict[str, str]:
    if not isinstance(raw, dict) or not all(isinstance(value, str) for value in raw.values()):
        raise ValueError("a key that is no paper")
    return raw
