"""What the feed brings of papers that went over to another dossier: the desk that keeps the file sends it for that one
too, whichever desk wrote the entry."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from counter_app.domain.entry_types import SCAN_ATTACHED
from counter_app.store.kept_scans import content_of, keep_for_another
from counter_app.wire.header import readable_header

_WORD = b'"moved_from"'


def note_gone_over(connection: Connection, headers: Iterable[bytes | None]) -> None:
    """In the transaction that stores the rows; the same again changes nothing."""
    for data in headers:
        # Looked at before it is read: hardly one row in ten thousand is such.
        header = readable_header(data) if data is not None and _WORD in data else None
        if header is None or header.type != SCAN_ATTACHED or header.dossier is None:
            continue
        source, content = header.facts.get("moved_from"), content_of(header)
        if isinstance(source, str) and content is not None:
            keep_for_another(connection, source, header.dossier, content)
