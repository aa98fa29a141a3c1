"""Reads the rules when the place is entered or the centre sent others."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from counter_app.domain.errors import Problem
from counter_app.services.rule_book import RuleBook
from counter_app.ui.background import Background, Lane
from counter_app.ui.changes import Changes
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.rules.rules_screen import RulePane, RulesScreen


class RulesController(QObject):
    def __init__(
        self,
        screen: RulesScreen,
        pane: RulePane,
        book: RuleBook,
        background: Background,
        changes: Changes,
        notices: NoticeBoard,
    ) -> None:
        super().__init__(screen)
        self._screen, self._book, self._background, self._notices = screen, book, background, notices
        screen.chosen.connect(pane.show_rule)
        changes.reference_changed.connect(self.reload)

    @Slot()
    def reload(self) -> None:
        self._background.run(Lane.READING, self._book.regulation, self._screen.show_regulation, self._failed)

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem("rules", problem)
