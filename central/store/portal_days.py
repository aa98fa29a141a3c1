"""How much each portal sent on each day, and how much it may: one row a portal and day, counted in the transaction that
takes what it sent, so that nothing that was refused counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, select, update

from central.store import registry
from central.store.database import Connection
from central.store.schema import portal_days
from counter_app.wire import strict_json

_LIMITS = "portal limits "


@dataclass(frozen=True, slots=True)
class DailyLimits:
    """New dossiers; what citizens do about them afterwards; bytes of files, in MiB."""

    filings: int = 5_000
    tellings: int = 20_000
    mebibytes: int = 20_480


def limits_of(connection: Connection, portal: str) -> DailyLimits:
    """As somebody set them, else the program's own."""
    text = registry.setting(connection, _LIMITS + portal)
    if not text:
        return DailyLimits()
    found = strict_json.read_object(text.encode("utf-8"))
    own = DailyLimits()
    return DailyLimits(
        *(
            value if isinstance(value := found.get(name), int) else getattr(own, name)
            for name in ("filings", "tellings", "mebibytes")
        )
    )


def put_limits(connection: Connection, portal: str, limits: DailyLimits) -> None:
    values = {"filings": limits.filings, "tellings": limits.tellings, "mebibytes": limits.mebibytes}
    registry.put_setting(connection, _LIMITS + portal, strict_json.write(values).decode("utf-8"))


def count(
    connection: Connection, portal: str, day: date, *, filings: int = 0, tellings: int = 0, octets: int = 0
) -> tuple[int, int, int]:
    """Adds these and gives the day's sums. Others of the same portal wait until the transaction ends."""
    columns, stamp = portal_days.c, day.isoformat()
    registry.insert_or_keep(connection, portal_days, portal=portal, day=stamp, filings=0, tellings=0, octets=0)
    this = and_(columns.portal == portal, columns.day == stamp)
    more = {
        "filings": columns.filings + filings,
        "tellings": columns.tellings + tellings,
        "octets": columns.octets + octets,
    }
    connection.execute(update(portal_days).where(this).values(more))
    row = connection.execute(select(columns.filings, columns.tellings, columns.octets).where(this)).one()
    return int(row[0]), int(row[1]), int(row[2])
