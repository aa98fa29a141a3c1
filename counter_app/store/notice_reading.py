"""Of which dossiers the centre told lately that a notice did not leave."""

from __future__ import annotations

from sqlalchemy import Connection

from counter_app.domain.entry_types import NOTICE_OUTCOME
from counter_app.wire.header import readable_header

_TYPE = f'"type":"{NOTICE_OUTCOME}"'.encode().hex()
_NEWEST = (
    "SELECT header FROM (SELECT header FROM feed_rows WHERE office = ? ORDER BY position DESC LIMIT ?) "
    f"WHERE instr(header, x'{_TYPE}') > 0"
)


def with_failed_notices(
    connection: Connection, office: str, outcomes: tuple[str, ...], *, rows: int
) -> tuple[str, ...]:
    """Identities, the newest first, among so many of the feed's newest rows."""
    headers = (readable_header(row[0]) for row in connection.exec_driver_sql(_NEWEST, (office, rows)))
    failed = (header.dossier for header in headers if header is not None and header.facts.get("outcome") in outcomes)
    return tuple(dict.fromkeys(filter(None, failed)))
