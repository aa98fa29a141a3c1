"""What is about to be attached, small, above its form: the first page, its measures and what speaks against it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from counter_app.domain.notice import Notice
from counter_app.domain.written_number import grouped
from counter_app.services.steps.digital_copies import CheckedFile
from counter_app.ui.language import either
from counter_app.ui.marked import Words
from counter_app.ui.theme import GRID

WIDTH, HEIGHT = 110, 156


class FirstPage(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.picture = QLabel()
        self.picture.setFixedWidth(WIDTH + 2)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.picture.setFrameShape(QFrame.Shape.Box)  # white paper on a white ground
        self.picture.setAccessibleName(self.tr("Trang đầu của tệp"))
        self.measures, self.cautions = Words(wraps=True), Words(kind="warning", wraps=True)
        words = QVBoxLayout()
        words.addWidget(self.measures)
        words.addWidget(self.cautions)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_file(self, file: CheckedFile, page: bytes) -> None:
        """`page` is its first one as PNG."""
        measured = file.measured
        dpi = self.tr("{0} dpi").format(measured.dpi) if measured.dpi is not None else ""
        size = self.tr("{0} KB").format(grouped(max(1, len(file.data) // 1024)))
        pages = self.tr("%n trang", "", measured.pages)
        self._show(" · ".join(part for part in (pages, dpi, size) if part), file.cautions, page)

    def show_words(self, words: str, cautions: tuple[Notice, ...]) -> None:
        """Of a paper that lies here already."""
        self._show(words, cautions, b"")

    def clear(self) -> None:
        self._show("", (), b"")

    def _show(self, words: str, cautions: tuple[Notice, ...], page: bytes) -> None:
        shown = QPixmap()
        shown.loadFromData(page)
        self.picture.setVisible(not shown.isNull())
        if not shown.isNull():
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(shown.scaled(WIDTH, HEIGHT, keep, smooth))
        else:
            self.picture.clear()
        self.measures.setText(words)
        self.cautions.setText("\n".join(either(one.vi, one.en) for one in cautions))
        self.cautions.setVisible(bool(cautions))
