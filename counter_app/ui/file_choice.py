"""Choosing files of the machine: beside the window's own life, and where the last ones lay."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QFileInfo, QStandardPaths, Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QFileDialog, QFileIconProvider, QWidget

LONGEST_NAME = 255  # of any file system; Qt's own dialog stays open without a word where a name is longer


class SignsByName(QFileIconProvider):
    """What a file is, by its name alone. Qt's own opens every file in the folder and reads how it begins, on the
    window's thread: one that lets its reader wait (a dead share, /proc/kmsg) would hold the window up for good."""

    def icon(self, what: QFileIconProvider.IconType | QFileInfo) -> QIcon:
        if isinstance(what, QFileInfo):
            what = self.IconType.Folder if what.isDir() else self.IconType.File
        return super().icon(what)

    def type(self, info: QFileInfo) -> str:
        return "" if info.isDir() else info.suffix()


@cache
def _signs() -> SignsByName:
    """One for the process: no dialog owns what it asks, and its reader's thread asks until it has ended."""
    return SignsByName()


class FileChoice(QFileDialog):
    """Opened with `open`, never `exec`, which would hold up everything behind it; gone when it is closed.

    The first choice for a purpose begins among the documents, each further one in the folder of the one before: forty
    scans lie in one folder, and where the program happened to be started none does.
    """

    _last: ClassVar[dict[str, str]] = {}

    def __init__(self, parent: QWidget, title: str, filters: tuple[str, ...], purpose: str) -> None:
        super().__init__(parent, title)
        self._purpose = purpose
        self.setIconProvider(_signs())
        self.setNameFilters(filters)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setDirectory(self._begins_in())
        self.filesSelected.connect(self._keep_folder)

    def accept(self) -> None:
        """A name that is too long goes to whoever saves, who says so."""
        names = self.selectedFiles() if self.acceptMode() is self.AcceptMode.AcceptSave else []
        if names and len(Path(names[0]).name) > LONGEST_NAME:
            self.fileSelected.emit(names[0])
            QDialog.accept(self)
        else:
            super().accept()

    def _begins_in(self) -> str:
        """A folder that is there: for one that is not, Qt takes the one that the program was started in."""
        kept = self._last.get(self._purpose, "")
        places = QStandardPaths.StandardLocation
        wished = (kept, *map(QStandardPaths.writableLocation, (places.DocumentsLocation, places.HomeLocation)))
        return next((folder for folder in wished if folder and QFileInfo(folder).isDir()), "/")

    @Slot(list)
    def _keep_folder(self, names: list[str]) -> None:
        self._last[self._purpose] = str(Path(names[0]).parent)
