"""What citizens said of the office's service, with what followed: entries of this desk and of the feed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from counter_app.domain.judging import counts
from counter_app.store.projections import Projections
from counter_app.wire.entry import readable_body
from counter_app.wire.feed import read_row
from counter_app.wire.header import Header, readable_header


@dataclass(frozen=True, slots=True)
class FeedbackEntry:
    """`subject` is the hash of the entry that took it, as hex."""

    subject: str
    header: Header
    _body: bytes | None

    @property
    def details(self) -> Mapping[str, Any]:
        """Read when they are wanted: of most entries the header is enough."""
        return readable_body(self._body)


def feedback_entries(connection: Connection, projections: Projections, subject: str = "") -> Iterator[FeedbackEntry]:
    """Those that count, of one matter or of all, each matter's together and in order. What the feed has lost again
    and no desk here wrote is left out."""
    where, named = (" WHERE k.subject = ?", (bytes.fromhex(subject),)) if subject else ("", ())
    rows = connection.exec_driver_sql(
        "SELECT k.subject, coalesce(e.header, f.header), coalesce(e.body, f.body), f.row "
        f"FROM {projections.tables.feedback.name} k LEFT JOIN entries e ON e.hash = k.entry_hash "
        f"LEFT JOIN feed_rows f ON f.entry_hash = k.entry_hash{where} "
        "ORDER BY k.subject, f.position IS NULL, f.position, e.sequence",
        named,
    )
    for about, raw, body, row in rows:
        header = readable_header(bytes(raw)) if raw else None
        verdict = read_row(bytes(row)).verdict if row else None
        if header is not None and counts(verdict):
            yield FeedbackEntry(bytes(about).hex(), header, bytes(body) if body else None)
