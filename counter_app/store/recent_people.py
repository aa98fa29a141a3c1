"""Who signed in at this desk lately, so that they are offered first; in the encrypted file, like every name."""

from __future__ import annotations

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as upsert

from counter_app.store.arrival_tables import desk_values

RECENT = "recent people"
MOST = 6


def recent_people(connection: Connection) -> tuple[str, ...]:
    """Accounts, the latest first."""
    kept = connection.execute(select(desk_values.c.value).where(desk_values.c.name == RECENT)).scalar()
    return tuple(account for account in (kept or b"").decode("utf-8").split("\n") if account)


def note_recent(connection: Connection, account: str) -> None:
    others = [other for other in recent_people(connection) if other != account]
    value = "\n".join([account, *others][:MOST]).encode("utf-8")
    statement = upsert(desk_values).values(name=RECENT, value=value)
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))
