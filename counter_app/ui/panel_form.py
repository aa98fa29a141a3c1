"""Labels over fields, for a panel beside the work; under them stands what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from counter_app.domain.errors import Problem
from counter_app.ui.language import told
from counter_app.ui.marked import Words
from counter_app.ui.theme import GRID, HALF

LINES_SHOWN = 4


class PanelForm(QWidget):
    """What is wrong stays said until something that it may speak of is changed: leaving a field is no change."""

    edited = Signal()  # into any of the fields, or another one was chosen

    def __init__(self) -> None:
        super().__init__()
        self.column, self.problem = QVBoxLayout(), Words(kind="problem", wraps=True)
        self.column.setSpacing(HALF)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addLayout(self.column)
        whole.addWidget(self.problem)
        self.problem.hide()
        self._fields: list[QWidget] = []

    def add_field(self, field: QWidget) -> Words:
        """Under its label, which says its accessible name."""
        label = Words(field.accessibleName(), "faint", wraps=True)
        self.column.addWidget(label)
        self.column.addWidget(field)
        self._fields.append(field)
        self._hear(field)
        return label

    def add_written(self, edit: QPlainTextEdit) -> None:
        """Under its label; its height is its own."""
        self.column.addWidget(Words(edit.accessibleName(), "faint", wraps=True))
        self.column.addWidget(edit)
        self._hear(edit)

    def _hear(self, field: QWidget) -> None:
        match field:
            case QLineEdit() | QPlainTextEdit():
                field.textChanged.connect(self.edited)
            case QComboBox():
                field.activated.connect(self.edited)

    def show_problem(self, problem: Problem) -> None:
        self.problem.setText(told(problem))
        self.problem.show()

    def hide_problem(self) -> None:
        self.problem.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """A panel that breaks its lines would press the fields flat."""
        super().showEvent(event)
        for field in self._fields:
            field.ensurePolished()
            field.setMinimumHeight(field.sizeHint().height())


def written(name: str) -> QPlainTextEdit:
    """A field of some lines; Tab leaves it."""
    edit = QPlainTextEdit()
    edit.setAccessibleName(name)
    edit.setTabChangesFocus(True)
    edit.setFixedHeight(edit.fontMetrics().lineSpacing() * LINES_SHOWN + 2 * GRID)
    return edit
