"""What can be guessed is slowed down after wrong tries, and nobody is ever locked out.

Counted are the visitor's line, the thing guessed at, and both together: somebody who hammers at a code from elsewhere
slows it down for all who have tried it wrongly themselves, but the slip's holder has a try of his own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from central.client_address import line_of
from central.keys import CentreKeys
from central.requests import Refused
from central.store import lookups
from central.store.database import Connection

FREE_TRIES = 3
OWN_TRIES = 1  # at a thing that others guess at: a thousand lines have a thousand of a million PINs a day
LONGEST_WAIT = 60  # seconds: at most 1,440 tries a day against a million PINs
FORGOTTEN_AFTER = 24 * 3600


@dataclass(frozen=True, slots=True)
class Guess:
    """`at` names the thing guessed at; '' where there are too many of them for guesses at one to matter."""

    kind: str
    at: str
    client: str

    def by_line(self, keys: CentreKeys) -> str:
        """Not the address itself: the database is to hold no list of who looked."""
        return f"{self.kind} from {keys.mac('client', line_of(self.client).encode('utf-8')).hex()[:32]}"

    def by_thing(self) -> str:
        return f"{self.kind} at {self.at[:64]}"

    def by_both(self, keys: CentreKeys) -> str:
        mac = keys.mac("client", line_of(self.client).encode("utf-8"), self.at.encode("utf-8"))
        return f"{self.kind} both {mac.hex()[:32]}"

    def counted(self, keys: CentreKeys) -> list[str]:
        return [self.by_line(keys), *([self.by_both(keys), self.by_thing()] if self.at else [])]


def refuse_while_slowed(connection: Connection, keys: CentreKeys, guess: Guess, now: datetime) -> None:
    """Raises Refused (429) with the seconds to wait."""
    second = int(now.timestamp())
    counts = {what: lookups.count_of(connection, what) for what in guess.counted(keys)}
    ready = [_ready_at(*counts[guess.by_line(keys)])]
    if guess.at and counts[guess.by_both(keys)][0] >= OWN_TRIES:
        ready.append(_ready_at(*counts[guess.by_thing()]))
    wait = max(ready) - second
    if wait > 0:
        raise Refused(
            429,
            f"Đã nhập sai nhiều lần; hãy thử lại sau {wait} giây.",
            f"There were several wrong tries; try again in {wait} seconds.",
            retry_after=wait,
        )


def note_wrong_try(connection: Connection, keys: CentreKeys, guess: Guess, now: datetime) -> None:
    second = int(now.timestamp())
    for what in guess.counted(keys):
        count, _last = lookups.count_of(connection, what)
        lookups.put_count(connection, what, count + 1, second)
    lookups.forget_counts(connection, second - FORGOTTEN_AFTER)


def _ready_at(count: int, last: int) -> int:
    if count < FREE_TRIES:
        return 0
    return last + min(1 << min(count - FREE_TRIES, 10), LONGEST_WAIT)
