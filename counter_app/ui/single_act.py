"""One act at a time. What was asked for is not asked for again before it has come back; its buttons rest meanwhile, say
so where it takes long, and have the hand again afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import shiboken6
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.domain.errors import Problem
from counter_app.ui.act_button import ActButton
from counter_app.ui.background import Background, Lane
from counter_app.ui.single_shot import single_shot

T = TypeVar("T")
SAID_AFTER_MS = 300  # what is over sooner would only flicker


class SingleAct(QObject):
    """`run` as `Background.run`, but refused while the last one is under way: Enter twice, a double click, a key held
    down are one act. Lives as long as its controller, so that what was begun is always heard of."""

    def __init__(self, background: Background, parent: QObject, *buttons: ActButton) -> None:
        super().__init__(parent)
        self._background, self._buttons = background, buttons
        self._words = self.tr("Đang ghi …")
        self._on_done: Callable[[object], None] | None = None
        self._on_failed: Callable[[Problem], None] | None = None
        self._left: QWidget | None = None  # the button that had the focus
        self._went_to: QWidget | None = None  # where Qt put the focus instead
        self._said = single_shot(self, SAID_AFTER_MS, self._say)

    @property
    def is_under_way(self) -> bool:
        return self._on_done is not None

    def stands_on(self, *buttons: ActButton) -> None:
        """A form that was made anew has other buttons."""
        self._buttons = buttons
        if self.is_under_way:
            self._rest(busy=True)

    def run(
        self,
        lane: Lane,
        call: Callable[[], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[Problem], None],
        *,
        words: str = "",
    ) -> bool:
        """Whether it was begun. `words` are said on the first button while it goes on."""
        if self.is_under_way:
            return False
        self._on_done, self._on_failed = cast("Callable[[object], None]", on_done), on_failed
        self._words = words or self.tr("Đang ghi …")
        self._begin()
        self._background.run(lane, call, self._came, self._refused)
        return True

    def forget(self) -> None:
        """Whoever asked has gone: what comes back is heard by nobody. What writes is not to be forgotten."""
        if self.is_under_way:
            self._on_done = self._on_failed = _unheard

    def _begin(self) -> None:
        focused = QApplication.focusWidget()
        self._left = focused if focused in self._buttons else None
        self._rest(busy=True)
        self._went_to = QApplication.focusWidget() if self._left is not None else None
        self._said.start()

    def _end(self) -> None:
        self._said.stop()
        self._on_done = self._on_failed = None
        self._rest(busy=False)
        left, self._left = self._left, None
        unmoved = QApplication.focusWidget() in (None, self._went_to)
        if left is not None and unmoved and shiboken6.isValid(left) and left.isVisible():
            left.setFocus()
        self._went_to = None

    def _came(self, value: object) -> None:
        """What follows may ask for the next one."""
        heard = self._on_done
        self._end()
        if heard is not None:
            heard(value)

    def _refused(self, problem: Problem) -> None:
        heard = self._on_failed
        self._end()
        if heard is not None:
            heard(problem)

    def _rest(self, *, busy: bool) -> None:
        for button in self._buttons:
            if shiboken6.isValid(button):
                button.set_busy(busy=busy)

    @Slot()
    def _say(self) -> None:
        if self._buttons and shiboken6.isValid(self._buttons[0]):
            self._buttons[0].say_busy(self._words)


def _unheard(_came: object) -> None: ...
