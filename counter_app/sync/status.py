"""What the band and the queue show of handing in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.notice import Notice
from counter_app.sync.connectivity import Line


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """`state` of the line and since when; what waits, oldest first; when it will be done at this desk's own rate.

    Green is only what a signed acknowledgement covers: `waiting_entries` counts everything else. `reference_arrivals`
    counts how often reference data came since the program began.
    """

    state: Line
    since: datetime | None
    waiting_entries: int
    waiting_dossiers: int
    oldest: datetime | None
    expected_done: datetime | None = None
    conflicts: int = 0
    last_ack: datetime | None = None
    problem: Notice | None = None
    reference_arrivals: int = 0
