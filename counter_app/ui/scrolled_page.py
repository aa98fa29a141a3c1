"""What stands in an area that scrolls down: as high as its words need at the width that there is."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


class ScrolledPage(QWidget):
    """A widget's own least height adds up its words as they would break at another width, narrower than the page: an
    area believes it, and scrolls over nothing. Without it the area asks for the height at its width."""

    def minimumSizeHint(self) -> QSize:
        hint, layout = super().minimumSizeHint(), self.layout()
        return QSize(hint.width(), 0) if layout is not None and layout.hasHeightForWidth() else hint
