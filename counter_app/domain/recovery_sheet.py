"""What the printed sheet with the office's recovery code says, not how it looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """`groups` are the code's groups of four letters; `qr_text` is what both symbols carry."""

    office: str
    desk: str
    made: date
    groups: tuple[str, ...] = field(repr=False)
    qr_text: str = field(repr=False)
