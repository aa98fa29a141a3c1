"""Looking into attached files: resolution, dangers, pages as pictures. Always in a process of its own.

A file from outside may be made to crash its reader or to eat all memory. So nothing of it is parsed in the program:
a child with bounded memory and time reads it, and whatever happens to the child is one sentence for the clerk.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass

from counter_app.domain.errors import BadInput, EnvironmentProblem
from counter_app.domain.scanned_paper import MeasuredScan, PdfDanger, ScanMedia

READ_SECONDS = 20.0
SCREEN_DPI = 110.0
_NO_CONSOLE: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows would flash one up for each page
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class ScanReader:
    """Each call takes a good part of a second: call it from the background. `seconds` is the longest that it waits."""

    seconds: float = READ_SECONDS

    def measure(self, data: bytes, media: ScanMedia) -> MeasuredScan:
        """Raises BadInput for a file that cannot be read, EnvironmentProblem where no reader can be started."""
        try:
            raw = json.loads(self._asked(data, "measure", media.value))
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

    def _asked(self, data: bytes, *question: str) -> bytes:
        command = [sys.executable, "-m", "counter_app.print.scan_child", *question]
        try:
            done = subprocess.run(
                command, input=data, capture_output=True, timeout=self.seconds, check=False, creationflags=_NO_CONSOLE
            )
        except subprocess.TimeoutExpired:
            raise unreadable() from None
        except OSError as error:
            raise EnvironmentProblem(
                f"Chưa đọc được tệp vì máy không mở được tiến trình mới ({error.strerror}); hãy đóng bớt chương trình.",
                f"The file was not read: no new process could be started ({error.strerror}); close some programs.",
            ) from None
        if done.returncode != 0:
            raise unreadable()
        return done.stdout


def unreadable() -> BadInput:
    return BadInput(
        "Không đọc được tệp này (hỏng, có mật khẩu hoặc quá phức tạp); hãy quét lại giấy tờ.",
        "This file cannot be read (damaged, with a password, or too intricate); scan the paper again.",
    )
