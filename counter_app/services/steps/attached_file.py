"""What the header of an entry says of an attached file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from counter_app.domain.scanned_paper import MeasuredScan, ScanMedia, ScanOf


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """What the header says of a file; `taken_from` is the earlier dossier whose paper it is."""

    of: ScanOf
    content: bytes
    media: ScanMedia
    size: int
    measured: MeasuredScan
    taken_from: str = ""

    def facts(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "sha256": self.content.hex(),
            "size": self.size,
            "media": self.media.value,
            "of": self.of.value,
            "pages": self.measured.pages,
        }
        if self.measured.dpi is not None:
            found["dpi"] = self.measured.dpi
        if self.measured.dangers:
            found["dangers"] = sorted(self.measured.dangers)
        if self.taken_from:
            found["from"] = self.taken_from
        return found
