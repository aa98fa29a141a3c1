"""Pages of an office's feed: pulled by position and row hash, so that a centre that forgot is noticed at once."""

from __future__ import annotations

from central.requests import Refused
from central.store import feeds, judged, registry
from central.store.database import Connection
from central.store.feeds import FedRow
from counter_app.wire.batch import LARGEST_BATCH
from counter_app.wire.feed import row_genesis
from counter_app.wire.messages import FeedItem, FeedPage
from counter_app.wire.papers import b64

MOST_ROWS = 500


class RowUnknown(Exception):
    """At that position the centre has another row, or none; `last` is its highest."""

    def __init__(self, last: int) -> None:
        super().__init__("feed mismatch")
        self.last = last


def feed_page(connection: Connection, office: str, after: int, row_hash: bytes) -> FeedPage:
    """Rows after that one, about a mebibyte at most. Raises RowUnknown, Refused for an office that is not here."""
    last = feeds.last_position(connection, office)
    if last is None:
        raise Refused(404, "Trung tâm chưa có bộ phận này.", "The centre has no such office.")
    if not _is_common(connection, office, after, row_hash):
        raise RowUnknown(last)
    postal = registry.office_kind(connection, office) == registry.POSTAL
    rows = feeds.page(connection, office, after, MOST_ROWS + 1)
    shown = _fitting(rows[:MOST_ROWS])
    return FeedPage(rows=[_item(row, postal) for row in shown], more=len(shown) < len(rows))


def _is_common(connection: Connection, office: str, after: int, row_hash: bytes) -> bool:
    if after == 0:
        return row_hash in (b"", row_genesis(office))
    return judged.seen_row_hash(connection, office, after) == row_hash


def _fitting(rows: list[FedRow]) -> list[FedRow]:
    size = 0
    for count, row in enumerate(rows):
        size += row.size
        if size > LARGEST_BATCH and count:
            return rows[:count]
    return rows


def _item(row: FedRow, postal: bool) -> FeedItem:
    """A postal office sees of other offices' entries the header alone: the row keeps its place in the chain."""
    body = None if postal and row.copied else row.body
    return FeedItem(
        row=b64(row.row),
        previous=row.parent.hex(),
        header=None if row.header is None else b64(row.header),
        body=None if body is None else b64(body),
    )
