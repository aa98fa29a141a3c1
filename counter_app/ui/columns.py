"""Widths of columns that a person has dragged, kept for each table. A new table falls in by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QTableView, QWidget

from counter_app.ui.remembered import Remembered

DRAGGED = "dragged"


class Columns(QObject):
    """Tables are known by their place and their order in it. A table that shares its width among its columns by itself
    stops doing so once its property `dragged` is set."""

    def __init__(self, remembered: Remembered, parent: QObject) -> None:
        super().__init__(parent)
        self._remembered = remembered
        self._tables: dict[QObject, QTableView] = {}
        self._before: list[int] = []
        self._waiting: set[QTableView] = set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._put_back)

    def watch(self, place: str, *pages: QWidget) -> None:
        for number, table in enumerate(one for page in pages for one in page.findChildren(QTableView)):
            table.setProperty("columns", f"columns/{place}/{number}")
            for watched in (table, table.horizontalHeader().viewport()):
                self._tables[watched] = table
                watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        table = self._tables.get(watched)
        if table is None:
            return False
        if watched is table:
            if event.type() in (QEvent.Type.Show, QEvent.Type.Resize):
                self._waiting.add(table)
                self._soon.start(0)
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._before = _sizes(table)
        elif event.type() == QEvent.Type.MouseButtonRelease and _sizes(table) != self._before:
            table.setProperty(DRAGGED, True)
            self._remembered.keep_sizes(str(table.property("columns")), _sizes(table))
        return False

    def _put_back(self) -> None:
        """After the table has arranged itself."""
        for table in self._waiting:
            kept = self._remembered.sizes(str(table.property("columns")), table.horizontalHeader().count())
            if kept:
                table.setProperty(DRAGGED, True)
            for column, size in enumerate(kept[:-1]):
                if size:
                    table.setColumnWidth(column, size)
        self._waiting.clear()


def _sizes(table: QTableView) -> list[int]:
    header = table.horizontalHeader()
    return [header.sectionSize(column) for column in range(header.count())]
