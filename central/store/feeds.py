"""Reading an office's feed with the entries that its rows name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, and_, select

from central.store.schema import entries, feed_rows, offices


@dataclass(frozen=True, slots=True)
class FedRow:
    """A row and its entry's bytes; `parent` is the hash before the entry's."""

    row: bytes
    copied: bool
    parent: bytes
    header: bytes | None
    body: bytes | None

    @property
    def size(self) -> int:
        return len(self.row) + len(self.header or b"") + len(self.body or b"")


def last_position(connection: Connection, office: str) -> int | None:
    return connection.execute(select(offices.c.position).where(offices.c.office == office)).scalar()


def page(connection: Connection, office: str, after: int, most: int) -> list[FedRow]:
    found = (
        select(feed_rows.c.row, feed_rows.c.copied, entries.c.parent, entries.c.header, entries.c.body)
        .join(entries, entries.c.hash == feed_rows.c.entry)
        .where(and_(feed_rows.c.office == office, feed_rows.c.position > after))
        .order_by(feed_rows.c.position)
        .limit(most)
    )
    return [FedRow(*row) for row in connection.execute(found)]


def last_of(
    connection: Connection, office: str, dossier: str, entry_type: str, verdicts: Collection[str]
) -> tuple[bytes, bytes | None] | None:
    """Header and body of the newest entry of this kind that was judged so."""
    found = (
        select(entries.c.header, entries.c.body)
        .join(feed_rows, feed_rows.c.entry == entries.c.hash)
        .where(and_(feed_rows.c.dossier == dossier, feed_rows.c.office == office, feed_rows.c.type == entry_type))
        .where(feed_rows.c.verdict.in_(sorted(verdicts)), ~feed_rows.c.copied, entries.c.header.is_not(None))
        .order_by(feed_rows.c.position.desc())
        .limit(1)
    )
    row = connection.execute(found).first()
    return None if row is None else (bytes(row.header), None if row.body is None else bytes(row.body))
