"""Looking at every page of the file, also those of tables that nobody reads for years: each bears its own mark.

Page by page in Python, not by SQLCipher's `cipher_integrity_check`: that one can be neither bounded nor stopped.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from counter_app.domain.errors import EnvironmentProblem
from counter_app.store.key_or_disk import PAGE, mark_holds, mark_key_of

# SQLite locks bytes here and never keeps anything in that page.
_LOCK_PAGE = 0x4000_0000 // PAGE + 1
_LOOKS = 3


@dataclass(frozen=True, slots=True)
class PagesRead:
    """`damaged` is the number of the first page whose mark does not hold; reading ended there, or with the time."""

    looked_at: int
    pages: int
    damaged: int | None = None

    @property
    def all_sound(self) -> bool:
        return self.damaged is None and self.looked_at == self.pages


def read_pages(
    database: Path, key: bytes, seconds: float, monotonic: Callable[[], float] = time.monotonic
) -> PagesRead:
    """For so many seconds at most. `key` is the raw 32 bytes and fits. Raises EnvironmentProblem for the disk."""
    until = monotonic() + seconds
    try:
        with database.open("rb") as file:
            pages = file.seek(0, 2) // PAGE
            file.seek(0)
            mark_key = mark_key_of(key, file.read(16))
            for number in range(1, pages + 1):
                if monotonic() >= until:
                    return PagesRead(number - 1, pages)
                if not _sound(file, number, mark_key):
                    return PagesRead(number, pages, damaged=number)
    except OSError as error:
        raise EnvironmentProblem(
            f"Ổ đĩa không đọc được tệp dữ liệu {database} ({error.strerror}); hãy ngừng ghi và gọi hỗ trợ.",
            f"The disk cannot read the database {database} ({error.strerror}); write nothing more and call support.",
        ) from None
    return PagesRead(pages, pages)


def _sound(file: BinaryIO, number: int, mark_key: bytes) -> bool:
    """Looked at again where it does not hold: a desk at work may be folding its log into this very page."""
    for _look in range(_LOOKS):
        file.seek((number - 1) * PAGE)
        page = file.read(PAGE)
        if len(page) < PAGE or number == _LOCK_PAGE or not any(page) or mark_holds(page, number, mark_key):
            return True
    return False
