"""The band at the top: one line that turns and never moves what is below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from counter_app.ui.band.band_words import BandWords
from counter_app.ui.icons import Icon, show_sign
from counter_app.ui.language import either
from counter_app.ui.marked import LinkButton, OneLine, Words
from counter_app.ui.theme import GRID, HALF

ROOM = 150  # average characters that one line needs
MOST_OF_THE_PLACE = 30  # percent of the band


class Band(QWidget):
    """Office and desk · state in words · what a supervisor must see · person · clock."""

    queue_asked = Signal()

    def __init__(self, place: str) -> None:
        super().__init__()
        self.setProperty("kind", "band")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Trạng thái của quầy"))
        self.place, self.state, self.person = OneLine(place, "strong"), OneLine(), OneLine()
        self.sign, self.clock = QLabel(), Words()
        self.clock.setAccessibleDescription(self.tr("Giờ của phần mềm"))
        self.supervisor = LinkButton(" ")
        show_sign(self.supervisor, Icon.CONFLICT, "problem")
        # Its place is kept while it is empty: the band turns, it never grows.
        policy = self.supervisor.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.supervisor.setSizePolicy(policy)
        self.supervisor.hide()
        self.supervisor.clicked.connect(self.queue_asked)
        self._lay_out()

    def _lay_out(self) -> None:
        self._line = QHBoxLayout()
        self._line.setSpacing(GRID)
        self._line.addWidget(self.sign)
        self._line.addWidget(self.state, 1)
        self._line.addWidget(self.supervisor)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID)
        self._grid.setHorizontalSpacing(GRID * 2)
        self._grid.setVerticalSpacing(HALF)
        self._grid.addWidget(self.place, 0, 0)
        self._grid.addWidget(self.person, 0, 2)
        self._grid.addWidget(self.clock, 0, 3)
        self._narrow: bool | None = None
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_grid"):
            self._arrange()

    def _arrange(self) -> None:
        """One line, or two where the text is large for the width: the state is never shortened away."""
        narrow = self.width() < self.fontMetrics().averageCharWidth() * ROOM
        # The place whole where there is room; what is long in it may not push the state.
        named = self.place.fontMetrics().horizontalAdvance(self.place.whole()) + 1
        self._grid.setColumnMinimumWidth(0, min(named, self.width() * MOST_OF_THE_PLACE // 100))
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._grid.removeItem(self._line)
        if narrow:
            self._grid.addLayout(self._line, 1, 0, 1, 4)
        else:
            self._grid.addLayout(self._line, 0, 1)
        for column, stretch in enumerate((10, 0, 7, 0) if narrow else (0, 11, 4, 0)):
            self._grid.setColumnStretch(column, stretch)

    def show_state(self, words: BandWords) -> None:
        show_sign(self.sign, words.sign, words.kind if words.kind in ("good", "warning", "problem") else "text")
        self.state.set_kind(words.kind)
        self.state.say(either(words.vi, words.en))
        self._show_supervisor(either(words.supervisor_vi, words.supervisor_en))

    def show_person(self, name: str) -> None:
        self.person.say(name)
        self.person.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show_clock(self, text: str) -> None:
        self.clock.setText(text)

    def _show_supervisor(self, sentence: str) -> None:
        self.supervisor.setText(sentence or " ")
        self.supervisor.setAccessibleName(sentence)
        self.supervisor.setVisible(bool(sentence))
