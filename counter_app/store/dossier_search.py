"""Finding dossiers: one box for everything, and the lists of a day."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from counter_app.domain.life_cycle import ACTIVE, RESULT_READY, VOID
from counter_app.domain.search_question import Sought, read_question
from counter_app.store.dossier_reading import DossierRowRead, row_columns, row_of
from counter_app.store.projection_tables import SLIP_OPEN
from counter_app.store.projections import Projections

_AFTER_ALL = "~"  # above every ISO time
_DATED = "WHERE status = ? AND due >= ? AND due < ?"
SLIP_NOT_PRINTED = "not_printed"
# Enough newest matches to rank by; a word like "nguyen" matches half of a province.
CANDIDATES = 400
MOST_SIMILAR = 10  # of one person and procedure


def search(connection: Connection, projections: Projections, query: str, limit: int) -> tuple[DossierRowRead, ...]:
    """Every word must occur, the last one may be only begun; the newest first. Nothing typed: the newest."""
    match = _match(read_question(query))
    if not match:
        return _rows(connection, projections, "ORDER BY d.id DESC LIMIT ?", (limit,))
    ids = projections.search.find(connection, match, min(limit, CANDIDATES))
    marks = ", ".join("?" * len(ids))
    return _rows(connection, projections, f"WHERE d.id IN ({marks}) ORDER BY d.id DESC", tuple(ids)) if ids else ()


def count_found(connection: Connection, projections: Projections, query: str, most: int) -> int:
    """How many dossiers `search` would find without a limit; not counted beyond `most`."""
    if match := _match(read_question(query)):
        return projections.search.count(connection, match, most)
    statement = f"SELECT count(*) FROM (SELECT 1 FROM {projections.tables.dossiers.name} LIMIT ?)"
    return int(connection.exec_driver_sql(statement, (most,)).scalar_one())


def _match(sought: tuple[Sought, ...]) -> str:
    """In the language of FTS5: all of them, the last one as a beginning."""
    return " AND ".join(_alternatives(one, begun=one is sought[-1]) for one in sought)


def _alternatives(one: Sought, *, begun: bool) -> str:
    end = "*" if begun else ""
    words = " AND ".join([*(f'"{word}"' for word in one.words[:-1]), f'"{one.words[-1]}"{end}'])
    return f'(({words}) OR "{one.joined}"{end})' if one.joined else f"({words})"


def by_code(connection: Connection, projections: Projections, code: str) -> tuple[DossierRowRead, ...]:
    """More than one where two desks gave the same code."""
    return _rows(connection, projections, "WHERE d.code = ? ORDER BY d.id", (code,))


def due_between(
    connection: Connection, projections: Projections, first: str, last: str, limit: int
) -> tuple[DossierRowRead, ...]:
    """Active dossiers whose date lies between these ISO times; the earliest first."""
    return due_of(connection, projections, ACTIVE, limit, first=first, before=last)


def with_result(connection: Connection, projections: Projections, limit: int) -> tuple[DossierRowRead, ...]:
    """The earliest date first; those without a date last."""
    dated = due_of(connection, projections, (RESULT_READY,), limit)
    rest = "WHERE d.status = ? AND d.due IS NULL ORDER BY d.id LIMIT ?"
    return (*dated, *_rows(connection, projections, rest, (RESULT_READY, limit - len(dated))))


def due_of(
    connection: Connection,
    projections: Projections,
    statuses: Iterable[str],
    limit: int,
    *,
    first: str = "",
    before: str = _AFTER_ALL,
) -> tuple[DossierRowRead, ...]:
    """Dossiers of these statuses that have a date, from `first` on and before `before` (ISO), the earliest first.

    Each status is a run of the index: a list costs its own length, not the table's.
    """
    run = f"SELECT id, due FROM {projections.tables.dossiers.name} {_DATED} ORDER BY due, id LIMIT ?"
    runs, values = _united(run, statuses, first, before, limit)
    found = connection.exec_driver_sql(f"{runs} ORDER BY due, id LIMIT ?", (*values, limit))
    ids = [int(row[0]) for row in found]
    marks = ", ".join("?" * len(ids))
    return _rows(connection, projections, f"WHERE d.id IN ({marks}) ORDER BY d.due, d.id", tuple(ids)) if ids else ()


def count_due_of(
    connection: Connection,
    projections: Projections,
    statuses: Iterable[str],
    most: int,
    *,
    first: str = "",
    before: str = _AFTER_ALL,
) -> int:
    """How many `due_of` would list; not counted beyond `most`."""
    run = f"SELECT 1 FROM {projections.tables.dossiers.name} {_DATED} LIMIT ?"
    runs, values = _united(run, statuses, first, before, most)
    return min(most, int(connection.exec_driver_sql(f"SELECT count(*) FROM ({runs})", values).scalar_one()))


def count_with_result(connection: Connection, projections: Projections, most: int) -> int:
    run = f"SELECT 1 FROM {projections.tables.dossiers.name} WHERE status = ? LIMIT ?"
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM ({run})", (RESULT_READY, most)).scalar_one())


def _united(run: str, statuses: Iterable[str], first: str, before: str, limit: int) -> tuple[str, tuple[object, ...]]:
    known = sorted(statuses)
    runs = " UNION ALL ".join(f"SELECT * FROM ({run})" for _ in known)
    return runs, tuple(value for status in known for value in (status, first, before, limit))


def active_of_person(
    connection: Connection, projections: Projections, id_number: str, procedure_code: str
) -> tuple[DossierRowRead, ...]:
    """At most MOST_SIMILAR, the newest first: nobody is warned of more."""
    statuses = sorted(ACTIVE)
    marks = ", ".join("?" * len(statuses))
    return _rows(
        connection,
        projections,
        f"WHERE d.id_number = ? AND d.procedure_code = ? AND d.status IN ({marks}) ORDER BY d.id DESC LIMIT ?",
        (id_number, procedure_code, *statuses, MOST_SIMILAR),
    )


def without_paper(
    connection: Connection, projections: Projections, desk: str, since: str, limit: int
) -> tuple[DossierRowRead, ...]:
    """Dossiers of this desk received since then whose slip should be out and never came out for certain; the
    newest first."""
    # The condition is letter for letter that of the index, which holds nothing else.
    return _rows(
        connection,
        projections,
        f"WHERE d.{SLIP_OPEN} AND d.received >= ? AND d.desk = ? AND d.status <> ? "
        "ORDER BY d.received DESC, d.id DESC LIMIT ?",
        (since, desk, VOID, limit),
    )


def of_person(
    connection: Connection, projections: Projections, id_number: str, limit: int
) -> tuple[DossierRowRead, ...]:
    """Every dossier of whoever has this number, the newest first."""
    return _rows(connection, projections, "WHERE d.id_number = ? ORDER BY d.id DESC LIMIT ?", (id_number, limit))


def _rows(
    connection: Connection, projections: Projections, rest: str, values: tuple[object, ...]
) -> tuple[DossierRowRead, ...]:
    rows = connection.exec_driver_sql(
        f"SELECT {row_columns(projections)} FROM {projections.tables.dossiers.name} d {rest}", values
    ).all()
    return tuple(row_of(row) for row in rows)
