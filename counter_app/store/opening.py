"""Opening a desk's database: tables, migrations, and the question whether this file may go on with its journal.

A journal has exactly one writer. A file that sits on another machine, or that lies behind its own high-water
mark, closes its journal and opens a new one by itself; nobody is asked and nobody stops.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from counter_app.domain.journal_reasons import BEHIND_ITS_MARK, FIRST, OTHER_MACHINE, UNKNOWN_OWN_SLIP
from counter_app.domain.times import parse_iso
from counter_app.store.acknowledgements import journal_head
from counter_app.store.database import Database
from counter_app.store.desk_identity import DeskIdentity
from counter_app.store.journal import Journal, Stamp, current_head
from counter_app.store.journal_tables import entries_of_outages
from counter_app.store.journal_tables import journal as journal_metadata
from counter_app.store.migration import migrate
from counter_app.store.numbers import NumberBook
from counter_app.store.projections import Projections, is_of_this_version, projections_in_use
from counter_app.store.rebuilding import rebuild


@dataclass(frozen=True, slots=True)
class HighWaterMark:
    """The highest number that this file is known to have written; kept outside the file itself."""

    path: Path

    def read(self) -> tuple[str, int] | None:
        try:
            raw = json.loads(self.path.read_text("utf-8"))
            return str(raw["journal"]), int(raw["number"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, journal: bytes, number: int) -> None:
        """Best effort: a detector, not a proof. Never stops a save."""
        fresh = self.path.with_suffix(".new")
        try:
            fresh.write_text(json.dumps({"journal": journal.hex(), "number": number}), "utf-8")
            fresh.replace(self.path)
        except OSError:
            return


@dataclass(frozen=True, slots=True)
class OpenDesk:
    """Everything that services and the engine write and read through."""

    database: Database
    journal: Journal
    projections: Projections
    numbers: NumberBook
    high_water: HighWaterMark | None = None

    def keep_high_water(self) -> None:
        """Note outside the file how far it was written, so that an older copy put back is known as one."""
        if self.high_water is None:
            return
        with self.database.read() as connection:
            head = current_head(connection)
        if head is not None:
            self.high_water.write(head.journal, head.number)

    @property
    def desk(self) -> DeskIdentity:
        return self.journal.desk

    def become(self, desk: DeskIdentity) -> None:
        """A copy of a counter was certified as a desk of its own."""
        self.journal.desk = desk
        self.numbers.desk = desk


def open_desk(
    database: Database,
    desk: DeskIdentity,
    *,
    mark: str,
    stamp: Callable[[], Stamp],
    random_bytes: Callable[[int], bytes],
    high_water: HighWaterMark | None = None,
) -> OpenDesk:
    """Migrate, rebuild what a newer program reads differently, and open a new journal where one is due.

    Raises BadInput for a database of a newer version, EnvironmentProblem for the disk.
    """
    with database.write() as connection:
        journal_metadata.create_all(connection)
        entries_of_outages.create(connection, checkfirst=True)  # files of an earlier version are without it
        migrate(connection)
        projections = projections_in_use(connection)
        numbers = NumberBook(desk, projections)
        projections_ready = is_of_this_version(projections)
        if projections_ready:
            projections.create(connection)
            projections.become_current(connection)
    if not projections_ready:
        rebuild(database, projections)
    journal = Journal(database, desk, numbers, projections, random_bytes)
    opened = OpenDesk(database, journal, projections, numbers, high_water)
    with database.write() as connection:
        reason = _reason_for_a_new_journal(connection, mark, high_water)
        if reason is not None:
            open_next_journal(connection, opened, reason, mark, stamp(), random_bytes)
    opened.keep_high_water()
    return opened


def open_next_journal(
    connection: Connection,
    desk: OpenDesk,
    reason: str,
    mark: str,
    stamp: Stamp,
    random_bytes: Callable[[int], bytes],
    facts: dict[str, Any] | None = None,
) -> None:
    """Close the journal that is open, if any, and write the first entry of a new one."""
    predecessor = current_head(connection)
    named: dict[str, Any] = {"reason": reason, "desk": desk.desk.desk} | (facts or {})
    if predecessor is not None:
        named["predecessor"] = {
            "journal": predecessor.journal.hex(),
            "number": predecessor.number,
            "hash": predecessor.hash.hex(),
        }
    desk.journal.open_new(connection, random_bytes(16), mark, named, stamp)


def reopen_after_rollback(connection: Connection, desk: OpenDesk, slip_received: datetime, stamp: Stamp) -> bool:
    """A slip of our own came back whose entry is not here: this file was put back to an earlier state.

    Nothing when the open journal began after the slip was handed out: it was reopened for that loss already.
    """
    opened = connection.exec_driver_sql("SELECT opened FROM journals WHERE closed_because IS NULL").scalar()
    if opened is not None and slip_received < parse_iso(str(opened)).replace(second=0):
        return False
    mark = open_mark(connection) or ""
    open_next_journal(connection, desk, UNKNOWN_OWN_SLIP, mark, stamp, desk.journal.random_bytes)
    return True


def open_mark(connection: Connection) -> str | None:
    """The machine on which the open journal is written; None before the first."""
    row = connection.exec_driver_sql("SELECT mark FROM journals WHERE closed_because IS NULL").first()
    return None if row is None else str(row[0])


def _reason_for_a_new_journal(connection: Connection, mark: str, high_water: HighWaterMark | None) -> str | None:
    head = current_head(connection)
    if head is None:
        return FIRST
    if open_mark(connection) != mark:
        return OTHER_MACHINE
    highest = high_water.read() if high_water else None
    return BEHIND_ITS_MARK if highest is not None and _lies_above(connection, *highest) else None


def _lies_above(connection: Connection, journal: str, number: int) -> bool:
    """Whether that was written after everything in this file; a journal that is not here at all was."""
    try:
        head = journal_head(connection, bytes.fromhex(journal))
    except ValueError:
        return True
    return head is None or number > head.number
