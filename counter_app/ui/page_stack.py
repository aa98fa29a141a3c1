"""Pages of which one is shown."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class PageStack(QStackedWidget):
    """As large at least as the largest of its pages needs. It never asks how high one would be at a width: whenever a
    word changed anywhere around it, Qt asked that of each page, hidden ones too, at the width that it would like best,
    and measured every word in them anew; nine tenths of what showing a dossier took. A page that can be higher than its
    room scrolls."""

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        least = QSize()
        for page in filter(None, map(self.widget, range(self.count()))):
            least = least.expandedTo(page.minimumSizeHint()).expandedTo(page.minimumSize())
        return least
