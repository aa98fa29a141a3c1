"""The pages of one digital copy, as pictures. Page Up and Page Down turn them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.services.steps.digital_copy import DigitalCopy
from counter_app.ui.flow import FlowRow
from counter_app.ui.language import either
from counter_app.ui.marked import KeyButton, Words
from counter_app.ui.steps.step_form import PaperPicture
from counter_app.ui.theme import GRID


@dataclass(frozen=True)
class PageWish:
    """`page` from 0."""

    copy: DigitalCopy
    page: int


class PageView(QWidget):
    page_wanted = Signal(object)  # PageWish
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._copy: DigitalCopy | None = None
        self._page = 0
        self.title, self.place = Words(kind="strong", wraps=True), Words(kind="faint", wraps=True)
        self.said = Words(kind="problem", wraps=True)
        self.before = KeyButton(self.tr("Trang trước"), "PgUp")
        self.after = KeyButton(self.tr("Trang sau"), "PgDown")
        self.back = KeyButton(self.tr("Quay lại"))
        self.back.show_key("Esc")
        self.picture = PaperPicture()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self.title, self.place, FlowRow(self.before, self.after, self.back), self.said, self.picture):
            column.addWidget(widget)
        self.before.clicked.connect(self._turn_back)
        self.after.clicked.connect(self._turn)
        self.back.clicked.connect(self.left)

    def open(self, copy: DigitalCopy) -> None:
        """Its first page is asked for."""
        self._copy = copy
        self.title.setText(copy.paper.title)
        self.picture.setAccessibleName(self.tr("Hình trang giấy: {0}").format(copy.paper.title))
        self._ask(0)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_copy(self) -> None:
        """Nothing about a citizen stays on the screen."""
        self._copy = None
        self.picture.show_png(None)
        self.title.setText("")

    def show_page(self, wish: PageWish, png: bytes) -> None:
        """Unless another page was asked for meanwhile."""
        if (wish.copy, wish.page) == (self._copy, self._page):
            self.picture.show_png(png)

    def say(self, words: str) -> None:
        """Why there is no picture."""
        if words:
            self.picture.show_png(None)
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _ask(self, page: int) -> None:
        if self._copy is None or not 0 <= page < self._copy.pages:
            return
        self._page = page
        states = " · ".join(either(vi, en) for vi, en in self._copy.states())
        self.place.setText(self.tr("Trang {0}/{1} · {2}").format(page + 1, self._copy.pages, states))
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page + 1 < self._copy.pages)
        self.say("")
        self.page_wanted.emit(PageWish(self._copy, page))

    def _turn(self) -> None:
        self._ask(self._page + 1)

    def _turn_back(self) -> None:
        self._ask(self._page - 1)
