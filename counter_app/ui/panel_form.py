"""Labels over fields, for a panel beside the work."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.ui.marked import Words

BETWEEN = 4  # half of the grid: a label belongs to the field under it


class PanelForm(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(BETWEEN)
        self._fields: list[QWidget] = []

    def add_field(self, field: QWidget) -> Words:
        """Under its label, which says its accessible name."""
        label = Words(field.accessibleName(), "faint", wraps=True)
        self.column.addWidget(label)
        self.column.addWidget(field)
        self._fields.append(field)
        return label

    def showEvent(self, event: QShowEvent) -> None:
        """A panel that breaks its lines would press the fields flat."""
        super().showEvent(event)
        for field in self._fields:
            field.ensurePolished()
            field.setMinimumHeight(field.sizeHint().height())
