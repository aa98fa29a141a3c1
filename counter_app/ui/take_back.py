"""Beside a list that is being made: what was removed last, to be had again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot

from counter_app.ui.marked import KeyButton
from counter_app.ui.table import Table


class TakeBack(KeyButton):
    """Seen while there is something to take back; Ctrl+Z in the list does the same."""

    def __init__(self, table: Table) -> None:
        super().__init__(self.tr("Lấy lại"))
        self.show_key("Ctrl+Z")
        self._put_back: Callable[[], None] | None = None
        self._table = table
        self.clicked.connect(self._take)
        table.taking_back.connect(self._take)
        self.hide()

    def offer(self, rows: int, put_back: Callable[[], None]) -> None:
        """So many rows were removed; the hand stays in the list, or comes here where the list is empty now."""
        self._put_back = put_back
        self.say(self.tr("Lấy lại %n hồ sơ", "", rows))
        self.show()
        (self._table if self._table.model().rowCount() else self).setFocus()

    def forget(self) -> None:
        self._put_back = None
        self.hide()

    @Slot()
    def _take(self) -> None:
        put_back = self._put_back
        self.forget()
        if put_back is not None:
            put_back()
            self._table.setFocus()
