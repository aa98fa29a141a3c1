"""Digitised papers at the centre: which entry names one, which of its parts are stored, whether it is whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Table, and_, delete, select, update
from sqlalchemy.sql.elements import ColumnElement

from central.store.bulk import among
from central.store.registry import insert_or_keep
from central.store.schema import blob_parts, blobs, entries, feed_rows
from counter_app.domain.entry_types import SCAN_ATTACHED
from counter_app.wire.header import Header, readable_header


@dataclass(frozen=True, slots=True)
class NamingEntry:
    """The entry that says that this paper belongs to the dossier. `erased`: its personal part is gone. `dangerous`:
    a PDF that holds more than pages. `came_from`: the dossier that had it before, '' for none."""

    desk: str
    size: int
    verdict: str
    erased: bool
    media: str = ""
    dangerous: bool = False
    came_from: str = ""


def naming_entry(
    connection: Connection, office: str, dossier: str, content: bytes, *, held: bool = True
) -> NamingEntry | None:
    """The latest that this office's desks wrote and that was judged. `held` until the transaction ends, so that an
    erasure comes wholly before or wholly after a part that is stored.
    """
    found = (
        select(entries.c.header, entries.c.body.is_(None), feed_rows.c.verdict)
        .join(entries, entries.c.hash == feed_rows.c.entry)
        .where(
            and_(
                feed_rows.c.office == office,
                ~feed_rows.c.copied,
                feed_rows.c.dossier == dossier,
                feed_rows.c.type == SCAN_ATTACHED,
            )
        )
        .order_by(feed_rows.c.position.desc())
    )
    asked = found.with_for_update(read=True, of=entries) if held else found
    for header, erased, verdict in connection.execute(asked):
        named = _named(header, content)
        size = named.facts.get("size") if named is not None else None
        if named is not None and isinstance(size, int) and not isinstance(size, bool):
            media, dangerous = str(named.facts.get("media", "")), bool(named.facts.get("dangers"))
            came_from = str(named.facts.get("moved_from") or named.facts.get("from") or "")
            return NamingEntry(named.desk, size, verdict, bool(erased), media, dangerous, came_from)
    return None


def _named(data: bytes | None, content: bytes) -> Header | None:
    """The header, where it names this content."""
    header = readable_header(data)
    return None if header is None or header.facts.get("sha256") != content.hex() else header


def begin_blob(connection: Connection, dossier: str, content: bytes, size: int) -> bool:
    """Whether it is whole already."""
    insert_or_keep(connection, blobs, dossier=dossier, content=content, size=size, whole=False)
    return bool(connection.execute(select(blobs.c.whole).where(_this(blobs, dossier, content))).scalar_one())


def put_part(connection: Connection, dossier: str, content: bytes, part: int, data: bytes) -> None:
    """The same part again changes nothing."""
    insert_or_keep(connection, blob_parts, dossier=dossier, content=content, part=part, data=data)


def stored_parts(connection: Connection, dossier: str, content: bytes) -> list[int]:
    found = select(blob_parts.c.part).where(_this(blob_parts, dossier, content)).order_by(blob_parts.c.part)
    return list(connection.execute(found).scalars())


def finish_blob(connection: Connection, dossier: str, content: bytes) -> bool:
    """All parts are there: whole, or every one of them is dropped, since nobody knows which is wrong."""
    digest = hashlib.sha256()
    for part in stored_parts(connection, dossier, content):
        one = and_(_this(blob_parts, dossier, content), blob_parts.c.part == part)
        digest.update(connection.execute(select(blob_parts.c.data).where(one)).scalar_one())
    if digest.digest() == content:
        connection.execute(update(blobs).where(_this(blobs, dossier, content)).values(whole=True))
        return True
    connection.execute(delete(blob_parts).where(_this(blob_parts, dossier, content)))
    return False


def whole_blob(connection: Connection, dossier: str, content: bytes) -> bytes | None:
    """Its bytes; None while parts are missing."""
    whole = connection.execute(select(blobs.c.whole).where(_this(blobs, dossier, content))).scalar()
    if not whole:
        return None
    found = select(blob_parts.c.data).where(_this(blob_parts, dossier, content)).order_by(blob_parts.c.part)
    return b"".join(connection.execute(found).scalars())


def is_whole(connection: Connection, dossier: str, content: bytes) -> bool:
    return bool(connection.execute(select(blobs.c.whole).where(_this(blobs, dossier, content))).scalar())


def copy_whole(connection: Connection, source: str, dossier: str, content: bytes) -> None:
    """What lies here whole for another dossier, byte for byte; nothing where it does not."""
    if not is_whole(connection, source, content):
        return
    for part in stored_parts(connection, source, content):
        data = one_part(connection, source, content, part)
        if data is not None:
            put_part(connection, dossier, content, part, data)
    finish_blob(connection, dossier, content)


def one_part(connection: Connection, dossier: str, content: bytes, part: int) -> bytes | None:
    """None where there is no such part."""
    one = and_(_this(blob_parts, dossier, content), blob_parts.c.part == part)
    found = connection.execute(select(blob_parts.c.data).where(one)).scalar()
    return None if found is None else bytes(found)


def drop_parts(connection: Connection, dossier: str, content: bytes) -> None:
    """Of a file that is not taken after all."""
    for table in (blob_parts, blobs):
        connection.execute(delete(table).where(_this(table, dossier, content)))


def drop_blobs(connection: Connection, dossiers: Iterable[str]) -> None:
    """Of erased dossiers."""
    named = sorted(set(dossiers))
    for table in (blob_parts, blobs):
        connection.execute(delete(table).where(among(connection, table.c.dossier, named)))


def _this(table: Table, dossier: str, content: bytes) -> ColumnElement[bool]:
    return and_(table.c.dossier == dossier, table.c.content == content)
