"""Reference data as bytes made once by whoever imported them; every version is kept by its hash."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection, and_, or_, select, update

from central.store.registry import insert_or_keep
from central.store.schema import reference


@dataclass(frozen=True, slots=True)
class Version:
    """`hash` is the SHA-256 of the content, hex."""

    name: str
    hash: str
    content: bytes


def put_version(connection: Connection, kind: str, office: str, name: str, content: bytes, now: str) -> str:
    """Make this the current version of what has this name; '' as office is for everybody. Its hash."""
    digest = hashlib.sha256(content).hexdigest()
    same = and_(reference.c.kind == kind, reference.c.office == office, reference.c.name == name)
    connection.execute(update(reference).where(same).values(current=False))
    insert_or_keep(
        connection,
        reference,
        kind=kind,
        office=office,
        name=name,
        hash=digest,
        content=content,
        added=now,
        current=True,
    )
    connection.execute(update(reference).where(and_(same, reference.c.hash == digest)).values(current=True))
    return digest


def drop_name(connection: Connection, kind: str, office: str, name: str) -> None:
    """No longer current; the versions stay."""
    same = and_(reference.c.kind == kind, reference.c.office == office, reference.c.name == name)
    connection.execute(update(reference).where(same).values(current=False))


def current_versions(connection: Connection, kind: str, office: str) -> list[Version]:
    """Those for everybody and this office's own, which win over the same name for everybody."""
    mine = and_(
        reference.c.kind == kind, reference.c.current, or_(reference.c.office == "", reference.c.office == office)
    )
    rows = connection.execute(select(reference).where(mine).order_by(reference.c.office, reference.c.name))
    found = {row.name: Version(row.name, row.hash, row.content) for row in rows}
    return [found[name] for name in sorted(found)]


def current_beginning(connection: Connection, kind: str, office: str, beginning: str) -> list[Version]:
    """As `current_versions`, of those alone whose names begin so."""
    mine = and_(
        reference.c.kind == kind,
        reference.c.current,
        or_(reference.c.office == "", reference.c.office == office),
        reference.c.name.startswith(beginning, autoescape=True),
    )
    rows = connection.execute(select(reference).where(mine).order_by(reference.c.office, reference.c.name))
    found = {row.name: Version(row.name, row.hash, row.content) for row in rows}
    return [found[name] for name in sorted(found)]


def version(connection: Connection, kind: str, office: str, digest: str) -> Version | None:
    """One version of any age by its hash."""
    mine = or_(reference.c.office == "", reference.c.office == office)
    found = select(reference).where(and_(reference.c.kind == kind, reference.c.hash == digest, mine))
    row = connection.execute(found).first()
    return None if row is None else Version(row.name, row.hash, row.content)
