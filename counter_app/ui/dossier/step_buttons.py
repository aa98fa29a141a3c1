"""Buttons for the steps that are often done, in the order of a dossier's life."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication

from counter_app.services.steps.offers import DEEDS, Deed, Offered
from counter_app.ui.act_button import EnterButton
from counter_app.ui.dossier.deed_list import DeedChosen
from counter_app.ui.flow import FlowRow
from counter_app.ui.language import either


class StepButtons(FlowRow):
    """Made once, and shown where the step is possible now: a dossier is looked at more often than any other thing."""

    chosen = Signal(object)  # DeedChosen

    def __init__(self) -> None:
        self._buttons = {deed.name: _StepButton(deed) for deed in DEEDS if deed.often}
        super().__init__(*self._buttons.values())
        for button in self._buttons.values():
            button.hide()
            button.clicked.connect(self._press)

    def show_offered(self, offered: Iterable[Offered]) -> None:
        possible = {one.deed.name for one in offered if one.why_not is None}
        for name, button in self._buttons.items():
            button.setVisible(name in possible)

    def shown(self) -> list[EnterButton]:
        return [button for button in self._buttons.values() if not button.isHidden()]

    def holds_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _press(self) -> None:
        button = self.sender()
        if isinstance(button, _StepButton):
            self.chosen.emit(DeedChosen(button.deed.name))


class _StepButton(EnterButton):
    def __init__(self, deed: Deed) -> None:
        super().__init__(either(deed.title.vi, deed.title.en))
        self.deed = deed
        self.setAccessibleName(self.text())
