"""The papers that a slip comes on; apart from what draws it, so that a setting can be read without that."""

from __future__ import annotations

from enum import Enum


class SlipSize(Enum):
    """a4x2: A4 landscape with both A5 copies side by side and a cut mark, the office's default."""

    A4X2 = "a4x2"
    A5 = "a5"
    A4 = "a4"
    ROLL = "roll"
