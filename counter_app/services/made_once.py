"""What is made, and its modules read, when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from threading import RLock
from typing import Any, TypeVar, overload

T = TypeVar("T")


class made_once(cached_property[T]):  # noqa: N801  # as the one that it is a kind of
    """A `cached_property` for what several threads may want first: from Python 3.12 on that one would be made for
    each of them. Whoever wants another thing does not wait for it. A test puts another one in its place by assigning
    it."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        super().__init__(make)
        self._turn = RLock()

    @overload
    def __get__(self, instance: None, owner: type | None = None) -> made_once[T]: ...

    @overload
    def __get__(self, instance: object, owner: type | None = None) -> T: ...

    def __get__(self, instance: object, owner: type | None = None) -> made_once[T] | T:
        if instance is None:
            return self
        with self._turn:
            return super().__get__(instance, owner)
