"""Who signed in here lately, each one press away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from counter_app.domain.people import Person
from counter_app.ui.act_button import EnterButton
from counter_app.ui.flow import FlowRow
from counter_app.ui.plain_text import in_tip

MOST = 4


class RecentPeople(FlowRow):
    """Alt and a figure choose as well."""

    chosen = Signal(str)  # the account

    def __init__(self) -> None:
        super().__init__()
        self.hide()

    def show_people(self, people: tuple[Person, ...]) -> None:
        self.empty()
        for number, person in enumerate(people[:MOST], start=1):
            button = EnterButton(person.name)
            button.setAccessibleName(person.name)
            button.setShortcut(f"Alt+{number}")
            button.setToolTip(in_tip(f"{person.name} (Alt+{number})"))
            button.setProperty("account", person.id)
            button.clicked.connect(self._choose)
            self.add(button)
        self.setVisible(len(people) > 1)

    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.chosen.emit(str(button.property("account")))
