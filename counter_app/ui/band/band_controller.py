"""Keeps the band true: hears the engine through the background, the clock by a timer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Slot

from counter_app.domain.errors import Problem
from counter_app.domain.times import OFFICE_ZONE, appointment_vi
from counter_app.sync.connectivity import Line
from counter_app.sync.status import SyncStatus
from counter_app.ui.background import Background, Lane
from counter_app.ui.band.band import Band
from counter_app.ui.band.band_words import band_words, waiting_number
from counter_app.ui.changes import Changes
from counter_app.ui.language import either
from counter_app.ui.plain_text import in_tip
from counter_app.ui.sign_in.seat import Seat

CLOCK_MS = 1_000


class HandingInRunner(Protocol):
    """The engine on its own thread, as the window sees it. `subscribe` calls back on that thread."""

    def status(self) -> SyncStatus: ...

    def subscribe(self, callback: Callable[[], None]) -> None: ...

    def nudge(self) -> None: ...

    def declare_outage(self, outage: bool) -> None: ...


class BandController(QObject):
    """`now` is the time as the desk believes it, safe from any thread."""

    def __init__(
        self,
        band: Band,
        runner: HandingInRunner,
        now: Callable[[], datetime],
        seat: Seat,
        background: Background,
        changes: Changes,
    ) -> None:
        super().__init__(band)
        self._band, self._runner, self._now, self._seat, self._changes = band, runner, now, seat, changes
        self._speak = background.mouth(self._status_changed)
        self._background = background
        self._shown: SyncStatus | None = None
        self._began_with = 0
        self._time = now()
        runner.subscribe(self._from_engine)
        seat.changed.connect(self._show_person)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._read_clock)
        self._timer.start(CLOCK_MS)
        self._show_person()
        self._show_clock(self._time)
        self._show_status(runner.status())

    def _from_engine(self) -> None:
        """On the engine's thread: nothing but a hop."""
        self._speak(self._runner.status())

    def _status_changed(self, status: SyncStatus) -> None:
        before = self._shown
        self._show_status(status)
        if before is None or before.waiting_entries != status.waiting_entries:
            self._changes.waiting_changed.emit()
        if before is None or before.state is not status.state:
            self._changes.connection_changed.emit()
        if before is not None and before.reference_arrivals != status.reference_arrivals:
            self._changes.reference_changed.emit()

    def _show_status(self, status: SyncStatus) -> None:
        self._shown = status
        handing_in = status.state is Line.HANDING_IN
        self._began_with = max(self._began_with, waiting_number(status)) if handing_in else 0
        self._band.show_state(band_words(status, self._time, self._began_with))
        problem = status.problem
        self._band.state.setToolTip(in_tip(either(problem.vi, problem.en)) if problem else self._band.state.toolTip())

    @Slot()
    def _show_person(self) -> None:
        session = self._seat.session
        self._band.show_person(session.name if session else "")

    @Slot()
    def _read_clock(self) -> None:
        """On a lane: the believed time may have to wait for whoever is just correcting it."""
        self._background.run(Lane.READING, self._now, self._show_clock, self._no_clock)

    def _no_clock(self, _problem: Problem) -> None:
        """The last minute stays; the clock's own question says the rest."""

    def _show_clock(self, now: datetime) -> None:
        is_another_day = now.astimezone(OFFICE_ZONE).date() != self._time.astimezone(OFFICE_ZONE).date()
        self._time = now
        if is_another_day:
            self._changes.day_changed.emit()
        english = f"{now.astimezone(OFFICE_ZONE):%A %d/%m/%Y %H:%M}"
        self._band.show_clock(either(appointment_vi(now), english))
