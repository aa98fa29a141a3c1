"""A question that is asked again overtakes the one before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from counter_app.domain.errors import Problem
from counter_app.ui.background import Background, Lane, Task

T = TypeVar("T")


class Overtaking:
    """Questions of one kind: only the newest is answered. What has not begun of an earlier one is not begun."""

    def __init__(self, background: Background, lane: Lane = Lane.READING) -> None:
        self._background, self._lane = background, lane
        self._drop: Callable[[], None] | None = None

    def ask(self, call: Callable[[], T], on_done: Callable[[T], None], on_failed: Callable[[Problem], None]) -> None:
        """As `Background.run`."""
        self.forget()
        task: Task[T] = self._background.run(self._lane, call, on_done, on_failed)
        self._drop = task.cancel

    def forget(self) -> None:
        """Nobody wants the answer any more."""
        if self._drop is not None:
            self._drop()
        self._drop = None
