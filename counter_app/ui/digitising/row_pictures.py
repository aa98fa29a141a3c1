"""First pages of the copies in the list, drawn small one after the other, and forgotten with the dossier."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from counter_app.domain.errors import Problem
from counter_app.services.steps.digital_copies import DigitalCopies
from counter_app.services.steps.digital_copy import DigitalCopy
from counter_app.ui.background import Background, Lane, Task
from counter_app.ui.digitising.copy_row import CopyRow

DPI = 20.0
MOST_KEPT = 60


class RowPictures(QObject):
    """`rows` gives those that are on the screen now."""

    failed = Signal()  # once for each file that has no picture: perhaps it was lost

    def __init__(
        self, copies: DigitalCopies, rows: Callable[[], Sequence[CopyRow]], background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._copies, self._rows, self._background = copies, rows, background
        self._kept: dict[bytes, bytes] = {}
        self._tasks: dict[bytes, Task[tuple[bytes, bytes]]] = {}

    def draw(self) -> None:
        for row in self._rows():
            content = row.copy.content
            if content in self._kept:
                row.show_picture(self._kept[content])
            elif row.copy.here and row.copy.loss is None and content not in self._tasks:
                call = partial(_first_page, self._copies, row.copy)
                self._tasks[content] = self._background.run(Lane.PREVIEW, call, self._drawn, self._not_drawn)

    def forget(self) -> None:
        for task in self._tasks.values():
            task.cancel()
        self._kept, self._tasks = {}, {}

    def _drawn(self, drawn: tuple[bytes, bytes]) -> None:
        content, png = drawn
        self._tasks.pop(content, None)
        if len(self._kept) < MOST_KEPT or not png:
            self._kept[content] = png
        for row in self._rows():
            if row.copy.content == content:
                row.show_picture(png)
        if not png:
            self.failed.emit()

    def _not_drawn(self, _problem: Problem) -> None:
        """A fault that the lane has logged: the row stays without its picture."""


def _first_page(copies: DigitalCopies, copy: DigitalCopy) -> tuple[bytes, bytes]:
    """b"" where there is none: asking again would fail again."""
    try:
        return copy.content, copies.picture(copy, 0, DPI)
    except Problem:
        return copy.content, b""
