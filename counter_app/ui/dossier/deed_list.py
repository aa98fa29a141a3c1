"""Everything that can be done with a dossier, in the order of its life; what cannot be done now says why."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.services.steps.offers import Deed, Offered
from counter_app.ui.esc import leaves_by_esc
from counter_app.ui.language import either, told
from counter_app.ui.marked import KeyButton, LinkButton, Words
from counter_app.ui.theme import GRID, HALF


@dataclass(frozen=True)
class DeedChosen:
    name: str


class DeedList(QWidget):
    """One press of its letter chooses a deed; letters never change. Arrows go from one to the next, Esc leaves.

    What cannot be done now is folded away, so that everything that can stands on one screen; the letter of such a deed
    chooses it all the same, and whoever hears of it says why not."""

    chosen = Signal(object)  # DeedChosen
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Việc làm được với hồ sơ"))
        self._buttons: dict[str, _DeedButton] = {}
        self._barred: dict[str, Deed] = {}
        self._reasons: list[Words] = []
        self._fold: LinkButton | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(HALF)
        leaves_by_esc(self, self.left.emit)

    def show_offered(self, offered: tuple[Offered, ...]) -> None:
        self._clear()
        self._column.addWidget(Words(self.tr("Bấm chữ cái của việc cần làm; Esc để quay lại."), "faint", wraps=True))
        for one in offered:
            if one.why_not is None:
                self._add(one.deed)
        self._add_barred([one for one in offered if one.why_not is not None])
        self._column.addStretch(1)

    def _add_barred(self, barred: list[Offered]) -> None:
        self._barred = {one.deed.letter: one.deed for one in barred}
        for one in barred:
            if one.why_not is not None:
                title = f"{either(one.deed.title.vi, one.deed.title.en)} ({one.deed.letter})"
                self._reasons += [Words(title, wraps=True), Words(told(one.why_not), "faint", wraps=True)]
        if barred:
            self._fold = LinkButton(self.tr("Việc lúc này chưa làm được, vì sao? ({0})").format(len(barred)))
            self._fold.clicked.connect(self._unfold)
            self._column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
            self._fold.show()  # as a deed's button
        for words in self._reasons:
            self._column.addWidget(words)
            words.hide()

    def _unfold(self) -> None:
        for words in self._reasons:
            words.setVisible(words.isHidden())

    def show_again(self, offered: tuple[Offered, ...]) -> None:
        """What can be done may have changed; the focus stays on the deed that it is on."""
        here = next((letter for letter, button in self._buttons.items() if button.hasFocus()), "")
        unfolded = any(not words.isHidden() for words in self._reasons)
        on_the_fold = self._fold is not None and self._fold.hasFocus()
        self.show_offered(offered)
        if unfolded:
            self._unfold()
        if here in self._buttons:
            self._buttons[here].setFocus(Qt.FocusReason.OtherFocusReason)
        elif on_the_fold and self._fold is not None:
            self._fold.setFocus(Qt.FocusReason.OtherFocusReason)
        elif here or on_the_fold:
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
        letter = event.text().upper()
        if letter in self._buttons:
            self._buttons[letter].click()
        elif letter in self._barred:
            self.chosen.emit(DeedChosen(self._barred[letter].name))
        elif by is not None:
            self._step(by)
        else:
            super().keyPressEvent(event)

    def _is_mine(self, event: QKeyEvent) -> bool:
        return event.text().upper() in (*self._buttons, *self._barred)

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
        self._buttons, self._barred, self._reasons, self._fold = {}, {}, [], None
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
        self.setProperty("kind", "deed")  # lower than others, so that all of them stand on one screen
        self._row.setContentsMargins(GRID + HALF, 0, GRID + HALF, 0)
        self._row.setAlignment(self.key, Qt.AlignmentFlag.AlignVCenter)
