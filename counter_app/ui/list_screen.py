"""A place that is one list: its heading, its figures, and the rows or what would stand in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from counter_app.ui.marked import Words
from counter_app.ui.paper_page import PaperPage
from counter_app.ui.table import Table
from counter_app.ui.table_model import RowsModel
from counter_app.ui.table_or_words import TableOrWords

Row = TypeVar("Row")


class ListScreen(PaperPage, Generic[Row]):
    """`waits` says of which rows something is still to be done here."""

    def __init__(self, model: RowsModel[Row], table: Table, waits: Callable[[Row], bool]) -> None:
        super().__init__()
        self._rows, self.table, self._waits = model, table, waits
        table.begins_at = self._first
        self.heading, self.figures = Words(kind="heading", wraps=True), Words(wraps=True)
        self._list = TableOrWords(table)
        self.empty = self._list.empty
        self.table.fit_rows()
        self.column.addWidget(self.heading)
        self.column.addWidget(self.figures)
        self.column.addWidget(self._list, 1)

    def stand_above(self, widget: QWidget) -> None:
        """Between the figures and the rows."""
        self.column.insertWidget(self.column.count() - 1, widget)

    def show_rows(self, rows: Sequence[Row], figures: Iterable[str], nothing: str, *, late: bool) -> None:
        """What is chosen, and what is at the top, stays where it is. `nothing` stands in the place of no rows."""
        if tuple(rows) != self._rows.came():
            self.table.renew(partial(self._rows.show, rows))
        self.figures.setText(" · ".join(filter(None, figures)))
        self.figures.set_kind("problem" if late else "")
        self._list.say("" if rows else nothing)

    def chosen(self) -> Row | None:
        return self._rows.row_at(self.table.currentIndex().row())

    def choose_nothing(self) -> None:
        self.table.choose_nothing()

    def focus_list(self) -> None:
        """To the row that is chosen; where none is, to the first that waits."""
        if self.has_choice:
            self._list.take_focus()
        else:
            self.begin()

    def begin(self) -> None:
        """At the first row that waits, or the first of all where none does."""
        if self._rows.rowCount():
            self.table.begin()
        else:
            self._list.take_focus()

    @property
    def has_choice(self) -> bool:
        return self.table.selectionModel().hasSelection()

    @property
    def has_focus(self) -> bool:
        return self._list.has_focus()

    @property
    def is_done_with(self) -> bool:
        """Nothing in the list waits."""
        return self._first_that_waits() < 0

    def _first(self) -> int:
        return max(self._first_that_waits(), 0)

    def _first_that_waits(self) -> int:
        return next((place for place, row in enumerate(self._rows.rows()) if self._waits(row)), -1)
