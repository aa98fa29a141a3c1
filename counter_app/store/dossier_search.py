"""Finding dossiers: one box for everything, and the lists of a day."""

from __future__ import annotations

import re

from sqlalchemy import Connection

from counter_app.domain.entry_types import DOSSIER_RECEIVED
from counter_app.domain.folding import fold
from counter_app.domain.life_cycle import ACTIVE, RESULT_READY, VOID
from counter_app.store.dossier_fold import SLIP_ASK, SLIP_NONE
from counter_app.store.dossier_reading import DossierRowRead, row_columns, row_of
from counter_app.store.projections import Projections

SLIP_NOT_PRINTED = "not_printed"
LONGEST_QUERY = 200
MOST_WORDS = 12
# Enough newest matches to rank by; a word like "nguyen" matches half of a province.
CANDIDATES = 400

_NOT_A_WORD = re.compile(r"[^0-9a-z]+")


def search(connection: Connection, projections: Projections, query: str, limit: int) -> tuple[DossierRowRead, ...]:
    """Every word must occur, the last one may be only begun; the newest first. Nothing typed: the newest."""
    words = [word for word in _NOT_A_WORD.split(fold(query[:LONGEST_QUERY])) if word][:MOST_WORDS]
    if not words:
        return _rows(connection, projections, "ORDER BY d.id DESC LIMIT ?", (limit,))
    match = " ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*'])
    ids = projections.search.find(connection, match, min(limit, CANDIDATES))
    marks = ", ".join("?" * len(ids))
    return _rows(connection, projections, f"WHERE d.id IN ({marks}) ORDER BY d.id DESC", tuple(ids)) if ids else ()


def by_code(connection: Connection, projections: Projections, code: str) -> tuple[DossierRowRead, ...]:
    """More than one where two desks gave the same code."""
    return _rows(connection, projections, "WHERE d.code = ? ORDER BY d.id", (code,))


def due_between(
    connection: Connection, projections: Projections, first: str, last: str, limit: int
) -> tuple[DossierRowRead, ...]:
    """Active dossiers whose date lies between these ISO times; the earliest first."""
    return _of_statuses(connection, projections, sorted(ACTIVE), "AND d.due >= ? AND d.due < ?", (first, last), limit)


def with_result(connection: Connection, projections: Projections, limit: int) -> tuple[DossierRowRead, ...]:
    return _of_statuses(connection, projections, [RESULT_READY], "", (), limit)


def active_of_person(
    connection: Connection, projections: Projections, id_number: str, procedure_code: str, limit: int = 10
) -> tuple[DossierRowRead, ...]:
    statuses = sorted(ACTIVE)
    marks = ", ".join("?" * len(statuses))
    return _rows(
        connection,
        projections,
        f"WHERE d.id_number = ? AND d.procedure_code = ? AND d.status IN ({marks}) ORDER BY d.id DESC LIMIT ?",
        (id_number, procedure_code, *statuses, limit),
    )


def without_paper(
    connection: Connection, projections: Projections, desk: str, since: str, limit: int
) -> tuple[DossierRowRead, ...]:
    """Dossiers of this desk received since then whose slip should be out and never came out for certain; the
    newest first. Whether one was due stands in the receipt's header."""
    wanted = (
        f"SELECT 1 FROM {projections.tables.happenings.name} h LEFT JOIN entries e ON e.hash = h.entry_hash "
        "LEFT JOIN feed_rows f ON f.entry_hash = h.entry_hash WHERE h.dossier = d.identity "
        "AND h.type = ? AND instr(coalesce(e.header, f.header), ?) > 0"
    )
    return _rows(
        connection,
        projections,
        "WHERE d.received >= ? AND d.desk = ? AND d.status <> ? "
        f"AND (d.slip IN (?, ?) OR (d.slip = ? AND EXISTS ({wanted}))) ORDER BY d.received DESC LIMIT ?",
        (since, desk, VOID, SLIP_ASK, SLIP_NOT_PRINTED, SLIP_NONE, DOSSIER_RECEIVED, b'"slip":true', limit),
    )


def _of_statuses(
    connection: Connection,
    projections: Projections,
    statuses: list[str],
    condition: str,
    values: tuple[object, ...],
    limit: int,
) -> tuple[DossierRowRead, ...]:
    marks = ", ".join("?" * len(statuses))
    return _rows(
        connection,
        projections,
        f"WHERE d.status IN ({marks}) {condition} ORDER BY d.due IS NULL, d.due LIMIT ?",
        (*statuses, *values, limit),
    )


def _rows(
    connection: Connection, projections: Projections, rest: str, values: tuple[object, ...]
) -> tuple[DossierRowRead, ...]:
    rows = connection.exec_driver_sql(
        f"SELECT {row_columns(projections)} FROM {projections.tables.dossiers.name} d {rest}", values
    ).all()
    return tuple(row_of(row) for row in rows)
