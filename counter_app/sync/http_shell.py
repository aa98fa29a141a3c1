"""The thin shell around the engine that speaks HTTP: one question in, an answer or a failure out."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.sync.exchange import Answer, Failure, Question

if TYPE_CHECKING:
    from counter_app.sync.http_line import HttpLine

READ_SECONDS = 30.0


class HttpShell:
    """TLS is verified, against `authority` where the office pins one. No redirects: the centre does not move."""

    def __init__(
        self,
        address: str,
        *,
        authority: Path | None = None,
        timeout: float = READ_SECONDS,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._address, self._authority, self._timeout, self._monotonic = address, authority, timeout, monotonic
        self._line: HttpLine | None = None

    def ask(self, question: Question) -> Answer | Failure:
        """Never raises for what a line or a server can do. From one thread at a time."""
        if self._line is None:
            self._line = self._first_line()
        return self._line.ask(question)

    def close(self) -> None:
        if self._line is not None:
            self._line.close()

    def _first_line(self) -> HttpLine:
        # On the thread that asks: a window that opens need not wait for everything that speaks HTTP.
        from counter_app.sync.http_line import HttpLine

        return HttpLine(self._address, authority=self._authority, timeout=self._timeout, monotonic=self._monotonic)
