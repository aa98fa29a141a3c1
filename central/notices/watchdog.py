"""An end for an exchange as a whole: a socket's own timeout starts anew with every byte that trickles in."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer


@contextmanager
def ended_after(seconds: float, current: Callable[[], socket.socket | None]) -> Iterator[None]:
    """After so many seconds whatever socket is `current` then is shut: who reads from it gets an end or an OSError."""
    timer = Timer(seconds, _shut, (current,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _shut(current: Callable[[], socket.socket | None]) -> None:
    found = current()
    if found is not None:
        with contextlib.suppress(OSError):
            # Not the TLS socket's own method: it would take the layer away from under the thread that reads.
            socket.socket.shutdown(found, socket.SHUT_RDWR)
