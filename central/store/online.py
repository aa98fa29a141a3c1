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


@dataclass(frozen=True, slots=True)
class FilingKey:
    """A number of the portal's own, in this office: of a dossier that it filed, or of what it told about one."""

    office: str
    portal: str
    reference: str


def claim(connection: Connection, key: FilingKey) -> Filing | None:
    """None: it is new, and nobody else can take it in. Else what it led to; waits for whoever is at it now."""
    columns = ("office", "portal", "reference", "dossier")
    insert_many(connection, online_filings, columns, [(key.office, key.portal, key.reference, "")], "DO NOTHING")
    return _filing(connection, _of(key).with_for_update())


def find(connection: Connection, key: FilingKey) -> Filing | None:
    return _filing(connection, _of(key))


def _filing(connection: Connection, asked: Select[Any]) -> Filing | None:
    found = connection.execute(asked).first()
    return Filing(found.dossier, found.code) if found is not None and found.dossier else None


def settle(
    connection: Connection,
    key: FilingKey,
    filing: Filing,
    numbered: tuple[str, date, int] | None = None,
) -> None:
    """`numbered`: agency, day and number, where the centre gave it."""
    agency, day, number = numbered or (None, None, None)
    values = {"dossier": filing.dossier, "code": filing.code, "agency": agency, "number": number}
    values["day"] = day.isoformat() if day else None
    connection.execute(update(online_filings).where(_is(key)).values(values))


def highest_number(connection: Connection, agency: str, day: date) -> int | None:
    """That the centre gave for this agency and day."""
    here = and_(online_filings.c.agency == agency, online_filings.c.day == day.isoformat())
    return connection.execute(select(func.max(online_filings.c.number)).where(here)).scalar()


def portal_secret(connection: Connection, portal: str) -> str | None:
    """The hash of its token; '' once that was withdrawn, None for a portal that never was."""
    return registry.setting(connection, _PORTAL + portal)


def put_portal(connection: Connection, portal: str, secret: str) -> None:
    registry.put_setting(connection, _PORTAL + portal, secret)


def _is(key: FilingKey) -> ColumnElement[bool]:
    columns = online_filings.c
    return and_(columns.office == key.office, columns.portal == key.portal, columns.reference == key.reference)


def _of(key: FilingKey) -> Select[Any]:
    return select(online_filings.c.dossier, online_filings.c.code).where(_is(key))
