"""What waits to be handed in, row by row, and what the centre has proved to hold."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from counter_app.domain.judging import IN_ORDER
from counter_app.domain.office_names import OfficeNames
from counter_app.domain.times import parse_iso
from counter_app.services.desk_clock import DeskClock
from counter_app.services.reference import Reference
from counter_app.services.timeline import proof_words
from counter_app.services.wording import VERDICT_EN, VERDICT_VI, type_en, type_vi
from counter_app.store.acknowledgements import waiting
from counter_app.store.dossier_fold import WAITING
from counter_app.store.dossier_reading import EntryProof
from counter_app.store.opening import OpenDesk
from counter_app.store.queue_reading import (
    QueueOrder,
    WrittenEntry,
    entries_at,
    recent_order,
    troubled_entries,
    waiting_order,
)


@dataclass(frozen=True, slots=True)
class WaitingSummary:
    """`since` is when the oldest entry that is not proved was made."""

    entries: int
    dossiers: int
    since: datetime | None


@dataclass(frozen=True, slots=True)
class QueueRow:
    """`proved` is the centre's signature and `proof_vi` which one; `reason_vi` why it waits or needs a look."""

    sequence: int
    entered: datetime | None
    age: timedelta
    desk_vi: str
    desk_en: str
    dossier: str | None
    code: str | None
    type: str
    vi: str
    en: str
    proved: bool
    verdict: str
    reason_vi: str
    reason_en: str
    proof_vi: str = ""
    proof_en: str = ""
    settled: bool = False

    @property
    def is_troubled(self) -> bool:
        """Whether somebody must look at it."""
        return (self.verdict not in (WAITING, IN_ORDER) and not self.settled) or not self.type


__all__ = ["HandingIn", "QueueList", "QueueOrder", "QueueRow", "QueueView", "WaitingSummary"]

MOST_RECENT = 100_000
MOST_TROUBLED = 1_000
MOST_ROWS = 500


class QueueView(Enum):
    """Not proved yet · everything written at this desk · what the centre judged other than in order."""

    WAITING = "waiting"
    RECENT = "recent"
    TROUBLED = "troubled"


@dataclass(frozen=True, slots=True)
class QueueList:
    """The sequences of a list in its order, and whether there are more than `MOST_RECENT` or `MOST_TROUBLED`."""

    sequences: array[int]
    cut: bool = False


class HandingIn:
    """Reads the journal itself. A list of a hundred thousand rows is its order alone (`order`); rows are read where
    somebody looks (`rows`)."""

    def __init__(self, desk: OpenDesk, clock: DeskClock, reference: Reference) -> None:
        self._desk = desk
        self._clock = clock
        self._reference = reference

    def summary(self) -> WaitingSummary:
        with self._desk.database.read() as connection:
            found = waiting(connection, self._desk.projections.tables.happenings.name)
        return WaitingSummary(found.entries, found.dossiers, parse_iso(found.since) if found.since else None)

    def order(self, view: QueueView, by: QueueOrder = QueueOrder.WRITTEN, *, descending: bool = False) -> QueueList:
        """What is in the list and in which order; sorted in the database."""
        projections = self._desk.projections
        with self._desk.database.read() as connection:
            if view is QueueView.WAITING:
                return QueueList(waiting_order(connection, projections, by, descending=descending))
            if view is QueueView.RECENT:
                newest = recent_order(connection, projections, MOST_RECENT, by, descending=descending)
                return QueueList(newest, len(newest) >= MOST_RECENT)
            # Few at any time, and what is wrong with them stands in the feed's rows alone.
            found = [one.sequence for one in troubled_entries(connection, projections, MOST_TROUBLED)]
        sequences = array("q", found if descending or by is not QueueOrder.WRITTEN else reversed(found))
        return QueueList(sequences, len(found) >= MOST_TROUBLED)

    def rows(self, sequences: Sequence[int]) -> tuple[QueueRow, ...]:
        """These rows, at most `MOST_ROWS`; one that is gone is left out."""
        with self._desk.database.read() as connection:
            entries = entries_at(connection, self._desk.projections, sequences[:MOST_ROWS])
        return self._rows(entries)

    def waiting(self, limit: int = 200) -> tuple[QueueRow, ...]:
        """Not yet proved, the oldest first."""
        return self.rows(self.order(QueueView.WAITING).sequences[:limit])

    def recent(self, limit: int = 200) -> tuple[QueueRow, ...]:
        """Everything written at this desk, the newest first, proved or not."""
        return self.rows(self.order(QueueView.RECENT, descending=True).sequences[:limit])

    def _rows(self, entries: tuple[WrittenEntry, ...]) -> tuple[QueueRow, ...]:
        now, names = self._clock.now(), self._reference.names()
        return tuple(_row(entry, now, names) for entry in entries)


def _row(entry: WrittenEntry, now: datetime, names: OfficeNames) -> QueueRow:
    header, verdict = entry.header, entry.verdict or WAITING
    reason_vi, reason_en = _reason(entry)
    proof_vi, proof_en = proof_words(EntryProof(entry.number, entry.covered_to, entry.signed))
    desk_vi, desk_en = names.desk(header.desk if header else "")
    entered = parse_iso(header.entered) if header else None
    return QueueRow(
        sequence=entry.sequence,
        entered=entered,
        # A clock that was set back must not make an age negative.
        age=max(now - entered, timedelta()) if entered else timedelta(),
        desk_vi=desk_vi,
        desk_en=desk_en,
        dossier=entry.dossier,
        code=entry.dossier_code or (header.code if header else None),
        type=header.type if header else "",
        vi=type_vi(header.type) if header else "Ghi nhận không đọc được nữa",
        en=type_en(header.type) if header else "An entry that cannot be read any more",
        proved=entry.proved,
        verdict=verdict,
        reason_vi=reason_vi,
        reason_en=reason_en,
        proof_vi=proof_vi,
        proof_en=proof_en,
        settled=entry.settled,
    )


def _reason(entry: WrittenEntry) -> tuple[str, str]:
    if entry.header is None:
        return "Tệp dữ liệu bị hỏng ở chỗ này; lãnh đạo cần xem", "The file is damaged here; for the supervisor"
    if not entry.proved:
        return "Chờ chuyển về hệ thống trung tâm", "Waiting to be handed in"
    if entry.verdict is None:
        return "Trung tâm đã nhận, chờ xét", "Stored at the centre, not judged yet"
    if entry.settled:
        return "Lãnh đạo đã giải quyết", "Settled by the supervisor"
    if entry.verdict != IN_ORDER:
        return VERDICT_VI.get(entry.verdict, entry.verdict), VERDICT_EN.get(entry.verdict, entry.verdict)
    if entry.forked:
        return "Nhật ký bị tách nhánh; lãnh đạo cần xem", "The journal was forked; for the supervisor"
    return "", ""
