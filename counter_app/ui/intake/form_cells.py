"""Labels and fields in rows, two beside each other while there is room."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from counter_app.ui.marked import Words
from counter_app.ui.theme import GRID


@dataclass(frozen=True)
class Cell:
    """A label and its field: which row, and on which side of it while there is room for two."""

    row: int
    side: int
    label: Words
    field: QWidget
    whole_row: bool = False


def widgets_of(*cells: Cell) -> list[QWidget]:
    return [widget for cell in cells for widget in (cell.label, cell.field)]


def row_of(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID)
    for place, widget in enumerate(widgets):
        row.addWidget(widget, 1 if isinstance(widget, QLineEdit) or not place else 0)
    return holder
