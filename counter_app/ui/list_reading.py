"""Keeps the list of a place true while it is in front, and beside it the row that is chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QObject, Signal, Slot

from counter_app.domain.errors import Problem
from counter_app.ui.list_screen import ListScreen
from counter_app.ui.marked import Panel
from counter_app.ui.overtaking import Overtaking
from counter_app.ui.refreshing import Refreshing
from counter_app.ui.workbench import Workbench

Row = TypeVar("Row")
T = TypeVar("T")


@dataclass(frozen=True)
class Listing(Generic[Row, T]):
    """`read` in a lane, `show` on the screen, `beside` the one row that is chosen. `place` names what is told when it
    cannot be read."""

    place: str
    read: Callable[[], T]
    show: Callable[[T], None]
    beside: Callable[[Row | None], None]


class ListReading(QObject, Generic[Row, T]):
    """Nothing of a choice stays for the next person."""

    nothing_waits = Signal()  # the place was entered and nothing in its list is to be done

    def __init__(self, screen: ListScreen[Row], listing: Listing[Row, T], bench: Workbench) -> None:
        seat, background, changes, notices = bench
        super().__init__(screen)
        self._screen, self._listing, self._seat, self._notices = screen, listing, seat, notices
        self._loading = Overtaking(background)
        self._is_entering = False
        self._told: Panel | None = None
        self.refresh = Refreshing(screen, self.load)
        screen.table.chosen.connect(self._show_chosen)
        seat.changed.connect(self._another_person)
        for change in (changes.dossiers_changed, changes.reference_changed, changes.day_changed):
            change.connect(self.refresh.soon)

    @Slot()
    def entered(self) -> None:
        self._screen.focus_list()
        self._is_entering = True
        self.load()

    @Slot()
    def load(self) -> None:
        if self._seat.session is not None:
            self._loading.ask(self._listing.read, self._show, self._failed)

    def _show(self, found: T) -> None:
        """The keyboard has a row under it as soon as there is one."""
        self._take_problem_away()
        wants_one = self._screen.has_focus and not self._screen.has_choice
        self._listing.show(found)
        if wants_one:
            self._screen.begin()
        self._listing.beside(self._screen.chosen())
        entering, self._is_entering = self._is_entering, False
        if entering and self._screen.has_focus and self._screen.is_done_with:
            self.nothing_waits.emit()

    @Slot(object)
    def _show_chosen(self, _index: QModelIndex) -> None:
        self._listing.beside(self._screen.chosen())

    @Slot()
    def _another_person(self) -> None:
        self._loading.forget()
        self._is_entering = False
        self._screen.choose_nothing()
        self._listing.beside(None)

    def _failed(self, problem: Problem) -> None:
        """A later reading is no arrival: the keyboard stays where it is by then."""
        self._is_entering = False
        self._told = self._notices.tell_problem(self._listing.place, problem)

    def _take_problem_away(self) -> None:
        """Its own alone: what an act met here is told under the same name."""
        told, self._told = self._told, None
        if told is not None and self._notices.panel(self._listing.place) is told:
            self._notices.remove(self._listing.place)
