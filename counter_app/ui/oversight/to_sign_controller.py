"""Keeps the list of what is to be signed true, and lets one hand sign it: signing is the digitising panel's own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.domain.errors import Problem
from counter_app.services.steps.waiting_signatures import ToSign, WaitingSignatures
from counter_app.ui.actions import Action
from counter_app.ui.digitising.sign_card import SignCard
from counter_app.ui.overtaking import Overtaking
from counter_app.ui.refreshing import Refreshing
from counter_app.ui.today.day_lists import DayList
from counter_app.ui.today.today_screen import TodayScreen
from counter_app.ui.wishes import DossierWish
from counter_app.ui.workbench import Workbench


class ToSignController(QObject):
    dossier_wanted = Signal(object)  # DossierWish

    def __init__(self, screen: TodayScreen, card: SignCard, waiting: WaitingSignatures, bench: Workbench) -> None:
        seat, background, changes, notices = bench
        super().__init__(screen)
        self._screen, self._card, self._waiting, self._seat = screen, card, waiting, seat
        self._background, self._notices = background, notices
        self._loading = Overtaking(self._background)
        self._refresh = Refreshing(screen, self._load)
        table = screen.tables[DayList.TO_SIGN]
        table.selectionModel().selectionChanged.connect(self._choose)
        card.look_wanted.connect(self._look)
        changes.dossiers_changed.connect(self._refresh.soon)
        seat.changed.connect(self._sit)

    def action(self, call: Callable[[], object]) -> Action:
        """By its key; `call` brings the day to the front with it."""
        also = self.tr("ký số chứng thư")
        return Action("to_sign", self.tr("Giấy tờ chờ ký số"), call, "Shift+F11", also=also)

    @Slot()
    def entered(self) -> None:
        self._load()

    @Slot()
    def show(self) -> None:
        """Called by name or key: the list in front, its first row under the hand."""
        self._screen.show_list(DayList.TO_SIGN)
        self._screen.focus_list()

    @Slot()
    def _sit(self) -> None:
        self._card.forget()
        self._refresh.now()

    def _load(self) -> None:
        if self._seat.session is None:
            return
        self._loading.ask(self._waiting.look, self._show, self._failed)

    def _show(self, found: ToSign) -> None:
        self._screen.show_to_sign(found)
        self._card.show_found(found)
        self._choose()

    @Slot()
    def _choose(self) -> None:
        self._card.choose(self._screen.chosen_to_sign())

    @Slot()
    def _look(self) -> None:
        for row in self._screen.chosen_to_sign()[:1]:
            self.dossier_wanted.emit(DossierWish(row.identity))

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem("to sign", problem)
