"""What portals sent, by their own numbers: the same number again is the same dossier. And who they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select, update

from central.store import registry
from central.store.bulk import insert_many
from central.store.database import Connection
from central.store.schema import online_filings

_PORTAL = "portal "


@dataclass(frozen=True, slots=True)
class Filing:
    """`dossier` '' while its own transaction has not written it."""

    dossier: str
    code: str | None


def claim(connection: Connection, office: str, portal: str, reference: str) -> Filing | None:
    """None: it is new, and nobody else can take it in. Else what it led to; waits for whoever is at it now."""
    columns = ("office", "portal", "reference", "dossier")
    insert_many(connection, online_filings, columns, [(office, portal, reference, "")], "DO NOTHING")
    return _filing(connection, _of(office, portal, reference).with_for_update())


def find(connection: Connection, office: str, portal: str, reference: str) -> Filing | None:
    return _filing(connection, _of(office, portal, reference))


def _filing(connection: Connection, asked: Select[Any]) -> Filing | None:
    found = connection.execute(asked).first()
    return Filing(found.dossier, found.code) if found is not None and found.dossier else None


def settle(
    connection: Connection,
    key: tuple[str, str, str],
    filing: Filing,
    numbered: tuple[str, date, int] | None = None,
) -> None:
    """`numbered`: agency, day and number, where the centre gave it."""
    agency, day, number = numbered or (None, None, None)
    values = {"dossier": filing.dossier, "code": filing.code, "agency": agency, "number": number}
    values["day"] = day.isoformat() if day else None
    connection.execute(update(online_filings).where(_key(*key)).values(values))


def highest_number(connection: Connection, agency: str, day: date) -> int | None:
    """That the centre gave for this agency and day."""
    here = and_(online_filings.c.agency == agency, online_filings.c.day == day.isoformat())
    return connection.execute(select(func.max(online_filings.c.number)).where(here)).scalar()


def portal_secret(connection: Connection, portal: str) -> str | None:
    """The hash of its token; '' once that was withdrawn, None for a portal that never was."""
    return registry.setting(connection, _PORTAL + portal)


def put_portal(connection: Connection, portal: str, secret: str) -> None:
    registry.put_setting(connection, _PORTAL + portal, secret)


def _key(office: str, portal: str, reference: str) -> ColumnElement[bool]:
    columns = online_filings.c
    return and_(columns.office == office, columns.portal == portal, columns.reference == reference)


def _of(office: str, portal: str, reference: str) -> Select[Any]:
    return select(online_filings.c.dossier, online_filings.c.code).where(_key(office, portal, reference))
