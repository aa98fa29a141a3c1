"""What is done with what came online: into the form, or to its dossier; the hours go by beside it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from counter_app.services.steps.online_inbox import ArrivedDossier, Inbox, OnlineInbox
from counter_app.ui.list_reading import Listing, ListReading
from counter_app.ui.online.inbox_screen import InboxCard, InboxScreen
from counter_app.ui.place import ONLINE
from counter_app.ui.wishes import DossierWish
from counter_app.ui.workbench import Workbench

TICK_MS = 30_000


class InboxController(QObject):
    answer_wanted = Signal(object)  # DossierWish: into the form
    dossier_wanted = Signal(object)  # DossierWish

    def __init__(self, screen: InboxScreen, card: InboxCard, inbox: OnlineInbox, bench: Workbench) -> None:
        super().__init__(screen)
        self._screen = screen
        listing = Listing[ArrivedDossier, Inbox](ONLINE, inbox.inbox, screen.show_inbox, card.show_row)
        self.reading = ListReading(screen, listing, bench)
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)
        self._clock.timeout.connect(self.reading.refresh.now)
        self._clock.start()
        screen.opened.connect(self._answer)
        screen.looked_at.connect(self._look)
        card.answer_wanted.connect(self._answer_chosen)
        card.look_wanted.connect(self._look_chosen)

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
