"""Below the form: what stands against it, what is done about that, and the ways to save."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.ui.flow import FlowRow
from counter_app.ui.intake.problem_list import ProblemList
from counter_app.ui.marked import KeyButton
from counter_app.ui.theme import GRID


class Foot(QWidget):
    """`saves`: the main one first. `answers` send the dossier back or refuse it; they stand beside what is missing, or,
    where the text is large, beside the main one: every row less is a field more in sight."""

    def __init__(self, problems: ProblemList, saves: tuple[KeyButton, ...], answers: tuple[KeyButton, ...]) -> None:
        super().__init__()
        self._problems, self._saves, self._answers = problems, saves, answers
        self._beside: bool | None = None
        self._first, self._second, self._stacked = FlowRow(), FlowRow(), QVBoxLayout()
        self._stacked.setSpacing(GRID)
        above = QHBoxLayout()
        above.setSpacing(GRID)
        above.addWidget(problems, 1)
        above.addLayout(self._stacked)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID)
        column.setSpacing(GRID)
        column.addLayout(above)
        for row in (self._first, self._second):
            column.addWidget(row)
        self.arrange(320 * GRID)

    def arrange(self, room: int) -> None:
        """For a screen of so many pixels in height."""
        self._problems.fit(room)
        if self._beside == self._problems.is_whole:
            return
        self._beside = self._problems.is_whole
        main, *others = self._saves
        for layout in (self._stacked, self._first.flow, self._second.flow):
            while layout.takeAt(0) is not None:
                pass
        if self._beside:
            self._fill((self._first, self._saves))
            for button in self._answers:
                self._stacked.addWidget(button)
            self._stacked.addStretch(1)
        else:
            self._fill((self._first, (main, *self._answers)), (self._second, tuple(others)))
        self._second.setVisible(not self._beside)
        self._chain()

    def _fill(self, *rows: tuple[FlowRow, tuple[KeyButton, ...]]) -> None:
        for row, buttons in rows:
            for button in buttons:
                row.add(button)

    def showEvent(self, event: QShowEvent) -> None:
        """What is put into a window goes to the end of its chain, in the order in which it was made."""
        super().showEvent(event)
        self._chain()

    def _chain(self) -> None:
        """The Tab key goes down the screen."""
        main, *others = self._saves
        buttons = (*self._answers, *self._saves) if self._beside else (main, *self._answers, *others)
        for one, after in pairwise(buttons):
            QWidget.setTabOrder(one, after)
