"""The same databases with a pause before each commit: what a slower disk does to both sides alike."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from counter_app.store.database import Connection, Database


class PausingDatabase(Database):
    """A desk's database whose every commit takes `pause` seconds longer."""

    def __init__(self, path: Path, key: bytes, pause: float = 0.0) -> None:
        super().__init__(path, key)
        self.pause = pause

    @contextmanager
    def write(self) -> Iterator[Connection]:
        with super().write() as connection:
            yield connection
            if self.pause:
                time.sleep(self.pause)
