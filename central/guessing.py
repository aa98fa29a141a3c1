"""Six digits can be guessed: wrong tries slow down, per code and per address, and never lock anybody out."""

from __future__ import annotations

from datetime import datetime

from central.keys import CentreKeys
from central.requests import Refused
from central.store import lookups
from central.store.database import Connection

FREE_TRIES = 3
LONGEST_WAIT = 60  # seconds: at most 1,440 tries a day against a million PINs
FORGOTTEN_AFTER = 24 * 3600


def refuse_while_slowed(connection: Connection, keys: CentreKeys, code: str, client: str, now: datetime) -> None:
    """Raises Refused (429) with the seconds to wait."""
    second = int(now.timestamp())
    waits = [_ready_at(*lookups.count_of(connection, what)) - second for what in _counted(keys, code, client)]
    if max(waits) > 0:
        raise Refused(
            429,
            f"Đã nhập sai nhiều lần; hãy thử lại sau {max(waits)} giây.",
            f"There were several wrong tries; try again in {max(waits)} seconds.",
            retry_after=max(waits),
        )


def note_wrong_try(connection: Connection, keys: CentreKeys, code: str, client: str, now: datetime) -> None:
    second = int(now.timestamp())
    lookups.forget_counts(connection, second - FORGOTTEN_AFTER)
    for what in _counted(keys, code, client):
        count, _last = lookups.count_of(connection, what)
        lookups.put_count(connection, what, count + 1, second)


def _counted(keys: CentreKeys, code: str, client: str) -> tuple[str, str]:
    """Not the address itself: the database is to hold no list of who looked."""
    return f"code {code[:64]}", "from " + keys.mac("client", client.encode("utf-8")).hex()[:32]


def _ready_at(count: int, last: int) -> int:
    if count < FREE_TRIES:
        return 0
    return last + min(1 << min(count - FREE_TRIES, 10), LONGEST_WAIT)
