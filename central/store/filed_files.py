"""Files filed with a dossier: named by its entries, sent by their portal, fetched by the office's desks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, delete, func, select, update
from sqlalchemy.sql.elements import ColumnElement

from central.store.bulk import among, insert_many
from central.store.schema import filed_files
from counter_app.domain.filed_file import FiledFile
from counter_app.domain.scanned_paper import LARGEST_SCAN

WAITING, HERE, REFUSED = "waiting", "here", "refused"


@dataclass(frozen=True, slots=True)
class NamedFile:
    """`state`: waiting for its portal, here whole, or refused: too large, or neither PDF nor JPEG."""

    dossier: str
    content: bytes
    office: str
    size: int
    state: str


def name_files(connection: Connection, office: str, dossier: str, files: Iterable[FiledFile]) -> None:
    """In the transaction of the entry that names them; the same again changes nothing."""
    columns = ("dossier", "content", "office", "size", "state")
    rows = {
        file.content: (dossier, file.content, office, file.size, WAITING if 0 < file.size <= LARGEST_SCAN else REFUSED)
        for file in files
        if file.content is not None
    }
    if rows:
        insert_many(connection, filed_files, columns, list(rows.values()), "DO NOTHING")


def named_file(connection: Connection, dossier: str, content: bytes, *, held: bool = False) -> NamedFile | None:
    """`held` until the transaction ends, so that an erasure comes wholly before or wholly after."""
    found = select(filed_files).where(_this(dossier, content))
    row = connection.execute(found.with_for_update() if held else found).first()
    return None if row is None else NamedFile(row.dossier, row.content, row.office, row.size, row.state)


def set_state(connection: Connection, dossier: str, content: bytes, state: str) -> None:
    connection.execute(update(filed_files).where(_this(dossier, content)).values(state=state))


def size_of(connection: Connection, dossier: str) -> int:
    """Bytes of all that the dossier names and that may come."""
    found = select(func.coalesce(func.sum(filed_files.c.size), 0)).where(
        filed_files.c.dossier == dossier, filed_files.c.state != REFUSED
    )
    return int(connection.execute(found).scalar_one())


def settled_of(connection: Connection, office: str, asked: Sequence[tuple[str, bytes]]) -> list[NamedFile]:
    """Those of the asked that do not wait for their portal any more."""
    wanted = set(asked)
    of_these = among(connection, filed_files.c.dossier, sorted({dossier for dossier, _content in wanted}))
    found = select(filed_files).where(filed_files.c.office == office, filed_files.c.state != WAITING, of_these)
    rows = connection.execute(found.order_by(filed_files.c.dossier, filed_files.c.content))
    named = (NamedFile(row.dossier, row.content, row.office, row.size, row.state) for row in rows)
    return [one for one in named if (one.dossier, one.content) in wanted]


def drop_files(connection: Connection, dossiers: Iterable[str]) -> None:
    """Of erased dossiers."""
    connection.execute(delete(filed_files).where(among(connection, filed_files.c.dossier, sorted(set(dossiers)))))


def _this(dossier: str, content: bytes) -> ColumnElement[bool]:
    return and_(filed_files.c.dossier == dossier, filed_files.c.content == content)
