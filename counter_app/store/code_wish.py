"""A dossier code that is still to be given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CodeWish:
    """A code of this agency for this day of receipt, bound in the same transaction."""

    agency: str
    day: date
