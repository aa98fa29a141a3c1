"""What travels between desk and centre around the opaque bytes: one place where both sides check it.

Everything is JSON of the strict kind; bytes are base 64. Sizes are bounded by the reader before parsing.
"""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from counter_app.domain.strict_json import LARGEST_INTEGER
from counter_app.wire.papers import Paper, read_paper

Base64 = Annotated[str, Field(max_length=128 * 1024)]
CentreId = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]  # 16 bytes
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]  # 32 bytes, public keys too
Number = Annotated[int, Field(ge=0, lt=LARGEST_INTEGER)]
Token = Annotated[str, Field(pattern=r"^[!-~]+$", max_length=1000)]
Name = Annotated[str, Field(min_length=1, max_length=200)]

LARGEST_ANSWER = 8 * 1024 * 1024
BLOB_PART = 1024 * 1024  # bytes; the last part of a blob has what is left
MOST_PARTS = 32
MOST_ASKED_FILES = 500


class Message(BaseModel):
    """Unknown fields are ignored, so that an older desk understands a newer centre."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


class PaperMessage(Message):
    """A signed paper: content, key name, signature."""

    bytes: Base64
    key: Name
    signature: Base64

    def paper(self) -> Paper:
        return read_paper(self.model_dump())


class CentreAnswer(Message):
    """`GET /v1/centre`: also the probe that tells the centre from a captive portal."""

    centre: CentreId
    time: Name
    keys: list[PaperMessage]
    nonce: Base64


class EnrolRequest(Message):
    """`POST /v1/desks`: a one-time code from a supervisor and the desk's public key."""

    code: Name
    public: Hash
    name: Name


class EnrolAnswer(Message):
    """The same for the same key, however often it is asked."""

    certificate: PaperMessage
    ranges: list[PaperMessage]
    keys: list[PaperMessage]
    office: Name
    copy_key: Base64


class SessionRequest(Message):
    """`ranges`: every grant that the desk holds, so that a restored centre grants nothing of it again."""

    certificate: PaperMessage
    nonce: Base64
    signature: Base64
    ranges: list[PaperMessage] = []


class SessionAnswer(Message):
    token: Token
    until: Name


class HeadMessage(Message):
    number: Number
    hash: Hash


class PushAnswer(Message):
    """`POST /v1/journals/{id}`: the acknowledgement means stored; `forked` that another branch exists."""

    ack: PaperMessage
    kept: PaperMessage | None = None
    forked: bool = False
    ranges: list[PaperMessage] = []
    certificate: PaperMessage | None = None


class ParentUnknown(Message):
    """409: the heads that the centre has of this journal, highest first; empty when it has none."""

    heads: list[HeadMessage]


class FeedItem(Message):
    """A row with the entry that it names. `header` is absent where the reader may not see it (a stub)."""

    row: Base64
    previous: Hash | None = None
    header: Base64 | None = None
    body: Base64 | None = None


class FeedPage(Message):
    """`GET /v1/offices/{id}/feed?after=&hash=`: rows after that position, and whether there are more."""

    rows: list[FeedItem]
    more: bool


class FeedMismatch(Message):
    """409 on a pull: at this position the centre has another row or none; `last` is its own highest."""

    last: Number


class RangeRequest(Message):
    """`POST /v1/desks/{id}/ranges`: the n-th range of this desk; without agency, of the office's first own one."""

    n: int = Field(ge=1, le=1000)
    agency: Name | None = None


class RangeAnswer(Message):
    grant: PaperMessage


class ReferenceItem(Message):
    """One version: its bytes as they were made once; `hash` is their SHA-256."""

    name: Name
    hash: Hash
    bytes: Annotated[str, Field(max_length=LARGEST_ANSWER)]


class ReferenceAnswer(Message):
    """`GET /v1/reference/{kind}`: whole, with an ETag; `?hash=` gives one version of any age."""

    kind: Name
    items: list[ReferenceItem]


class VerifierRequest(Message):
    """`PUT /v1/accounts/{id}/verifier`: an argon2 text for a password that was changed offline, and when (ISO)."""

    verifier: Annotated[str, Field(min_length=20, max_length=400, pattern=r"^\$argon2id\$[\x21-\x7e]+$")]
    changed: Name


class BlobAnswer(Message):
    """`PUT /v1/dossiers/{id}/blobs/{sha256}`: which parts (from 0) are stored; `whole`: all, and right."""

    size: Number
    parts: Annotated[list[Number], Field(max_length=MOST_PARTS)]
    whole: bool


class AskedFile(Message):
    """A file that an entry of the dossier names and that a desk does not have."""

    dossier: Annotated[str, Field(pattern=r"^[A-Z2-7]{16}$")]
    sha256: Hash


class FilesRequest(Message):
    """`POST /v1/offices/{id}/files`: whether these filed files came from their portal by now."""

    files: Annotated[list[AskedFile], Field(max_length=MOST_ASKED_FILES)]


class SettledFile(Message):
    """`here`: whole at the centre; else it was refused there and never comes."""

    dossier: Name
    sha256: Hash
    here: bool


class FilesAnswer(Message):
    """Those of the asked that wait for their portal no more."""

    files: Annotated[list[SettledFile], Field(max_length=MOST_ASKED_FILES)]


class Refusal(Message):
    """Any 4xx: one sentence in both languages."""

    vi: str
    en: str


M = TypeVar("M", bound=Message)


class MessageRefused(ValueError):
    """Not the message that was expected: a captive portal, a proxy, or another program answered."""


def read_message(kind: type[M], data: bytes) -> M:
    """Raises MessageRefused."""
    if len(data) > LARGEST_ANSWER:
        raise MessageRefused("an answer over 8 MiB")
    try:
        return kind.model_validate_json(data)
    except (ValidationError, RecursionError) as error:
        raise MessageRefused(f"not a {kind.__name__}: {type(error).__name__}") from None


def message_of_paper(paper: Paper) -> PaperMessage:
    return PaperMessage(**paper.as_json())


def write_message(message: Message) -> bytes:
    return message.model_dump_json(exclude_none=True).encode("utf-8")


def papers(messages: list[PaperMessage]) -> list[Paper]:
    return [message.paper() for message in messages]
