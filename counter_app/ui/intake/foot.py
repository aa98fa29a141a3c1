"""Below the form: what stands against it, what is done about that, and the ways to save."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from counter_app.ui.flow import FlowRow
from counter_app.ui.intake.problem_list import ProblemList
from counter_app.ui.marked import KeyButton
from counter_app.ui.theme import GRID

LEAST_LIST = 50  # average characters of a line in the list that are worth more than a row of the form


class Foot(QWidget):
    """`saves`: the main one first. `answers` send the dossier back or refuse it; they stand in a row beside what is
    missing, or, where the text is large, beside the main one: every row less is a field more in sight. All stand on the
    foot's lower edge, so that a list that comes grows upwards and no button goes from under the hand."""

    def __init__(self, problems: ProblemList, saves: tuple[KeyButton, ...], answers: tuple[KeyButton, ...]) -> None:
        super().__init__()
        self._problems, self._saves, self._answers = problems, saves, answers
        self._beside: bool | None = None
        self._first, self._second, answering = FlowRow(), FlowRow(), QWidget()
        answering.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._answering = QBoxLayout(QBoxLayout.Direction.LeftToRight, answering)
        self._answering.setContentsMargins(0, 0, 0, 0)
        self._answering.setSpacing(GRID)
        above = QHBoxLayout()
        above.setSpacing(GRID)
        above.addWidget(problems, 1)
        above.addStretch()  # in the list's place while there is none
        above.addWidget(answering, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID)
        column.setSpacing(GRID)
        column.addLayout(above)
        for row in (self._first, self._second):
            column.addWidget(row)
        self.arrange(QSize(320 * GRID, 320 * GRID))

    def arrange(self, room: QSize) -> None:
        """For a screen of so many pixels."""
        self._problems.fit(room.height())
        self._turn_answers(room.width())
        if self._beside == self._problems.is_whole:
            return
        self._beside = self._problems.is_whole
        main, *others = self._saves
        for layout in (self._answering, self._first.flow, self._second.flow):
            while layout.takeAt(0) is not None:
                pass
        if self._beside:
            self._fill((self._first, self._saves))
            for button in self._answers:
                self._answering.addWidget(button)
        else:
            self._fill((self._first, (main, *self._answers)), (self._second, tuple(others)))
        self._second.setVisible(not self._beside)
        self._chain()

    def _turn_answers(self, width: int) -> None:
        """One above the other where a row of them would leave the list too narrow to be read."""
        row = sum(button.sizeHint().width() + GRID for button in self._answers)
        fits = width - row - 4 * GRID >= self.fontMetrics().averageCharWidth() * LEAST_LIST
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        self._answering.setDirection(way)

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
