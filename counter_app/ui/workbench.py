"""What every controller of the window works with."""

from __future__ import annotations

from typing import NamedTuple

from counter_app.ui.background import Background
from counter_app.ui.changes import Changes
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.sign_in.seat import Seat


class Workbench(NamedTuple):
    """Who sits there, the lanes of work, word of what changed, and where something is told."""

    seat: Seat
    background: Background
    changes: Changes
    notices: NoticeBoard
