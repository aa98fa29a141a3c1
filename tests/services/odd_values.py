"""Values that no program of ours writes where something else is meant."""

from __future__ import annotations

from typing import Any

ODD: tuple[Any, ...] = (None, True, -1, 2**53 - 1, "", "x", "2", "a\0b", [], {}, [None], {"a": 1})
