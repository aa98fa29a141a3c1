"""How long to wait before trying again. Pure: chance comes in as a number between 0 and 1."""

from __future__ import annotations

from dataclasses import dataclass

FIRST_SECONDS = 1.0
CAP_SECONDS = 60.0
LONGEST_RETRY_AFTER = 15 * 60.0


def next_delay(failures: int, chance: float, cap: float = CAP_SECONDS) -> float:
    """Seconds after the n-th failure in a row (1 is the first): doubling, capped, then full jitter.

    The jitter comes after the cap: desks that all stand at the cap would otherwise come back at the same second.
    """
    capped = min(cap, FIRST_SECONDS * 2 ** min(failures - 1, 10))
    return float(capped * chance)


def retry_after(header: str | None) -> float | None:
    """The centre's own word in seconds, bounded; None when it said nothing that we understand."""
    if header is None or not header.isascii() or not header.strip().isdigit():
        return None
    return min(float(header), LONGEST_RETRY_AFTER)


@dataclass(slots=True)
class Patience:
    """When one thing may be asked for again, in monotonic seconds: later and later while its answers are broken.

    The line's own failures are the engine's matter; here the line works, and what it brings does not.
    """

    cap: float = CAP_SECONDS
    at: float = 0.0
    failures: int = 0

    def failed(self, now: float, chance: float) -> None:
        self.failures += 1
        self.at = now + next_delay(self.failures, chance, self.cap)

    def worked(self, again_at: float = 0.0) -> None:
        self.failures, self.at = 0, again_at
