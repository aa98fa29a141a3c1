"""Everything that can be done with a dossier, in the order of its life; what cannot be done now says why."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.services.steps.offers import Deed, Offered
from counter_app.ui.esc import leaves_by_esc
from counter_app.ui.language import either, told
from counter_app.ui.marked import KeyButton, Words
from counter_app.ui.theme import GRID


@dataclass(frozen=True)
class DeedChosen:
    name: str


class DeedList(QWidget):
    """One press of its letter chooses a deed; letters never change. Arrows go from one to the next, Esc leaves."""

    chosen = Signal(object)  # DeedChosen
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Việc làm được với hồ sơ"))
        self._buttons: dict[str, _DeedButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        leaves_by_esc(self, self.left.emit)

    def show_offered(self, offered: tuple[Offered, ...]) -> None:
        self._clear()
        self._column.addWidget(Words(self.tr("Bấm chữ cái của việc cần làm; Esc để quay lại."), "faint", wraps=True))
        for one in offered:
            if one.why_not is None:
                self._add(one.deed)
        self._column.addSpacing(GRID)
        self._column.addWidget(Words(self.tr("Lúc này chưa làm được"), "strong", wraps=True))
        for one in offered:
            if one.why_not is not None:
                self._column.addWidget(Words(either(one.deed.title.vi, one.deed.title.en), wraps=True))
                self._column.addWidget(Words(told(one.why_not), "faint", wraps=True))
        self._column.addStretch(1)

    def show_again(self, offered: tuple[Offered, ...]) -> None:
        """What can be done may have changed; the focus stays on the deed that it is on."""
        here = next((letter for letter, button in self._buttons.items() if button.hasFocus()), "")
        self.show_offered(offered)
        if here in self._buttons:
            self._buttons[here].setFocus(Qt.FocusReason.OtherFocusReason)
        elif here:
            self.focus_first()

    def focus_first(self) -> None:
        for button in self._buttons.values():
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def event(self, event: QEvent) -> bool:
        """Letters belong to the list while the focus is in it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_mine(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if event.text().upper() in self._buttons:
            self._buttons[event.text().upper()].click()
        elif by is not None:
            self._step(by)
        else:
            super().keyPressEvent(event)

    def _is_mine(self, event: QKeyEvent) -> bool:
        return event.text().upper() in self._buttons

    def _step(self, by: int) -> None:
        buttons = list(self._buttons.values())
        here = next((place for place, button in enumerate(buttons) if button.hasFocus()), 0)
        if 0 <= here + by < len(buttons):
            buttons[here + by].setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, deed: Deed) -> None:
        button = _DeedButton(deed)
        button.clicked.connect(self._choose)
        self._column.addWidget(button)
        button.show()  # a layout shows it a moment later: until then the focus would lie elsewhere in the window
        self._buttons[deed.letter] = button

    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, _DeedButton):
            self.chosen.emit(DeedChosen(button.deed.name))

    def _clear(self) -> None:
        self._buttons = {}
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class _DeedButton(KeyButton):
    def __init__(self, deed: Deed) -> None:
        super().__init__(either(deed.title.vi, deed.title.en))
        self.show_key(deed.letter)
        self.deed = deed
