"""Who signed in at this desk lately, so that they are offered first; in the encrypted file, like every name."""

from __future__ import annotations

from counter_app.store.connection import Connection
from counter_app.store.desk_values import desk_value, put_desk_value

RECENT = "recent people"
MOST = 6


def recent_people(connection: Connection) -> tuple[str, ...]:
    """Accounts, the latest first."""
    kept = desk_value(connection, RECENT) or b""
    return tuple(account for account in kept.decode("utf-8").split("\n") if account)


def note_recent(connection: Connection, account: str) -> None:
    others = [other for other in recent_people(connection) if other != account]
    put_desk_value(connection, RECENT, "\n".join([account, *others][:MOST]).encode("utf-8"))
