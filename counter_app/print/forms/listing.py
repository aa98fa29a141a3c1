"""A list of many dossiers on paper: each column is told with what stands in its cells, so that the two cannot drift."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from counter_app.domain.form import Column, Table

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Listed(Generic[Row]):
    """A column as in `form.Column`; `cell` gives its text for a row."""

    title: str
    share: float
    cell: Callable[[Row], str]
    centred: bool = False


def listing(columns: Sequence[Listed[Row]], rows: Iterable[Row]) -> Table:
    shown = tuple(Column(one.title, one.share, one.centred) for one in columns)
    return Table(shown, tuple(tuple(one.cell(row) for one in columns) for row in rows))
