"""Keeps the inbox true: read again when something came or was answered, and as the hours go by."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QTimer, Signal, Slot

from counter_app.domain.errors import Problem
from counter_app.services.steps.online_inbox import Inbox, OnlineInbox
from counter_app.ui.clipboard import put_on_clipboard
from counter_app.ui.online.inbox_screen import InboxCard, InboxScreen
from counter_app.ui.overtaking import Overtaking
from counter_app.ui.place import ONLINE
from counter_app.ui.refreshing import Refreshing
from counter_app.ui.table import Copied
from counter_app.ui.wishes import DossierWish
from counter_app.ui.workbench import Workbench

TICK_MS = 30_000


class InboxController(QObject):
    answer_wanted = Signal(object)  # DossierWish: into the form
    dossier_wanted = Signal(object)  # DossierWish

    def __init__(self, screen: InboxScreen, card: InboxCard, inbox: OnlineInbox, bench: Workbench) -> None:
        seat, background, changes, notices = bench
        super().__init__(screen)
        self._screen, self._card, self._inbox = screen, card, inbox
        self._seat, self._background, self._notices = seat, background, notices
        self._loading = Overtaking(self._background)
        self._clock, self._refresh = QTimer(self), Refreshing(screen, self._load)
        self._clock.setInterval(TICK_MS)
        self._clock.timeout.connect(self._refresh.now)
        self._clock.start()
        screen.opened.connect(self._answer)
        screen.looked_at.connect(self._look)
        screen.table.chosen.connect(self._show_chosen)
        screen.table.copied.connect(self._copied)
        card.answer_wanted.connect(self._answer_chosen)
        card.look_wanted.connect(self._look_chosen)
        for change in (changes.dossiers_changed, changes.reference_changed, changes.day_changed):
            change.connect(self._refresh.soon)

    @Slot()
    def entered(self) -> None:
        self._screen.focus_list()
        self._load()

    def _load(self) -> None:
        if self._seat.session is None:
            return
        self._loading.ask(self._inbox.inbox, self._show, self._failed)

    def _show(self, inbox: Inbox) -> None:
        self._screen.show_inbox(inbox)
        if self._screen.table.hasFocus() and self._screen.chosen() is None:
            self._screen.table.choose_first()
        self._card.show_row(self._screen.chosen())

    @Slot(object)
    def _show_chosen(self, _index: QModelIndex) -> None:
        self._card.show_row(self._screen.chosen())

    @Slot(str)
    def _answer(self, identity: str) -> None:
        self.answer_wanted.emit(DossierWish(identity))

    @Slot(str)
    def _look(self, identity: str) -> None:
        self.dossier_wanted.emit(DossierWish(identity))

    @Slot()
    def _answer_chosen(self) -> None:
        row = self._screen.chosen()
        if row is not None and row.in_the_form:
            self._answer(row.identity)

    @Slot()
    def _look_chosen(self) -> None:
        row = self._screen.chosen()
        if row is not None:
            self._look(row.identity)

    @Slot(object)
    def _copied(self, copied: Copied) -> None:
        put_on_clipboard(copied, self._notices)

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem(ONLINE, problem)
