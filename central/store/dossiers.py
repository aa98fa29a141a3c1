"""Dossiers as the feed left them, with the codes and slips that are bound to them and the bodies that are erased."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Row, and_, select, text, update

from central.store.blobs import drop_blobs
from central.store.bulk import among, insert_many, overwrite
from central.store.filed_files import drop_files
from central.store.schema import (
    codes,
    dossiers,
    entries,
    feed_rows,
    sheets,
    slips,
)
from counter_app.domain.entry_types import BODY_ERASED
from counter_app.domain.judging import IN_ORDER


@dataclass(frozen=True, slots=True)
class DossierRecord:
    """A dossier as the last row left it; `state` strict JSON, `offices` those that it concerns."""

    identity: str
    office: str
    opening: bytes
    code: str | None
    state: bytes
    received: str
    offices: tuple[str, ...]
    contested: bool
    last_office: str
    last_position: int


@dataclass(frozen=True, slots=True)
class Slip:
    signature: bytes
    dossier: str
    code: str | None
    pin: str
    position: int


def lock_dossiers(connection: Connection, identities: Iterable[str]) -> dict[str, DossierRecord]:
    """Sorted, so that the projectors of two offices never wait for each other."""
    wanted = sorted(set(identities))
    if not wanted:
        return {}
    found = (
        select(dossiers)
        .where(among(connection, dossiers.c.identity, wanted))
        .order_by(dossiers.c.identity)
        .with_for_update()
    )
    return {row.identity: dossier_record(row) for row in connection.execute(found)}


def find_dossier(connection: Connection, identity: str) -> DossierRecord | None:
    row = connection.execute(select(dossiers).where(dossiers.c.identity == identity)).first()
    return None if row is None else dossier_record(row)


def dossier_record(row: Row[tuple[object, ...]]) -> DossierRecord:
    return DossierRecord(
        identity=row.identity,
        office=row.office,
        opening=row.opening,
        code=row.code,
        state=row.state,
        received=row.received,
        offices=tuple(row.offices.split("\n")) if row.offices else (),
        contested=row.contested,
        last_office=row.last_office,
        last_position=row.last_position,
    )


def put_dossiers(connection: Connection, changed: Iterable[DossierRecord]) -> None:
    rows = [
        (
            one.identity,
            one.office,
            one.opening,
            one.code,
            one.state,
            one.received,
            "\n".join(one.offices),
            one.contested,
            one.last_office,
            one.last_position,
        )
        for one in changed
    ]
    insert_many(connection, dossiers, _DOSSIER, rows, overwrite("identity", _DOSSIER[3:]))


def take_codes(connection: Connection, wanted: dict[str, str]) -> dict[str, str]:
    """Bind codes to dossiers, the first for good; code → the dossier that has it."""
    if not wanted:
        return {}
    insert_many(connection, codes, ("code", "dossier"), sorted(wanted.items()), "DO NOTHING")
    found = select(codes.c.code, codes.c.dossier).where(among(connection, codes.c.code, sorted(wanted)))
    return {row[0]: row[1] for row in connection.execute(found)}


def take_sheets(connection: Connection, wanted: dict[str, str]) -> dict[str, str]:
    """Bind contingency sheets that nobody has; sheet → the dossier that has it."""
    if not wanted:
        return {}
    insert_many(connection, sheets, _SHEET, sorted(wanted.items()), "DO NOTHING")
    found = select(sheets.c.sheet, sheets.c.dossier).where(among(connection, sheets.c.sheet, sorted(wanted)))
    return {row[0]: row[1] for row in connection.execute(found)}


def put_sheets(connection: Connection, changed: dict[str, str]) -> None:
    insert_many(connection, sheets, _SHEET, sorted(changed.items()), overwrite("sheet", _SHEET[1:]))


def states_of(connection: Connection, identities: Iterable[str]) -> dict[str, bytes]:
    """Read and not locked; without those that nothing opened."""
    wanted = sorted(set(identities))
    if not wanted:
        return {}
    found = select(dossiers.c.identity, dossiers.c.state).where(among(connection, dossiers.c.identity, wanted))
    return {row[0]: bytes(row[1]) for row in connection.execute(found)}


def add_slips(connection: Connection, found: Sequence[Slip]) -> None:
    rows = [(slip.signature, slip.dossier, slip.code, slip.pin, slip.position) for slip in found]
    insert_many(connection, slips, ("signature", "dossier", "code", "pin", "position"), rows, "DO NOTHING")


def opening_body(connection: Connection, dossier: str) -> bytes | None:
    """The personal part of the entry that opened it; None once erased, and for a dossier that was not judged."""
    opening = select(dossiers.c.opening).where(dossiers.c.identity == dossier).scalar_subquery()
    found = connection.execute(select(entries.c.body).where(entries.c.hash == opening)).scalar()
    return None if found is None else bytes(found)


def drop_body(connection: Connection, entry: bytes) -> None:
    connection.execute(update(entries).where(entries.c.hash == entry).values(body=None))


def erase_bodies(connection: Connection, office: str, touched: Iterable[str]) -> int:
    """Of those of these dossiers whose erasure is in order: the personal part of every entry of this office's desks,
    whichever came first. How many bodies.
    """
    names = sorted(set(touched))
    if not names:
        return 0
    ours = and_(feed_rows.c.office == office, ~feed_rows.c.copied)
    in_order = and_(ours, _ERASES, feed_rows.c.verdict == IN_ORDER, among(connection, feed_rows.c.dossier, names))
    erased = list(connection.execute(select(feed_rows.c.dossier).where(in_order).distinct()).scalars())
    if not erased:
        return 0
    named = select(feed_rows.c.entry).where(and_(ours, among(connection, feed_rows.c.dossier, erased)))
    gone = update(entries).where(and_(entries.c.hash.in_(named), entries.c.body.is_not(None))).values(body=None)
    bodies = connection.execute(gone).rowcount
    drop_files(connection, erased)
    drop_blobs(connection, erased)  # after the entries: a part on its way holds one of those and comes first
    return bodies


_ERASES = text(f"type = '{BODY_ERASED}'")  # said as the index says it


_SHEET = ("sheet", "dossier")

_DOSSIER = (
    "identity",
    "office",
    "opening",
    "code",
    "state",
    "received",
    "offices",
    "contested",
    "last_office",
    "last_position",
)
