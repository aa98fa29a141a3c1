"""Reference data as it came from the centre: the current versions of a kind, and every version by its hash for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from counter_app.wire import strict_json


class VersionRefused(ValueError):
    """The bytes are not those that the hash names."""


@dataclass(frozen=True, slots=True)
class ReferenceVersion:
    """One version: its bytes as the importer made them once, and their SHA-256 as hex."""

    name: str
    hash: str
    content: bytes


def reference_etag(connection: Connection, kind: str) -> str | None:
    row = connection.exec_driver_sql("SELECT etag FROM reference_current WHERE kind = ?", (kind,)).first()
    return None if row is None else str(row[0])


def check_versions(kind: str, items: Sequence[ReferenceVersion]) -> None:
    """Before any transaction: a large catalogue takes its time. Raises VersionRefused."""
    for item in items:
        if hashlib.sha256(item.content).hexdigest() != item.hash:
            raise VersionRefused(f"{kind} {item.name}: the hash does not fit")


def record_reference(
    connection: Connection, kind: str, items: Sequence[ReferenceVersion], etag: str, fetched: str
) -> None:
    """These, checked, are current from now on. `fetched` is ISO office time."""
    for item in items:
        connection.exec_driver_sql(
            "INSERT INTO reference_versions (hash, kind, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (item.hash, kind, item.content),
        )
    listed = strict_json.write([[item.name, item.hash] for item in items])
    connection.exec_driver_sql(
        "INSERT INTO reference_current (kind, content, etag, fetched) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (kind) DO UPDATE SET content = excluded.content, etag = excluded.etag, fetched = excluded.fetched",
        (kind, listed, etag, fetched),
    )


def current_reference(connection: Connection, kind: str) -> list[ReferenceVersion]:
    """The current versions in the order in which the centre gave them; empty when none has come yet."""
    row = connection.exec_driver_sql("SELECT content FROM reference_current WHERE kind = ?", (kind,)).first()
    if row is None:
        return []
    listed = strict_json.read(bytes(row[0]))
    return [ReferenceVersion(name, digest, version_content(connection, digest) or b"") for name, digest in listed]


def version_content(connection: Connection, digest: str) -> bytes | None:
    """A version of any age: a dossier keeps the one that it was received under."""
    row = connection.exec_driver_sql("SELECT content FROM reference_versions WHERE hash = ?", (digest,)).first()
    return None if row is None else bytes(row[0])
