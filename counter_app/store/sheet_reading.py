"""Contingency sheets as this database knows them: what was printed, what nobody will enter, and what was entered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from counter_app.domain.contingency_sheet import LAST_COUNT, Pad, SheetNumber, pad_of
from counter_app.domain.judging import counts
from counter_app.store.dossier_reading import DossierRowRead, row_columns, row_of
from counter_app.store.projection_tables import FROM_A_SHEET
from counter_app.store.projections import Projections
from counter_app.wire.entry import readable_body
from counter_app.wire.feed import read_row
from counter_app.wire.header import Header, readable_header


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """An entry that counts and speaks of these sheets."""

    header: Header
    pad: Pad
    _body: bytes | None

    @property
    def details(self) -> Mapping[str, Any]:
        """Read when they are wanted."""
        return readable_body(self._body)


def entries_of_sheet(connection: Connection, projections: Projections, number: SheetNumber) -> tuple[SheetEntry, ...]:
    """Those that speak of this sheet, in order."""
    reading = _reading(connection, projections, "AND k.last >= ? AND k.first <= ?", number.desk, number.count)
    return tuple(one for one in reading if number in one.pad)


def entries_of_sheets(connection: Connection, projections: Projections, desk_number: int) -> tuple[SheetEntry, ...]:
    """Of every sheet that was printed under this desk number, in order."""
    return tuple(_reading(connection, projections, "", desk_number))


def _reading(
    connection: Connection, projections: Projections, condition: str, desk_number: int, count: int | None = None
) -> Iterator[SheetEntry]:
    values = (desk_number,) if count is None else (desk_number, count, count)
    rows = connection.exec_driver_sql(
        "SELECT coalesce(e.header, f.header), coalesce(e.body, f.body), f.row "
        f"FROM {projections.tables.sheets.name} k LEFT JOIN entries e ON e.hash = k.entry_hash "
        f"LEFT JOIN feed_rows f ON f.entry_hash = k.entry_hash WHERE k.desk_number = ? {condition} "
        "ORDER BY f.position IS NULL, f.position, e.sequence",
        values,
    )
    for raw, body, row in rows:
        header = readable_header(bytes(raw)) if raw else None
        pad = pad_of(header.facts) if header is not None else None
        verdict = read_row(bytes(row)).verdict if row else None
        if header is not None and pad is not None and counts(verdict):
            yield SheetEntry(header, pad, bytes(body) if body else None)


def highest_sheet(connection: Connection, projections: Projections, desk_number: int) -> int:
    """The last count known under this desk number: printed here, by a journal before, or told by the feed; also what
    was entered of a pad that nobody told of. 0 where there is none."""
    printed = projections.statements.highest_sheet.first(connection, desk_number)
    low, high = SheetNumber(desk_number, 0), SheetNumber(desk_number, LAST_COUNT)
    entered = connection.exec_driver_sql(
        f"SELECT max(sheet) FROM {projections.tables.dossiers.name} WHERE {FROM_A_SHEET} AND sheet BETWEEN ? AND ?",
        (str(low), str(high)),
    ).scalar()
    return max((printed[0] or 0) if printed else 0, int(str(entered).rsplit("-", 1)[1]) if entered else 0)


def dossiers_of_sheet(
    connection: Connection, projections: Projections, number: SheetNumber
) -> tuple[DossierRowRead, ...]:
    """Dossiers that were entered from this sheet, the one that was known first before the others."""
    return tuple(row for _sheet, row in _dossiers(connection, projections, number, number))


def dossiers_of_sheets(
    connection: Connection, projections: Projections, desk_number: int
) -> tuple[tuple[str, DossierRowRead], ...]:
    """Of every sheet of this desk number that was entered: its number, the dossier."""
    return _dossiers(connection, projections, SheetNumber(desk_number, 0), SheetNumber(desk_number, LAST_COUNT))


def _dossiers(
    connection: Connection, projections: Projections, first: SheetNumber, last: SheetNumber
) -> tuple[tuple[str, DossierRowRead], ...]:
    rows = connection.exec_driver_sql(
        f"SELECT d.sheet, {row_columns(projections)} FROM {projections.tables.dossiers.name} d "
        f"WHERE d.{FROM_A_SHEET} AND d.sheet BETWEEN ? AND ? ORDER BY d.sheet, d.id",
        (str(first), str(last)),
    ).all()
    return tuple((str(row[0]), row_of(row[1:])) for row in rows)
