"""What several threads want first is made once; who wants something else does not wait."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from counter_app.services.made_once import made_once


class Shelf:
    def __init__(self) -> None:
        self.begun, self.may_end, self.made = Event(), Event(), 0

    @made_once
    def slow(self) -> object:
        self.made += 1
        self.begun.set()
        assert self.may_end.wait(30)
        return object()

    @made_once
    def quick(self) -> object:
        return object()


def test_two_threads_that_want_the_same_first_get_one() -> None:
    shelf = Shelf()
    with ThreadPoolExecutor(2) as threads:
        wanted = [threads.submit(lambda: shelf.slow) for _thread in range(2)]
        assert shelf.begun.wait(30)
        shelf.may_end.set()
        first, second = (one.result(30) for one in wanted)
    assert first is second
    assert shelf.made == 1


def test_what_takes_long_to_be_made_keeps_nobody_from_the_rest() -> None:
    shelf = Shelf()
    with ThreadPoolExecutor(2) as threads:
        slow = threads.submit(lambda: shelf.slow)
        assert shelf.begun.wait(30)
        quick = threads.submit(lambda: shelf.quick)
        try:
            assert quick.result(5) is shelf.quick
        finally:
            shelf.may_end.set()
        assert slow.result(30) is shelf.slow
