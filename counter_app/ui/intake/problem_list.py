"""One list at the bottom of the form: what stands against a save, and what is only to be thought of."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.ui.cell_lines import wrapped
from counter_app.ui.marked import LinkButton
from counter_app.ui.scrolling import Scrolling
from counter_app.ui.theme import GRID, HALF

PROBLEM_LINES = 3
LOW_WINDOW = 24  # lines of text in the height of the screen


@dataclass(frozen=True)
class Told:
    kind: str
    field: str
    sentence: str


class ProblemList(Scrolling):
    """Takes no room until something stands in it; then three lines until the next dossier, so that nothing moves when
    one problem goes and another comes. A sentence that is longer than the list is wide takes two of them: its end says
    what to do."""

    field_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Những điều cần xem lại"))
        self._holder = QWidget()
        self._holder.setProperty("kind", "page")
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(HALF)
        self.setWidget(self._holder)
        self._shown: list[Told] | None = None
        self.is_whole = True  # shows all its lines
        self.begin_anew()

    def begin_anew(self) -> None:
        """Nothing is wrong with a dossier that nobody has begun."""
        self.show_lines([])
        self.hide()

    def fit(self, room: int) -> None:
        """Three lines, or one where the window is low for the size of its text."""
        sample = _ProblemLine(Told("warning", "", " "))
        sample.setParent(self._holder)  # it is as high as one that stands there
        line = sample.sizeHint().height() + self._column.spacing()
        sample.setParent(None)
        self.is_whole = room > line * LOW_WINDOW
        self.setFixedHeight(line * (PROBLEM_LINES if self.is_whole else 1))

    def show_lines(self, lines: list[Told]) -> None:
        if lines == self._shown:
            return
        self._shown = lines
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for told in lines:
            self._column.addWidget(self._line(told))
        self._column.addStretch(1)
        if lines:
            self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for row in self._holder.findChildren(_ProblemLine):
            row.break_lines(self.viewport().width())

    def _line(self, told: Told) -> QWidget:
        row = _ProblemLine(told)
        row.setParent(self._holder)  # it wears the window's style from here on
        row.break_lines(self.viewport().width())
        row.clicked.connect(self._wanted)
        return row

    def _wanted(self) -> None:
        row = self.sender()
        if isinstance(row, _ProblemLine):
            self.field_wanted.emit(row.field)


class _ProblemLine(LinkButton):
    """One sentence; pressing it goes to the field."""

    def __init__(self, told: Told) -> None:
        self._whole = ("■ " if told.kind == "problem" else "▲ ") + told.sentence
        self._width = 0
        super().__init__(self._whole)
        self.field = told.field
        self.setProperty("kind", f"line-{told.kind}")
        self.setAccessibleName(told.sentence)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def break_lines(self, width: int) -> None:
        """A button does not break its words itself."""
        self._width = width
        self.ensurePolished()
        self.setText("\n".join(wrapped(self._whole, self.fontMetrics(), width - 2 * GRID, PROBLEM_LINES)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._width:
            self.break_lines(self._width)
