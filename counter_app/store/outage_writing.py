"""An outage's two entries, as the program writes them by itself: each once, whoever has written the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from counter_app.domain.entry_types import OUTAGE_BEGAN, OUTAGE_ENDED
from counter_app.domain.permissions import PROGRAM
from counter_app.domain.times import iso, parse_iso
from counter_app.store.journal import EntryDraft, Stamp
from counter_app.store.local_log import write_log
from counter_app.store.opening import OpenDesk
from counter_app.store.queue_reading import outage_entries


@dataclass(frozen=True, slots=True)
class OpenOutage:
    """`declared` by a person, else detected by the desk itself."""

    since: datetime
    declared: bool


def open_outage(connection: Connection) -> OpenOutage | None:
    """The outage that was recorded last; None when it has ended."""
    newest = outage_entries(connection, 1)
    if not newest or newest[0][0].type == OUTAGE_ENDED:
        return None
    facts = newest[0][0].facts
    return OpenOutage(parse_iso(str(facts["since"])), facts.get("declared") is True)


def write_beginning(connection: Connection, desk: OpenDesk, stamp: Stamp, since: datetime, *, declared: bool) -> None:
    """Nothing where an outage stands recorded as open: a person, or a write told as failed, was first."""
    if open_outage(connection) is None:
        draft = EntryDraft(OUTAGE_BEGAN, facts={"since": iso(since), "declared": declared})
        desk.journal.append_in(connection, [draft], PROGRAM, stamp)
        write_log(connection, stamp.entered, "outage began", "declared" if declared else "detected")


def write_end(connection: Connection, desk: OpenDesk, stamp: Stamp, at: datetime) -> None:
    """Nothing where none is open."""
    if open_outage(connection) is not None:
        desk.journal.append_in(connection, [EntryDraft(OUTAGE_ENDED, facts={"at": iso(at)})], PROGRAM, stamp)
        write_log(connection, stamp.entered, "outage ended", iso(at))


class OutageLog:
    """The same, each in a transaction of its own."""

    def __init__(self, desk: OpenDesk, stamp: Callable[[], Stamp]) -> None:
        self._desk, self._stamp = desk, stamp

    def open_now(self) -> OpenOutage | None:
        with self._desk.database.read() as connection:
            return open_outage(connection)

    def began(self, since: datetime, *, declared: bool) -> None:
        with self._desk.database.write() as connection:
            write_beginning(connection, self._desk, self._stamp(), since, declared=declared)

    def ended(self, at: datetime) -> None:
        with self._desk.database.write() as connection:
            write_end(connection, self._desk, self._stamp(), at)
