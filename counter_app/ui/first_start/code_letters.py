"""The recovery code in large letters, in groups as they are printed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout

from counter_app.ui.marked import Words
from counter_app.ui.theme import GRID

GROUPS_IN_A_LINE = 4


class CodeLetters(QFrame):
    """Covered it shows dots, so that what is typed back comes from the paper."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAccessibleName(self.tr("Mã khôi phục"))
        self._groups: tuple[str, ...] = ()
        self._labels: list[Words] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        self._grid.setSpacing(GRID * 2)

    def show_code(self, text: str) -> None:
        """'' forgets it."""
        self._groups = tuple(text.split("-")) if text else ()
        while len(self._labels) < len(self._groups):
            label = Words(kind="heading")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            line, column = divmod(len(self._labels), GROUPS_IN_A_LINE)
            self._grid.addWidget(label, line, column)
            self._labels.append(label)
        self.cover(covered=not self._groups)

    def cover(self, *, covered: bool) -> None:
        for place, label in enumerate(self._labels):
            group = self._groups[place] if place < len(self._groups) else ""
            label.setText("• • • •" if covered or not group else " ".join(group))
