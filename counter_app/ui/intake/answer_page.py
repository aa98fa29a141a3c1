"""In place of the form: what has to be added, or why it is refused. The form behind it stays as it was typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from counter_app.ui.marked import Words
from counter_app.ui.scrolled_page import ScrolledPage
from counter_app.ui.scrolling import Scrolling
from counter_app.ui.steps.step_form import StepForm
from counter_app.ui.theme import GRID


class AnswerPage(Scrolling):
    def __init__(self) -> None:
        super().__init__()
        self.about = Words(kind="strong", wraps=True)
        page = ScrolledPage()
        page.setProperty("kind", "paper")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = self._column = QVBoxLayout(page)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        column.setSpacing(GRID)
        column.addWidget(self.about)
        column.addStretch(1)
        self.setWidget(page)

    def take_form(self, form: StepForm) -> None:
        """Made when it is first wanted: most dossiers are received."""
        self._column.insertWidget(1, form)
