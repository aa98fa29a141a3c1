"""Beside a list that is worked through: what is chosen in it, for transfers the bank statement, the signing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.people import Person
from counter_app.services.sign_in import Session
from counter_app.ui.digitising.sign_card import SignCard
from counter_app.ui.marked import divider
from counter_app.ui.oversight.decision_card import DecisionCard, Overlooked
from counter_app.ui.oversight.statement_card import StatementCard
from counter_app.ui.theme import GRID
from counter_app.ui.today.day_lists import OVERSEEN_LISTS, DayList


class OversightColumn(QWidget):
    """`day` is what stands here beside every other list of the day."""

    def __init__(self, day: QWidget) -> None:
        super().__init__()
        self.card, self.statement, self.signing = DecisionCard(), StatementCard(), SignCard()
        self._day, self._rule = day, divider()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID * 2)
        for widget in (self.card, self._rule, self.statement, self.signing):
            column.addWidget(widget)
            widget.hide()
        column.addWidget(day)
        column.addStretch(1)

    def sit(self, session: Session | None, supervisors: Sequence[Person]) -> None:
        self.card.sit(session, supervisors)

    def forget(self) -> None:
        self.card.forget()
        self.statement.forget()

    def show_list(self, which: DayList, row: Overlooked | None, *, confirms: bool) -> None:
        overseen = which in OVERSEEN_LISTS
        self.card.setVisible(overseen)
        self.signing.setVisible(which is DayList.TO_SIGN)
        self._day.setVisible(not overseen and which is not DayList.TO_SIGN)
        for widget in (self._rule, self.statement):
            widget.setVisible(which is DayList.CLAIMED and confirms)
        if overseen:
            self.card.show_row(row)
