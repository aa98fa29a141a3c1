"""Beside the form of what came online: when it was filed, until when it is answered, which files came with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.errors import Problem
from counter_app.services.steps.online_inbox import ArrivedDossier, OnlineInbox
from counter_app.ui.background import Background, Lane
from counter_app.ui.intake.intake_screen import IntakeScreen
from counter_app.ui.language import either
from counter_app.ui.marked import Words
from counter_app.ui.online.arrival_words import filed_words, left_sentence, note_words
from counter_app.ui.online.filed_panel import FiledPanel
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.theme import GRID

LOOK_MS = 30_000


class ArrivalCard(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.title = Words(kind="strong", wraps=True)
        self.left = Words(wraps=True)
        self.facts = Words(wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, GRID)
        column.setSpacing(GRID)
        self.files = FiledPanel()
        for widget in (self.title, self.left, self.facts, self.files):
            column.addWidget(widget)
        rule_behind_is(self, "online.answer filing.level_4.signature term.starts accounts.registered_only")
        self.hide()

    def show_arrival(self, came: ArrivedDossier | None) -> None:
        self.setVisible(came is not None)
        self.files.show_files(came.files if came is not None else ())
        if came is None:
            return
        self.title.setText(self.tr("Nộp trực tuyến · {0}").format(came.shown_code))
        self.left.setText(either(*left_sentence(came)))
        self.left.set_kind("problem" if came.is_late else "")
        lines = [either(*filed_words(came)), *(either(*one) for one in note_words(came))]
        self.facts.setText("\n".join(lines))


class ArrivalShowing(QObject):
    """Follows what stands in the form."""

    def __init__(self, screen: IntakeScreen, card: ArrivalCard, inbox: OnlineInbox, background: Background) -> None:
        super().__init__(screen)
        self._card, self._inbox, self._background = card, inbox, background
        self._wanted = ""
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._again)
        self._timer.start()
        screen.arrival_shown.connect(self._show)

    @Slot(str)
    def _show(self, identity: str) -> None:
        self._wanted = identity
        self._card.show_arrival(None)
        self._again()

    @Slot()
    def _again(self) -> None:
        """Hours go by, and files come while the form is open."""
        if self._wanted:
            call = partial(self._inbox.open, self._wanted)
            self._background.run(Lane.READING, call, self._came, self._gone, is_look=True)

    def _came(self, came: ArrivedDossier) -> None:
        if came.identity == self._wanted:
            self._card.show_arrival(came)

    def _gone(self, _problem: Problem) -> None:
        """Answered elsewhere meanwhile: the save will say so."""
