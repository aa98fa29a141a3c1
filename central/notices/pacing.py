"""How fast, when, and how often: limits, quiet hours, waiting after a failure. Pure; chance comes in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from counter_app.domain.times import OFFICE_ZONE

Uniform = Callable[[float, float], float]

FIRST_PAUSE, LONGEST_PAUSE = 15.0, 900.0  # seconds, of a whole channel
FIRST_WAIT, LONGEST_WAIT = 60.0, 3600.0  # seconds, of one message
LEASE_SECONDS = 120  # on top of what a channel may take: names that do not resolve, a machine that swaps


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Nobody is woken by a text message. May pass midnight."""

    begin: time
    end: time

    def hold(self, now: datetime) -> bool:
        clock = now.astimezone(OFFICE_ZONE).time()
        if self.begin <= self.end:
            return self.begin <= clock < self.end
        return clock >= self.begin or clock < self.end


@dataclass(frozen=True, slots=True)
class Pace:
    """Of one channel. `per_minute` holds for all processes of the centre together. `repeats`: the server knows a
    message again by its identity, so that one whose outcome nobody knows may be sent once more."""

    per_minute: int = 60
    quiet: QuietHours | None = None
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Patience:
    """`give_up`: counted from the notice's arrival at the centre. `settle`: a notice that came in long after it was
    written waits until its desk has been quiet for so long, since the rest of its day may make it pointless."""

    give_up: timedelta = timedelta(hours=72)
    settle: timedelta = timedelta(seconds=60)
    settle_at_most: timedelta = timedelta(minutes=15)
    late_after: timedelta = timedelta(minutes=5)


def pause_of_channel(failures: int, uniform: Uniform) -> timedelta:
    """After the n-th failure in a row."""
    return _backoff(failures, FIRST_PAUSE, LONGEST_PAUSE, uniform)


def wait_of_message(tries: int, uniform: Uniform) -> timedelta:
    """After the n-th try of this message."""
    return _backoff(tries, FIRST_WAIT, LONGEST_WAIT, uniform)


def _backoff(times: int, first: float, longest: float, uniform: Uniform) -> timedelta:
    """Doubled, capped, then between half and all of it: processes that failed together come back apart."""
    capped = min(longest, first * 2 ** min(max(times, 1) - 1, 16))
    return timedelta(seconds=uniform(capped / 2, capped))
