"""Files that are there and cannot be opened for a while, as where a virus scanner holds them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def held(file: Path) -> Iterator[None]:
    """A link to itself in its place: opening it fails, whoever asks, and it is not gone."""
    aside = file.with_name(f"{file.name}.aside")
    file.rename(aside)
    file.symlink_to(file.name)
    try:
        yield
    finally:
        aside.replace(file)
