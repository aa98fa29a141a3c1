"""Files on their way in: read one after the other in their own lane, each with its first page; one can stop it."""

from __future__ import annotations

import hashlib
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from counter_app.domain.errors import Problem
from counter_app.services.steps.digital_copies import CheckedFile, DigitalCopies
from counter_app.ui.background import Background, Lane, Task
from counter_app.ui.digitising.copies_panel import Progress
from counter_app.ui.digitising.file_drop import Brought
from counter_app.ui.language import told


@dataclass(frozen=True)
class ReadFile:
    """`page` is its first page as PNG, `content` the SHA-256 of its bytes in hex."""

    name: str
    file: CheckedFile
    page: bytes
    content: str


class IncomingFiles(QObject):
    """`ready` fills while the first of them is looked at; `refused` has a sentence for each that cannot be taken."""

    changed = Signal()

    def __init__(self, copies: DigitalCopies, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._copies, self._background = copies, background
        self.ready: deque[ReadFile] = deque()
        self.refused: list[str] = []
        self._queue: deque[Brought] = deque()
        self._total = 0
        self._reading: Task[ReadFile] | None = None
        self._under_way: Brought | None = None
        self._stopped = threading.Event()

    @property
    def progress(self) -> Progress | None:
        """None where nothing is being read."""
        if self._under_way is None:
            return None
        return Progress(self._total - len(self._queue), self._total, self._named(self._under_way))

    def take(self, files: tuple[Brought, ...]) -> None:
        if self._under_way is None:
            self.refused, self._total = [], 0
        self._queue.extend(files)
        self._total += len(files)
        self._read_next()

    def stop(self) -> None:
        """The reading under way is ended, the rest is not begun; what was read stays."""
        self._stopped.set()
        if self._reading is not None:
            self._reading.cancel()
        self._queue.clear()
        self._reading = self._under_way = None
        self.changed.emit()

    def drop(self) -> None:
        """Nothing of them stays."""
        self.ready.clear()
        self.refused = []
        self.stop()

    def _read_next(self) -> None:
        if self._under_way is None and self._queue:
            self._under_way, self._stopped = self._queue.popleft(), threading.Event()
            call = partial(_read, self._copies, self._under_way, self._named(self._under_way), self._stopped.is_set)
            self._reading = self._background.run(Lane.FILES, call, self._came, self._failed)
        self.changed.emit()

    def _came(self, read: ReadFile) -> None:
        self.ready.append(read)
        self._go_on()

    def _failed(self, problem: Problem) -> None:
        name = self._named(self._under_way) if self._under_way is not None else ""
        self.refused.append(f"{name}: {told(problem)}")
        self._go_on()

    def _go_on(self) -> None:
        self._reading = self._under_way = None
        self._read_next()

    def _named(self, file: Brought) -> str:
        return file.name[:80] or self.tr("hình trong bộ nhớ tạm")


def _read(copies: DigitalCopies, brought: Brought, name: str, stopped: Callable[[], bool]) -> ReadFile:
    file = copies.check(brought.data, stopped) if brought.path is None else copies.check_file(brought.path, stopped)
    return ReadFile(name, file, copies.page_of(file), hashlib.sha256(file.data).hexdigest())
