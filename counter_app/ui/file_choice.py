"""Choosing files of the machine: beside the window's own life, and where the last ones lay."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QStandardPaths, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget


class FileChoice(QFileDialog):
    """Opened with `open`, never `exec`, which would hold up everything behind it; gone when it is closed.

    The first choice for a purpose begins among the documents, each further one in the folder of the one before: forty
    scans lie in one folder, and where the program happened to be started none does.
    """

    _last: ClassVar[dict[str, str]] = {}

    def __init__(self, parent: QWidget, title: str, filters: tuple[str, ...], purpose: str) -> None:
        super().__init__(parent, title)
        self._purpose = purpose
        self.setNameFilters(filters)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.setDirectory(self._last.get(purpose, documents))
        self.filesSelected.connect(self._keep_folder)

    @Slot(list)
    def _keep_folder(self, names: list[str]) -> None:
        self._last[self._purpose] = str(Path(names[0]).parent)
