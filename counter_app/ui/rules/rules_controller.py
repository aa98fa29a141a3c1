"""Reads the rules when the place is entered or the centre sent others; switches the unverified ones."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot

from counter_app.domain.entry_types import RULE_SWITCHED
from counter_app.domain.errors import Problem
from counter_app.domain.permissions import may
from counter_app.services.rule_book import Regulation, RuleBook
from counter_app.services.rule_switches import RuleSwitches
from counter_app.services.sign_in import Session
from counter_app.ui.background import Lane
from counter_app.ui.place import RULES
from counter_app.ui.refreshing import Refreshing
from counter_app.ui.rules.rule_switch import SwitchWish
from counter_app.ui.rules.rules_screen import RulePane, RulesScreen
from counter_app.ui.single_act import SingleAct
from counter_app.ui.workbench import Workbench

NOTICE = "rules"


class RulesController(QObject):
    def __init__(
        self, screen: RulesScreen, pane: RulePane, book: RuleBook, switches: RuleSwitches, bench: Workbench
    ) -> None:
        seat, background, changes, notices = bench
        super().__init__(screen)
        self._screen, self._pane, self._book, self._switches, self._seat = screen, pane, book, switches, seat
        self._background, self._changes, self._notices = background, changes, notices
        screen.chosen.connect(pane.show_rule)
        pane.switch.wanted.connect(self._switch)
        self._refresh = Refreshing(screen, self.reload)
        self._switching = SingleAct(background, self, pane.switch.button)
        changes.reference_changed.connect(self._refresh.now)
        seat.changed.connect(self._person_changed)

    @Slot()
    def reload(self) -> None:
        self._allow()
        self._background.run(Lane.READING, self._book.regulation, self._show, self._failed)

    def _show(self, regulation: Regulation) -> None:
        self._screen.show_regulation(regulation)
        self._pane.renew(regulation)

    @Slot()
    def _person_changed(self) -> None:
        self._screen.forget()
        self._pane.show_nothing()
        self._pane.switch.forget()
        self._allow()

    def _allow(self) -> None:
        session = self._seat.session
        allowed = session is not None and may(session.role, RULE_SWITCHED)
        self._pane.switch.forbid("" if allowed else self.tr("Chỉ quản trị của cơ quan bật, tắt được quy tắc này."))

    @Slot(object)
    def _switch(self, wish: SwitchWish) -> None:
        session = self._seat.session
        if session is not None:
            call = partial(_write, self._switches, wish, session)
            self._switching.run(Lane.JOURNAL, call, self._switched, self._failed)

    def _switched(self, wish: SwitchWish) -> None:
        self._pane.switch.switched(wish.rule_id)
        said = self.tr("Đã bật quy tắc; áp dụng từ bây giờ.") if wish.on else self.tr("Đã tắt quy tắc.")
        self._notices.tell(NOTICE, "told-good", said, place=RULES)
        self._changes.journal_grew.emit()
        self._changes.reference_changed.emit()  # whoever has decided by the rules decides anew

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem(NOTICE, problem)


def _write(switches: RuleSwitches, wish: SwitchWish, session: Session) -> SwitchWish:
    """Raises BadInput for what was typed, RuleViolation for who may not."""
    switches.switch(wish.rule_id, session, on=wish.on, ground=wish.ground)
    return wish
