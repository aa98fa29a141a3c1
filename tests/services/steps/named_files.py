"""A file as a portal names it."""

from __future__ import annotations

import hashlib
from typing import Any


def named(name: str, data: bytes, size: int | None = None) -> dict[str, Any]:
    content = hashlib.sha256(data).hexdigest()
    return {"name": name, "component": "Tờ khai", "size": len(data) if size is None else size, "sha256": content}
