"""What the window makes when it is first wanted: whole, or not at all and said so, and tried again the next time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from typing import Self, TypeVar, overload

from counter_app.app.frame import Frame
from counter_app.ui.background import UnexpectedFault

T = TypeVar("T")
TOLD = "not made"


class MadeOrTold:
    """A fault while one of its `made_or_told` is made goes on to the log; whoever wanted it is told on the spot: a key
    that does nothing and says nothing is pressed for ever."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._is_wanted = True

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Nobody wants it yet: a fault is no matter of theirs."""
        self._is_wanted = False
        try:
            yield
        finally:
            self._is_wanted = True

    def made(self, make: Callable[[], T]) -> T:
        window, deeds = self._frame.window, self._frame.window.deeds
        before, furnished = deeds.names(), window.furnished_names()
        try:
            made = make()
        except Exception:
            deeds.keep_only(before)
            window.furnish_only(furnished)
            if self._is_wanted:
                self._frame.bench.notices.tell_problem(TOLD, UnexpectedFault())
            raise
        if self._is_wanted:
            self._frame.bench.notices.remove(TOLD)
        return made


class made_or_told(cached_property[T]):  # noqa: N801 - a decorator, as the one it is made of
    """A `cached_property` of a `MadeOrTold`."""

    @overload
    def __get__(self, instance: None, owner: type | None = None) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type | None = None) -> T: ...
    def __get__(self, instance: object | None, owner: type | None = None) -> Self | T:
        make = super().__get__
        return instance.made(partial(make, instance, owner)) if isinstance(instance, MadeOrTold) else self
