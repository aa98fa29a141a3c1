"""Papers that the centre sends with an answer: as they came, and once their signatures have held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from counter_app.wire.papers import Acknowledgement, Certificate, Grant, KeptThrough, Paper

C = TypeVar("C", Acknowledgement, Certificate, Grant, KeptThrough)


@dataclass(frozen=True, slots=True)
class Opened(Generic[C]):
    """A paper with what it says; only DeskStore makes one, after its signature held."""

    paper: Paper
    content: C


@dataclass(frozen=True, slots=True)
class PushPapers:
    """The answer to a batch, as it came. `forked`: the centre has another branch of this journal."""

    ack: Paper
    forked: bool
    kept: Paper | None
    ranges: list[Paper]
    certificate: Paper | None


@dataclass(frozen=True, slots=True)
class OpenedPush:
    """The same, every signature checked: from here on it may be written down."""

    ack: Opened[Acknowledgement]
    forked: bool
    kept: Opened[KeptThrough] | None
    ranges: list[Opened[Grant]]
    certificate: Opened[Certificate] | None
