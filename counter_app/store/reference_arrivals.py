"""Reference data as it came from the centre, whole, with the ETag that asks for it the next time."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection


def reference_etag(connection: Connection, kind: str) -> str | None:
    row = connection.exec_driver_sql("SELECT etag FROM reference_current WHERE kind = ?", (kind,)).first()
    return None if row is None else str(row[0])


def record_reference(connection: Connection, kind: str, content: bytes, etag: str, fetched: str) -> None:
    """Current from now on; kept for ever by the hash of its bytes. `fetched` is ISO office time."""
    connection.exec_driver_sql(
        "INSERT INTO reference_current (kind, content, etag, fetched) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (kind) DO UPDATE SET content = excluded.content, etag = excluded.etag, fetched = excluded.fetched",
        (kind, content, etag, fetched),
    )
    connection.exec_driver_sql(
        "INSERT INTO reference_versions (hash, kind, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (hashlib.sha256(content).hexdigest(), kind, content),
    )
