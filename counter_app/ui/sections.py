"""One place, one section at a time; the sections stand as a row above."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from counter_app.ui.act_button import EnterButton
from counter_app.ui.flow import FlowRow
from counter_app.ui.marked import Words
from counter_app.ui.page_stack import PageStack
from counter_app.ui.scrolled_page import ScrolledPage
from counter_app.ui.scrolling import Scrolling
from counter_app.ui.theme import GRID


class Section(ScrolledPage):
    """A page of the settings. `about` says beside it what it is for and where it is kept."""

    def __init__(self, name: str, title: str, about: str) -> None:
        super().__init__()
        self.name, self.title, self.about = name, title, about
        self.setProperty("kind", "page")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, GRID, GRID, GRID)
        self.body.setSpacing(GRID)

    def add_row(self, label: str, widget: QWidget, *, stretch: bool = False) -> None:
        """Label above field: both stay whole at every size of text."""
        self.body.addWidget(Words(label, "faint", wraps=True))
        self.body.addWidget(widget, 0, Qt.AlignmentFlag(0) if stretch else Qt.AlignmentFlag.AlignLeft)


class SectionsScreen(QWidget):
    """`title` is what the rail calls this place."""

    section_entered = Signal(str)

    def __init__(self, title: str, *sections: Section) -> None:
        super().__init__()
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = title
        self.sections = {section.name: section for section in sections}
        self._stack = PageStack()
        self._choice = QButtonGroup(self)
        row = FlowRow()
        row.flow.setSpacing(0)
        for section in sections:
            row.add(self._button(section))
            self._stack.addWidget(Scrolling(section))
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(Words(title, "heading"))
        column.addWidget(row)
        column.addWidget(self._stack, 1)
        self._choice.buttons()[0].setChecked(True)

    def show_section(self, name: str) -> None:
        on_a_button = any(button.hasFocus() for button in self._choice.buttons())
        for button in self._choice.buttons():
            if button.property("section") == name:
                button.setChecked(True)
                if on_a_button:
                    button.setFocus()
        self._stack.setCurrentIndex(list(self.sections).index(name))
        self.section_entered.emit(name)

    @property
    def section(self) -> Section:
        return list(self.sections.values())[self._stack.currentIndex()]

    def _button(self, section: Section) -> QPushButton:
        button = EnterButton(section.title)
        button.setCheckable(True)
        button.setAccessibleName(section.title)
        button.setProperty("kind", "choice")
        button.setProperty("section", section.name)
        button.clicked.connect(self._clicked)
        self._choice.addButton(button)
        return button

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.show_section(str(button.property("section")))


class SectionsContext(QWidget):
    """What this section is for."""

    def __init__(self) -> None:
        super().__init__()
        self.heading, self.about = Words(kind="heading", wraps=True), Words(wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.heading)
        column.addWidget(self.about)
        column.addStretch(1)

    def tell(self, section: Section) -> None:
        self.heading.setText(section.title)
        self.about.setText(section.about)
