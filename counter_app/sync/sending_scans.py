"""Sending digitised papers, after everything else: one part of 1 MiB at a time, and entries go in between.

What goes wrong with a paper is no sign of the line: a proxy that cuts large requests must not make an outage of it.
Each paper has its own patience, so that one that the centre does not take yet holds up no other.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from counter_app.store.kept_scans import KeptScan
from counter_app.store.scan_sending import ScanOutbox
from counter_app.store.scan_store import ScanOutOfReach
from counter_app.sync.backoff import Patience
from counter_app.sync.exchange import SCAN, Answer, Question
from counter_app.sync.reading import is_refusal, read_blob
from counter_app.wire.messages import BLOB_PART

LONGEST_WAIT = 15 * 60.0
LOOK_SECONDS = 60.0  # what is attached is looked for by itself, should nobody say so

_BYTES = {"content-type": "application/octet-stream"}


class SendingScans:
    """Questions under the session's token, which the caller adds. `chance` gives numbers between 0 and 1."""

    def __init__(self, outbox: ScanOutbox, chance: Callable[[], float]) -> None:
        self._outbox = outbox
        self._chance = chance
        self._patience: dict[KeptScan, Patience] = {}
        self._look_at = 0.0
        self._under_way: KeptScan | None = None
        self._data = b""
        self._missing: list[int] | None = None  # None: the centre has not been asked yet
        self._wrote = False

    def next_question(self, now: float) -> Question | None:
        """None where nothing waits, or what waits is put off."""
        if self._under_way is None and not self._begin(now):
            return None
        scan = self._under_way
        assert scan is not None
        path = f"/v1/dossiers/{scan.dossier}/blobs/{scan.content.hex()}"
        if not self._missing:
            return Question(SCAN, "PUT", path)
        part = self._missing[0]
        data = self._data[part * BLOB_PART : (part + 1) * BLOB_PART]
        return Question(SCAN, "PUT", f"{path}?part={part}", data, _BYTES)

    def next_at(self, now: float) -> float:
        """When asking again is worth while."""
        if self._under_way is not None:
            return now
        return min([self._look_at, *(patience.at for patience in self._patience.values())], default=math.inf)

    def look_again(self) -> None:
        """Something was written: perhaps a paper was attached."""
        self._look_at = 0.0

    def has_written(self) -> bool:
        """Whether an entry says since the last time that a file was lost: it is to be handed in."""
        wrote, self._wrote = self._wrote, False
        return wrote

    def answered(self, answer: Answer, now: float) -> None:
        """Raises Unreadable when it was not the centre that answered."""
        scan = self._under_way
        if scan is None:
            return
        if is_refusal(answer):
            self.failed(now)  # the entry was not judged yet, or never will be
            return
        word = read_blob(answer, scan.size, BLOB_PART)
        if word.whole:
            self._outbox.was_sent(scan)
            self._patience.pop(scan, None)
            self._end()
            return
        before = self._missing
        self._missing = [part for part in range(-(-scan.size // BLOB_PART)) if part not in word.parts]
        if before and len(self._missing) >= len(before):
            self.failed(now)  # it takes parts and does not keep them: later again

    def failed(self, now: float) -> None:
        """The paper under way is put off, later and later."""
        scan = self._under_way
        if scan is not None:
            self._put_off(scan, now)
            self._end()

    def _put_off(self, scan: KeptScan, now: float) -> None:
        self._patience.setdefault(scan, Patience(LONGEST_WAIT)).failed(now, self._chance())

    def _begin(self, now: float) -> bool:
        if now < self.next_at(now):
            return False
        self._look_at = now + LOOK_SECONDS
        put_off = {scan for scan, patience in self._patience.items() if now < patience.at}
        while (scan := self._outbox.next(put_off)) is not None:
            try:
                data = self._outbox.read(scan)
            except ScanOutOfReach:
                self._put_off(scan, now)
                put_off.add(scan)
                continue
            self._wrote = self._wrote or data is None
            if data is not None:
                self._under_way, self._data, self._missing = scan, data, None
                self._look_at = 0.0  # and the one after it at once
                return True
        self._forget_what_waits_no_more(put_off)
        return False

    def _forget_what_waits_no_more(self, put_off: set[KeptScan]) -> None:
        self._patience = {scan: patience for scan, patience in self._patience.items() if scan in put_off}

    def _end(self) -> None:
        self._under_way, self._data, self._missing = None, b"", None
