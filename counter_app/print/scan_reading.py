"""Looking into attached files: resolution, dangers, pages as pictures. Always in a process of its own.

A file from outside may be made to crash its reader or to eat all memory. So nothing of it is parsed in the program:
a child with bounded memory and time reads it, and whatever happens to the child is one sentence for the clerk.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from counter_app.domain.errors import BadInput
from counter_app.domain.scanned_paper import MeasuredScan, PdfDanger, ScanMedia
from counter_app.print.child_process import ChildTooSlow, ask_child, never
from counter_app.settings.own_program import READ_SCAN

READ_SECONDS = 20.0
SCREEN_DPI = 110.0
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class ScanReader:
    """Each call takes a good part of a second: call it from the background. `seconds` is the longest that it waits."""

    seconds: float = READ_SECONDS

    def measure(self, data: bytes, media: ScanMedia, stopped: Callable[[], bool] = never) -> MeasuredScan:
        """Raises BadInput for a file that cannot be read, EnvironmentProblem where no reader can be started.

        `stopped` is asked now and then: True ends the reader at once, which raises Stopped.
        """
        try:
            raw = json.loads(self._asked(data, "measure", media.value, stopped=stopped))
            dangers = frozenset(PdfDanger(name) for name in raw["dangers"])
            return MeasuredScan(int(raw["pages"]), None if raw["dpi"] is None else int(raw["dpi"]), dangers)
        except (ValueError, KeyError, TypeError):
            raise unreadable() from None

    def page_png(self, data: bytes, media: ScanMedia, page: int = 0, dpi: float = SCREEN_DPI) -> bytes:
        """One page (from 0) as PNG. Raises BadInput for a file or page that cannot be shown."""
        picture = self._asked(data, "picture", media.value, str(page), str(dpi))
        if not picture.startswith(_PNG):
            raise unreadable()
        return picture

    def _asked(self, data: bytes, *question: str, stopped: Callable[[], bool] = never) -> bytes:
        try:
            answer = ask_child((READ_SCAN, *question), data, self.seconds, stopped)
        except ChildTooSlow:
            raise unreadable() from None
        if answer.code != 0:
            raise unreadable()
        return answer.said


def unreadable() -> BadInput:
    return BadInput(
        "Không đọc được tệp này (hỏng, có mật khẩu hoặc quá phức tạp); hãy quét lại giấy tờ.",
        "This file cannot be read (damaged, with a password, or too intricate); scan the paper again.",
    )
