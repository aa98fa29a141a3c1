"""One step: what it is, why it is asked, what to do, what went wrong, where to go on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from counter_app.ui.act_button import EnterButton
from counter_app.ui.flow import FlowRow
from counter_app.ui.marked import KeyButton, Panel, Words
from counter_app.ui.theme import GRID, HALF

WIDTH = 84  # average characters of a line that is read without turning the head


class Page(QWidget):
    """`body` is the layout to fill; the buttons stand below in the order of `add_act`, the main one last."""

    back_asked = Signal()

    def __init__(self, title: str, why: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.heading, self.why = Words(title, "heading", wraps=True), Words(why, wraps=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(GRID)
        self.problem: Panel | None = None
        self._problems = QVBoxLayout()
        self._acts = QHBoxLayout()
        self._acts.setSpacing(GRID)
        self._lay_out()

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("kind", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(GRID * 4, GRID * 3, GRID * 4, GRID * 3)
        column.setSpacing(GRID * 2)
        for part in (self.heading, self.why):
            column.addWidget(part)
        column.addLayout(self.body)
        column.addLayout(self._problems)
        column.addLayout(self._acts)
        card.setMaximumWidth(card.fontMetrics().averageCharWidth() * WIDTH)
        page = QVBoxLayout(self)
        page.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 3)
        page.addWidget(card)
        page.addStretch(1)

    def add_back(self) -> QPushButton:
        """On the left of the line of buttons."""
        back = EnterButton(self.tr("Quay lại"))
        back.setAccessibleName(back.text())
        back.clicked.connect(self.back_asked)
        self._acts.addWidget(back)
        return back

    def add_act(self, text: str, *, main: bool = False) -> KeyButton:
        if self._acts.count() < 2:
            self._acts.addStretch(1)
        button = KeyButton(text, kind="main" if main else "")
        self._acts.addWidget(button)
        return button

    def show_problem(self, sentence: str, kind: str = "told-problem") -> None:
        """In place, under what was typed; '' takes it away."""
        if self.problem is not None:
            self.problem.hide()
            self._problems.removeWidget(self.problem)
            self.problem.deleteLater()
            self.problem = None
        if sentence:
            self.problem = Panel(kind, sentence)
            self._problems.addWidget(self.problem)

    def enter(self) -> None:
        """The step begins: where the hands go first."""


class Waiting(QWidget):
    """That something goes on, and how far it is."""

    def __init__(self) -> None:
        super().__init__()
        self.bar, self.words = QProgressBar(), Words(wraps=True)
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        self.setVisible(False)

    def show_stage(self, words: str, done: int = 0, of: int = 0) -> None:
        """`of` 0 where nobody knows how long it takes."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self.bar.setAccessibleName(words)
        self.words.setText(words)
        self.setVisible(True)

    def stop(self) -> None:
        self.setVisible(False)


def rows(*widgets: QWidget) -> FlowRow:
    """Beside each other, or below each other where the text is large."""
    return FlowRow(*widgets)


def labelled(words: str, widget: QWidget, hint: str = "") -> QLayout:
    """A label over its field, with a quiet line below."""
    column = QVBoxLayout()
    column.setSpacing(HALF)
    label = Words(words)
    label.setBuddy(widget)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft)
    column.addWidget(label)
    column.addWidget(widget)
    if hint:
        column.addWidget(Words(hint, "faint", wraps=True))
    return column
