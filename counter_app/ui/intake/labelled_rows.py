"""Rows of a form: words beside what they name, or above it where the text is large for the width."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from counter_app.ui.marked import Words, divider
from counter_app.ui.theme import GRID

TOP = Qt.AlignmentFlag.AlignTop
LINES = 3  # of the grid for each row: what divides it from the one before, its words, its widget


class LabelledRows(QGridLayout):
    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalSpacing(GRID * 2)
        self.setVerticalSpacing(GRID)
        self.setColumnStretch(1, 1)
        self._labels: dict[QWidget, Words] = {}
        self._narrow = False

    def add_row(self, text: str, widget: QWidget) -> None:
        line = LINES * len(self._labels) + 1
        label = Words(text, "strong")
        label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._labels[widget] = label
        self.addWidget(label, line, 0, TOP)
        self.addWidget(widget, line, 1)

    def divide(self) -> None:
        """The next row from those before."""
        self.addWidget(divider(), LINES * len(self._labels), 0, 1, 2)

    def show_row(self, widget: QWidget, *, shown: bool) -> None:
        widget.setVisible(shown)
        self._labels[widget].setVisible(shown)

    def level(self, height: int) -> None:
        """A label is as high as a field of one line, beside which it stands."""
        for label in self._labels.values():
            label.setMinimumHeight(height)

    def arrange(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for place, (widget, label) in enumerate(self._labels.items()):
            line = LINES * place + 1
            self.addWidget(label, line, 0, 1, 2 if narrow else 1, TOP)
            self.addWidget(widget, line + 1 if narrow else line, 0 if narrow else 1, 1, 2 if narrow else 1)
