"""A table, or the sentence that stands in its place while it is empty."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from counter_app.ui.marked import Words
from counter_app.ui.table import Table
from counter_app.ui.theme import GRID


class TableOrWords(QStackedWidget):
    """Either takes all the height that is left."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.table, self.empty = table, Words(kind="faint", wraps=True)
        sentence = QWidget()
        column = QVBoxLayout(sentence)
        column.setContentsMargins(0, GRID, 0, 0)
        column.addWidget(self.empty)
        column.addStretch(1)
        self.addWidget(table)
        self.addWidget(sentence)

    def say(self, sentence: str) -> None:
        """What would stand here; '' shows the table."""
        self.empty.setText(sentence)
        self.setCurrentIndex(1 if sentence else 0)
