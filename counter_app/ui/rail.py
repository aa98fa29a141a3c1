"""The left rail: one button a place, its key beside it; icons alone where the text is large or the window narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.ui.icons import Icon
from counter_app.ui.marked import KeyButton
from counter_app.ui.plain_text import in_tip
from counter_app.ui.theme import GRID, HALF


class Rail(QWidget):
    place_chosen = Signal(str)
    leaving = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Các phần việc"))
        self._buttons: dict[str, KeyButton] = {}
        self._narrow = False
        self._marked = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GRID, GRID * 2, GRID, GRID * 2)
        self._column.setSpacing(HALF)
        self._column.addStretch(1)
        self.leave = KeyButton(self.tr("Đổi người"), "", kind="rail", sign=Icon.OUT)
        self.leave.setToolTip(self.tr("Người khác ngồi vào quầy; bản nháp vẫn còn"))
        self.leave.clicked.connect(self.leaving)
        self._column.addWidget(self.leave)

    def add_place(self, name: str, title: str, sign: Icon, key: str) -> KeyButton:
        button = KeyButton(title, "", kind="rail", sign=sign)
        if key:
            button.show_key(key)
        button.setToolTip(in_tip(f"{title} ({key})" if key else title))
        button.setCheckable(True)
        button.setProperty("place", name)
        # Not clicked: what a screen reader does to a button that can be on or off is to turn it.
        button.toggled.connect(self._turned)
        self._column.insertWidget(len(self._buttons), button)
        self._buttons[name] = button
        button.set_narrow(narrow=self._narrow)
        return button

    def order(self, names: Sequence[str]) -> None:
        """From above; the focus goes the same way."""
        before = None
        for row, name in enumerate(names):
            button = self._buttons[name]
            self._column.removeWidget(button)
            self._column.insertWidget(row, button)
            if before is not None:
                QWidget.setTabOrder(before, button)
            before = button

    def mark(self, name: str) -> None:
        self._marked = name
        for other, button in self._buttons.items():
            button.setChecked(other == name)

    def set_narrow(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for button in (*self._buttons.values(), self.leave):
            button.set_narrow(narrow=narrow)
        self.updateGeometry()

    def wide_width(self) -> int:
        """How wide it is with words, whether they are shown now or not."""
        return max(button.wide_width() for button in (*self._buttons.values(), self.leave)) + 2 * GRID

    def _turned(self, on: bool) -> None:
        button = self.sender()
        if isinstance(button, KeyButton) and on != (button.property("place") == self._marked):
            self.place_chosen.emit(str(button.property("place")))
