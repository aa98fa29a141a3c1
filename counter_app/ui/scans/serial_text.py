"""The bytes of a serial scanner into scans. Pure: no port, no clock.

Scanners end a scan with CR, LF, both or nothing; then a pause ends it. Bytes are kept until the end, so that a letter
that arrives in two pieces is whole.
"""

from __future__ import annotations

import re

LONGEST_BYTES = 16 * 1024  # four bytes for each letter of the longest QR code
_ENDS = re.compile(rb"[\r\n]+")


class SerialText:
    """`take` and `pause` return the scans that are complete. What is too long for any QR code is dropped to its end,
    and never kept in memory."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._dropping = False

    def take(self, data: bytes) -> tuple[str, ...]:
        *whole, rest = _ENDS.split(data)
        found = [self._ended(part) for part in whole]
        self._hold(rest)
        return tuple(text for text in found if text)

    def pause(self) -> tuple[str, ...]:
        """Nothing came for a while: a scanner without an ending has said all."""
        text = self._ended(b"")
        return (text,) if text else ()

    def forget(self) -> None:
        self._held.clear()
        self._dropping = False

    @property
    def is_holding(self) -> bool:
        return bool(self._held) or self._dropping

    def _hold(self, data: bytes) -> None:
        if self._dropping or len(self._held) + len(data) > LONGEST_BYTES:
            self._held.clear()
            self._dropping = self._dropping or bool(data)
            return
        self._held += data

    def _ended(self, part: bytes) -> str:
        self._hold(part)
        text = "" if self._dropping else _decoded(bytes(self._held))
        self.forget()
        return text


def _decoded(data: bytes) -> str:
    """UTF-8 as cards are written; bytes that are none come through one by one, for the repair of garbled cards."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
