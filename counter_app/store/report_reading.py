"""Every dossier that a period's figures may count, with its entries that count; in pages, so that a year fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from counter_app.domain.entry_types import DOSSIER_RECEIVED
from counter_app.domain.judging import CODE_TAKEN, IN_ORDER
from counter_app.store.dossier_fold import Placed
from counter_app.store.projections import Projections
from counter_app.wire.entry import read_body
from counter_app.wire.header import Header, read_header
from counter_app.wire.strict_json import NotStrictJson

CHUNK = 500
_COUNTS = (None, IN_ORDER, CODE_TAKEN)


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


def received_before(connection: Connection, projections: Projections, before: str) -> Iterator[ReportedDossier]:
    """Of the whole office, as far as known here, received before that time (ISO, office time)."""
    last = 0
    statement = (
        f"SELECT id, identity, code, procedure_code, procedure_name FROM {projections.tables.dossiers.name} "
        "WHERE id > ? AND received < ? ORDER BY id LIMIT ?"
    )
    while rows := connection.exec_driver_sql(statement, (last, before, CHUNK)).all():
        last = rows[-1][0]
        happenings = projections.happenings_of(connection, [row[1] for row in rows])
        for _id, *row in rows:
            found = _reported(row, happenings.get(row[0], []))
            if found is not None:
                yield found


def _reported(row: Sequence[Any], placed: Sequence[Placed]) -> ReportedDossier | None:
    """None for what was never received."""
    read = [(one, header) for one in placed if one.verdict in _COUNTS and (header := _header(one)) is not None]
    receipt = next((one for one, header in read if header.type == DOSSIER_RECEIVED), None)
    if receipt is None:
        return None
    identity, code, procedure_code, procedure_name = row
    headers = tuple(header for _one, header in read)
    return ReportedDossier(identity, code, procedure_code, procedure_name, _level(receipt), headers)


def _header(placed: Placed) -> Header | None:
    try:
        return None if placed.header is None else read_header(placed.header)
    except NotStrictJson:
        return None


def _level(receipt: Placed) -> str:
    try:
        level = read_body(receipt.body).get("service_level") if receipt.body is not None else None
    except NotStrictJson:
        return ""
    return level if isinstance(level, str) else ""
