"""What waits to be handed in, row by row, and what the centre has proved to hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from counter_app.domain.judging import IN_ORDER
from counter_app.domain.office_names import OfficeNames
from counter_app.domain.times import parse_iso
from counter_app.services.desk_clock import DeskClock
from counter_app.services.reference import Reference
from counter_app.services.wording import VERDICT_EN, VERDICT_VI, type_en, type_vi
from counter_app.store.acknowledgements import waiting
from counter_app.store.dossier_fold import WAITING
from counter_app.store.opening import OpenDesk
from counter_app.store.queue_reading import WrittenEntry, recent_entries, troubled_entries, waiting_entries


@dataclass(frozen=True, slots=True)
class WaitingSummary:
    """`since` is when the oldest entry that is not proved was made."""

    entries: int
    dossiers: int
    since: datetime | None


@dataclass(frozen=True, slots=True)
class QueueRow:
    """`sequence` is the key for the next page. `proved` is the centre's signature; `reason_vi` why it needs a look."""

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


class HandingIn:
    """Reads the journal itself; a hundred thousand rows are read a page at a time."""

    def __init__(self, desk: OpenDesk, clock: DeskClock, reference: Reference) -> None:
        self._desk = desk
        self._clock = clock
        self._reference = reference

    def summary(self) -> WaitingSummary:
        with self._desk.database.read() as connection:
            found = waiting(connection, self._happenings)
        return WaitingSummary(found.entries, found.dossiers, parse_iso(found.since) if found.since else None)

    def waiting(self, after: int = 0, limit: int = 200) -> tuple[QueueRow, ...]:
        """Not yet proved, the oldest first, after this sequence."""
        with self._desk.database.read() as connection:
            return self._rows(waiting_entries(connection, self._happenings, after, limit))

    def recent(self, before: int | None = None, limit: int = 200) -> tuple[QueueRow, ...]:
        """Everything written at this desk, the newest first, proved or not; before this sequence."""
        with self._desk.database.read() as connection:
            return self._rows(recent_entries(connection, self._happenings, before, limit))

    def troubled(self, limit: int = 200) -> tuple[QueueRow, ...]:
        """Own entries that the centre judged other than in order, the newest first."""
        with self._desk.database.read() as connection:
            return self._rows(troubled_entries(connection, self._desk.projections, limit))

    @property
    def _happenings(self) -> str:
        return self._desk.projections.tables.happenings.name

    def _rows(self, entries: tuple[WrittenEntry, ...]) -> tuple[QueueRow, ...]:
        now, names = self._clock.now(), self._reference.names()
        return tuple(_row(entry, now, names) for entry in entries)


def _row(entry: WrittenEntry, now: datetime, names: OfficeNames) -> QueueRow:
    header, verdict = entry.header, entry.verdict or WAITING
    reason_vi, reason_en = _reason(entry)
    entered = parse_iso(header.entered) if header else None
    return QueueRow(
        entry.sequence,
        entered,
        # A clock that was set back must not make an age negative.
        max(now - entered, timedelta()) if entered else timedelta(),
        *names.desk(header.desk if header else ""),
        entry.dossier,
        header.code if header else None,
        header.type if header else "",
        type_vi(header.type) if header else "Ghi nhận không đọc được nữa",
        type_en(header.type) if header else "An entry that cannot be read any more",
        entry.proved,
        verdict,
        reason_vi,
        reason_en,
    )


def _reason(entry: WrittenEntry) -> tuple[str, str]:
    if entry.header is None:
        return "Tệp dữ liệu bị hỏng ở chỗ này; lãnh đạo cần xem", "The file is damaged here; for the supervisor"
    if not entry.proved:
        return "Chờ chuyển về hệ thống trung tâm", "Waiting to be handed in"
    if entry.verdict is None:
        return "Trung tâm đã nhận, chờ xét", "Stored at the centre, not judged yet"
    if entry.verdict != IN_ORDER:
        return VERDICT_VI.get(entry.verdict, entry.verdict), VERDICT_EN.get(entry.verdict, entry.verdict)
    if entry.forked:
        return "Nhật ký bị tách nhánh; lãnh đạo cần xem", "The journal was forked; for the supervisor"
    return "", ""
