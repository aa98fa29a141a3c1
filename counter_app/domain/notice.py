"""One sentence for the person at the desk, in both languages; unlike a Problem it stops nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    vi: str
    en: str
