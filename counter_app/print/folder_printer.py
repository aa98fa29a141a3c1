"""A printer whose paper is a folder: every document that is sent lies there as a file."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from counter_app.domain.errors import EnvironmentProblem
from counter_app.print.printers import PrintOutcome, PrintState

LONGEST_NAME = 80  # characters; some three bytes each, and a file system takes 255


class FolderPrinter:
    """Names are counted, so that a second print never overwrites the first."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.name = str(folder)

    def send(self, document: bytes, title: str, mark: str = "") -> str:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = self._free_name(_file_name(title))
            file.write_bytes(document)
        except OSError as error:
            raise EnvironmentProblem(
                f"Không ghi được vào thư mục {self._folder}; hãy kiểm tra chỗ trống và quyền ghi.",
                f"The folder {self._folder} cannot be written; check free space and permissions.",
            ) from error
        return str(file)

    def outcome(self, job: str) -> PrintOutcome:
        state = PrintState.PRINTED if Path(job).exists() else PrintState.FAILED
        return PrintOutcome(state, "", "")

    def take_back(self, mark: str) -> None:
        """Nothing waits: what was sent is out."""

    def _free_name(self, title: str) -> Path:
        number, file = 1, self._folder / f"{title}.pdf"
        while file.exists():
            number += 1
            file = self._folder / f"{title}-{number}.pdf"
        return file


def _file_name(title: str) -> str:
    """Letters, digits and what stands between them: one mark for whatever else comes, none at either end."""
    name = re.sub(r"[^\w.-]+", "_", unicodedata.normalize("NFC", title))[:LONGEST_NAME]
    return name.strip("_.") or "ban-in"
