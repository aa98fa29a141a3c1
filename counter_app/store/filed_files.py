"""Files that citizens filed online, at this desk: which are wanted, which are here, which never come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from counter_app.domain.filed_file import FiledFile
from counter_app.domain.life_cycle import ACTIVE, ARRIVED_ONLINE, VOID
from counter_app.store.projections import Projections

WAITING, HERE, REFUSED = "waiting", "here", "refused"
_LIVING = ", ".join(f"'{status}'" for status in sorted(ACTIVE))
_REPLACED_BY = "json_extract(CAST({}.state AS TEXT), '$.replaced_by')"


def _is_wanted(dossiers: str) -> str:
    """Dossier `d` is not finished, or is void while the one in its place (or in that one's) is not."""
    return (
        f"(d.status IN ({_LIVING}) OR d.status = '{VOID}' AND EXISTS (WITH RECURSIVE later (identity) AS ("
        f"SELECT {_REPLACED_BY.format('d')} UNION SELECT {_REPLACED_BY.format('v')} FROM later JOIN {dossiers} v "
        f"ON v.identity = later.identity AND v.status = '{VOID}') "
        f"SELECT 1 FROM later JOIN {dossiers} l ON l.identity = later.identity WHERE l.status IN ({_LIVING})))"
    )


@dataclass(frozen=True, slots=True)
class WantedFile:
    """`content` is the SHA-256 of the plain bytes, `size` their number."""

    content: bytes
    dossier: str
    size: int


def note_files(connection: Connection, dossier: str, files: Iterable[FiledFile]) -> None:
    """With the entry that names them; the same again changes nothing."""
    rows = [(file.content, dossier, file.size) for file in files if file.can_come]
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO filed_files (content, dossier, size, state) VALUES (?, ?, ?, 'waiting') "
            "ON CONFLICT DO NOTHING",
            rows,
        )


def wanted_files(connection: Connection, projections: Projections, most: int) -> list[WantedFile]:
    """Of dossiers that are not finished; first of those that wait for an answer, the newest before the others: what a
    portal never sent in days holds up nothing."""
    dossiers = projections.tables.dossiers.name
    rows = connection.exec_driver_sql(
        f"SELECT f.content, f.dossier, f.size FROM filed_files f JOIN {dossiers} d "
        f"ON d.identity = f.dossier WHERE f.state = 'waiting' AND {_is_wanted(dossiers)} "
        "ORDER BY d.status <> ?, f.rowid DESC LIMIT ?",
        (ARRIVED_ONLINE, most),
    )
    return [WantedFile(bytes(content), str(dossier), int(size)) for content, dossier, size in rows]


def set_file_state(connection: Connection, content: bytes, dossier: str, state: str) -> None:
    connection.exec_driver_sql(
        "UPDATE filed_files SET state = ? WHERE content = ? AND dossier = ?", (state, content, dossier)
    )


def file_states(connection: Connection, dossier: str) -> dict[bytes, str]:
    rows = connection.exec_driver_sql("SELECT content, state FROM filed_files WHERE dossier = ?", (dossier,))
    return {bytes(content): str(state) for content, state in rows}


def contents_to_keep(connection: Connection, projections: Projections) -> list[bytes]:
    """Of dossiers that are not finished: what a finished one had lies at the centre."""
    dossiers = projections.tables.dossiers.name
    rows = connection.exec_driver_sql(
        f"SELECT DISTINCT f.content FROM filed_files f JOIN {dossiers} d "
        f"ON d.identity = f.dossier WHERE {_is_wanted(dossiers)}"
    ).scalars()
    return [bytes(content) for content in rows]


def filed_contents(connection: Connection) -> frozenset[bytes]:
    rows = connection.exec_driver_sql("SELECT DISTINCT content FROM filed_files").scalars()
    return frozenset(bytes(content) for content in rows)


def forget_files(connection: Connection, dossiers: Iterable[str]) -> list[bytes]:
    """Of dossiers that were erased; their contents, which others may have too."""
    gone: dict[bytes, None] = {}
    for dossier in dossiers:
        gone |= dict.fromkeys(file_states(connection, dossier))
        connection.exec_driver_sql("DELETE FROM filed_files WHERE dossier = ?", (dossier,))
    return list(gone)
