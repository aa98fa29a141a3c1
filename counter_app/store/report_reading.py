"""Every dossier that a period's figures may count, with its entries that count; in pages, so that a year fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from counter_app.domain.entry_types import DOSSIER_RECEIVED
from counter_app.domain.judging import counts
from counter_app.domain.life_cycle import ACTIVE
from counter_app.store.dossier_fold import Placed, once_each
from counter_app.store.projections import Projections
from counter_app.wire.entry import readable_body
from counter_app.wire.header import Header, readable_header

CHUNK = 500


@dataclass(frozen=True, slots=True)
class ReportedDossier:
    """`procedure_*` and code as corrected since; `level` is what its receipt says of the online service, '' for none.
    `headers` are those of the entries that count, in order."""

    identity: str
    code: str | None
    procedure_code: str
    procedure_name: str
    level: str
    headers: tuple[Header, ...]


def of_span(connection: Connection, projections: Projections, begins: str, ends: str) -> Iterator[ReportedDossier]:
    """Of the whole office, as far as known here: received before the end (ISO, office time), and not finished for good
    before the beginning. Of those that lie long back only the times are looked at: years of them cost little."""
    last, statement = 0, _statement(projections)
    statuses = sorted(ACTIVE)
    while rows := connection.exec_driver_sql(statement, (last, ends, begins, *statuses, begins, CHUNK)).all():
        last = rows[-1][0]
        happenings = projections.happenings_of(connection, [row[1] for row in rows])
        for _id, *row in rows:
            found = _reported(row, happenings.get(row[0], []))
            if found is not None:
                yield found


def _statement(projections: Projections) -> str:
    dossiers, happenings = projections.tables.dossiers.name, projections.tables.happenings.name
    header = "CAST(coalesce(e.header, f.header) AS TEXT)"
    # What is damaged may have been of any time: such a dossier is read, entry by entry.
    entered = f"CASE WHEN json_valid({header}) THEN json_extract({header}, '$.entered') ELSE '~' END"
    since = (
        f"EXISTS (SELECT 1 FROM {happenings} h LEFT JOIN entries e ON e.hash = h.entry_hash "
        f"LEFT JOIN feed_rows f ON f.entry_hash = h.entry_hash WHERE h.dossier = d.identity AND {entered} >= ?)"
    )
    marks = ", ".join("?" * len(ACTIVE))
    return (
        f"SELECT d.id, d.identity, d.code, d.procedure_code, d.procedure_name FROM {dossiers} d WHERE d.id > ? "
        f"AND d.received < ? AND (d.received >= ? OR d.status IN ({marks}) OR {since}) ORDER BY d.id LIMIT ?"
    )


def _reported(row: Sequence[Any], placed: Sequence[Placed]) -> ReportedDossier | None:
    """None for what was never received."""
    read = [
        (one, header)
        for one in once_each(placed)
        if counts(one.verdict) and (header := readable_header(one.header)) is not None
    ]
    receipt = next((one for one, header in read if header.type == DOSSIER_RECEIVED), None)
    if receipt is None:
        return None
    identity, code, procedure_code, procedure_name = row
    headers = tuple(header for _one, header in read)
    return ReportedDossier(identity, code, procedure_code, procedure_name, _level(receipt), headers)


def _level(receipt: Placed) -> str:
    level = readable_body(receipt.body).get("service_level")
    return level if isinstance(level, str) else ""
