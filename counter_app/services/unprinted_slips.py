"""Slips that are not out; apart from what draws and prints them, because every start and every look at the day asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from counter_app.domain.times import iso, parse_iso
from counter_app.services.desk_clock import DeskClock
from counter_app.services.slip_history import slip_history
from counter_app.store.dossier_fold import SLIP_NONE
from counter_app.store.dossier_reading import happenings_of
from counter_app.store.dossier_search import without_paper
from counter_app.store.opening import OpenDesk

UNPRINTED_DAYS = 31


@dataclass(frozen=True, slots=True)
class UnprintedSlip:
    """`outcome` is `none` (never sent), `ask` (nobody knows) or `not_printed`. `together`: the dossiers on the sheet
    that was sent last, where there were several."""

    identity: str
    code: str | None
    applicant: str
    procedure: str
    received: datetime
    outcome: str
    together: tuple[str, ...] = ()


class UnprintedSlips:
    def __init__(self, desk: OpenDesk, clock: DeskClock) -> None:
        self._desk, self._clock = desk, clock

    def listed(self, limit: int = 200) -> tuple[UnprintedSlip, ...]:
        """Of this desk: those that should be out and are not, or of which nobody knows; the newest first."""
        since = iso(self._clock.now() - timedelta(days=UNPRINTED_DAYS))
        with self._desk.database.read() as connection:
            rows = without_paper(connection, self._desk.projections, self._desk.desk.desk, since, limit)
        return tuple(
            UnprintedSlip(
                identity=row.identity,
                code=row.code,
                applicant=row.applicant,
                procedure=row.procedure_name,
                received=parse_iso(row.received),
                outcome=row.slip,
                together=self._sent_together(row.identity) if row.slip != SLIP_NONE else (),
            )
            for row in rows
        )

    def _sent_together(self, identity: str) -> tuple[str, ...]:
        with self._desk.database.read() as connection:
            return slip_history(happenings_of(connection, self._desk.projections, identity)).together
