"""Reading reference data as they arrived, and keeping every version that a dossier was received under."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from counter_app.store.projections import Projections
from counter_app.store.reference_arrivals import ReferenceVersion, current_reference

USED_LATELY = 5_000  # of the office's dossiers: what a desk uses most follows the season


@dataclass(frozen=True, slots=True)
class CurrentKind:
    """What is current of one kind. `etag` changes with the content; `fetched` is ISO office time."""

    etag: str
    fetched: str
    parts: tuple[ReferenceVersion, ...]


@dataclass(frozen=True, slots=True)
class ReferenceState:
    """What is current at one moment: each kind's ETag, and how much an office decided at its desks: days of the
    calendar, rules switched, and of how many of those the centre's word is here."""

    etags: Mapping[str, str]
    decisions: int


def reference_state(connection: Connection, projections: Projections) -> ReferenceState:
    """In one small question, so that every save can ask it: nothing is taken for unchanged without looking."""
    etags: dict[str, Any] = dict(projections.statements.reference_state.all(connection))
    return ReferenceState(etags, int(etags.pop("", 0)))


def current_kind(connection: Connection, kind: str) -> CurrentKind | None:
    """None where the centre has sent nothing of this kind, or nothing that can be read."""
    row = connection.exec_driver_sql("SELECT etag, fetched FROM reference_current WHERE kind = ?", (kind,)).first()
    if row is None:
        return None
    return CurrentKind(row[0], row[1], tuple(current_reference(connection, kind)))


def keep_versions(connection: Connection, kind: str, parts: Iterable[ReferenceVersion]) -> None:
    """For ever, by the hash of the bytes. Inside the transaction that first refers to them."""
    for part in parts:
        connection.exec_driver_sql(
            "INSERT INTO reference_versions (hash, kind, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (part.hash, kind, part.content),
        )


def used_procedures(connection: Connection, dossiers: str, desk: str) -> dict[str, int]:
    """How often this desk received each procedure among the office's last USED_LATELY dossiers; `dossiers` is the
    projection."""
    rows = connection.exec_driver_sql(
        f"SELECT procedure_code, count(*) FROM (SELECT procedure_code, desk FROM {dossiers} ORDER BY id DESC LIMIT ?) "
        "WHERE desk = ? GROUP BY procedure_code",
        (USED_LATELY, desk),
    ).all()
    return {code: int(count) for code, count in rows}
