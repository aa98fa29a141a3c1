"""Names and what stands behind them, one pair a line; labels are kept from one dossier to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from counter_app.ui.marked import Words
from counter_app.ui.theme import GRID, HALF


class PairsGrid(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID * 2)
        self._grid.setVerticalSpacing(HALF)
        self._grid.setColumnStretch(1, 1)
        self._labels: list[tuple[Words, Words]] = []
        self.hide()

    def show_pairs(self, pairs: list[tuple[str, str]]) -> None:
        """What is empty is left out by whoever makes the pairs."""
        while len(self._labels) < len(pairs):
            self._add_labels()
        for row, (name, value) in enumerate(self._labels):
            shown = row < len(pairs)
            if shown:
                name.setText(pairs[row][0])
                value.setText(pairs[row][1])
                value.setAccessibleName(": ".join(pairs[row]))
            name.setVisible(shown)
            value.setVisible(shown)
        self.setVisible(bool(pairs))

    def put_beside(self, widget: QWidget) -> None:
        """On the right of all pairs, at their top."""
        self._grid.addWidget(widget, 0, 2, -1, 1, Qt.AlignmentFlag.AlignTop)

    def texts(self) -> list[tuple[str, str]]:
        """As they are shown."""
        return [(name.text(), value.text()) for name, value in self._labels if not value.isHidden()]

    def _add_labels(self) -> None:
        row = len(self._labels)
        name, value = Words(kind="faint"), Words(wraps=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)
        self._labels.append((name, value))

    def widest_name(self) -> int:
        """Pixels."""
        return max((name.sizeHint().width() for name, _value in self._labels if not name.isHidden()), default=0)

    def make_room(self, width: int) -> None:
        """For names of so many pixels."""
        self._grid.setColumnMinimumWidth(0, width)


def level_names(*grids: PairsGrid) -> None:
    """One under another they read as one grid."""
    widest = max(grid.widest_name() for grid in grids)
    for grid in grids:
        grid.make_room(widest)
