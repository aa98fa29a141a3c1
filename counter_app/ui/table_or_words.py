"""A table, or the sentence that stands in its place while it is empty."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.ui.marked import Words
from counter_app.ui.page_stack import PageStack
from counter_app.ui.table import Table
from counter_app.ui.theme import GRID


class TableOrWords(PageStack):
    """Either takes all the height that is left. The keyboard stays here when one gives way to the other: Qt would hand
    it to whatever comes next in the window, which may be the button that signs the person out."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.table, self.empty = table, Words(kind="faint", wraps=True)
        self._sentence = QWidget()
        column = QVBoxLayout(self._sentence)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.empty)
        column.addStretch(1)
        self.addWidget(table)
        self.addWidget(self._sentence)

    def take_focus(self) -> None:
        """To the rows, or to the sentence in their place, which answers no key."""
        (self._sentence if self.currentIndex() else self.table).setFocus()

    def has_focus(self) -> bool:
        return self.table.hasFocus() or self._sentence.hasFocus()

    def say(self, sentence: str) -> None:
        """What would stand here; '' shows the table."""
        self.empty.setText(sentence)
        had_focus = self.has_focus()
        if had_focus:
            self.setFocus()  # a page that is hidden with the focus gives it away
        self.setCurrentIndex(1 if sentence else 0)
        if had_focus:
            self.take_focus()
