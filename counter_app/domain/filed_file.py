"""Files that a citizen sent with an online dossier: their names travel in its entries, their bytes come after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from counter_app.domain.details import text_of
from counter_app.domain.scanned_paper import LARGEST_SCAN

MOST_FILES = 200  # of one filing; more are looked at on the portal
_DIGEST_BYTES = 32


@dataclass(frozen=True, slots=True)
class FiledFile:
    """`component` is the paper that it stands for, `size` its bytes; `content` their SHA-256, None where the entry
    names none that could be one."""

    name: str
    component: str
    size: int
    content: bytes | None = None

    @property
    def can_come(self) -> bool:
        """Whether it may be fetched at all: attached papers have the same limit."""
        return self.content is not None and 0 < self.size <= LARGEST_SCAN


def filed_files(details: Mapping[str, Any]) -> tuple[FiledFile, ...]:
    """From an entry's body, whoever wrote it; what cannot be read is left out, what is too much too."""
    listed = details.get("files")
    rows = listed[:MOST_FILES] if isinstance(listed, list) else []
    return tuple(_file(row) for row in rows if isinstance(row, dict))


def _file(raw: Mapping[str, Any]) -> FiledFile:
    size = raw.get("size")
    return FiledFile(
        text_of(raw, "name"),
        text_of(raw, "component"),
        size if isinstance(size, int) and not isinstance(size, bool) and size >= 0 else 0,
        _digest(text_of(raw, "sha256")),
    )


def _digest(text: str) -> bytes | None:
    try:
        content = bytes.fromhex(text)
    except ValueError:
        return None
    return content if len(content) == _DIGEST_BYTES else None
