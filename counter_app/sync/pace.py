"""How often a desk asks when nothing presses."""

from __future__ import annotations

from dataclasses import dataclass

IDLE_SECONDS = 5.0
PULL_SECONDS = 15.0
HEARTBEAT_SECONDS = 3_600.0


@dataclass(frozen=True, slots=True)
class Pace:
    """Figures that simulation shortens."""

    idle: float = IDLE_SECONDS
    pull: float = PULL_SECONDS
    heartbeat: float = HEARTBEAT_SECONDS
