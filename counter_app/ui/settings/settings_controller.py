"""Leads through the sections: each reads what it shows when it is entered."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.domain.errors import Problem
from counter_app.services.rule_book import RuleBook
from counter_app.ui.actions import Action, Actions
from counter_app.ui.background import Background, Lane
from counter_app.ui.main_window import MainWindow
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.place import RULES, SETTINGS
from counter_app.ui.sections import SectionsContext, SectionsScreen
from counter_app.ui.settings.display_section import DisplaySection
from counter_app.ui.settings.regulation_section import RegulationSection
from counter_app.ui.theme import text_scale


class SettingsController(QObject):
    """`readers` are what the sections with a controller of their own do when they are entered."""

    machine_changed = Signal(object)  # LocalSettings

    def __init__(
        self,
        screen: SectionsScreen,
        context: SectionsContext,
        window: MainWindow,
        book: RuleBook,
        background: Background,
        notices: NoticeBoard,
        readers: Mapping[str, Callable[[], None]],
    ) -> None:
        super().__init__(screen)
        self._screen, self._context, self._window = screen, context, window
        self._book, self._background, self._notices, self._readers = book, background, notices, readers
        screen.section_entered.connect(self._entered)
        display, regulation = screen.sections["display"], screen.sections["regulation"]
        if isinstance(display, DisplaySection):
            display.scale_chosen.connect(window.set_text_scale)
            display.look_chosen.connect(window.set_look)
            display.language_chosen.connect(window.set_language)
        if isinstance(regulation, RegulationSection):
            regulation.rules_wanted.connect(self._rules)

    @Slot()
    def reload(self) -> None:
        """The section that is shown, anew."""
        self._entered(self._screen.section.name)

    def add_actions(self, deeds: Actions) -> None:
        """Every section by name, and what one of them changes at once."""
        words = self.tr("thiết lập cài đặt")
        for section in self._screen.sections.values():
            act = _Go(self, section.name).go
            deeds.add(
                Action(f"settings.{section.name}", self.tr("Thiết lập: {0}").format(section.title), act, also=words)
            )
        for name, title, act in (
            ("look.contrast", self.tr("Giao diện tương phản cao"), self._contrast),
            ("look.light", self.tr("Giao diện sáng"), self._light),
            ("look.system", self.tr("Giao diện theo máy tính"), self._system),
            ("language.vi", "Tiếng Việt", self._vietnamese),
            ("language.en", "English", self._english),
        ):
            deeds.add(Action(name, title, act, also=self.tr("ngôn ngữ giao diện màu")))

    def show_section(self, name: str) -> None:
        self._window.go_to(SETTINGS)
        self._screen.show_section(name)

    @Slot(str)
    def _entered(self, name: str) -> None:
        self._context.tell(self._screen.sections[name])
        section = self._screen.sections[name]
        if isinstance(section, DisplaySection):
            remembered = self._window.remembered
            section.show_chosen(text_scale(), remembered.look, remembered.language)
        elif isinstance(section, RegulationSection):
            self._background.run(Lane.READING, self._book.regulation, section.show_regulation, self._failed)
            self._background.run(Lane.READING, self._book.choices, section.show_choices, self._failed)
        elif name in self._readers:
            self._readers[name]()

    @Slot()
    def _rules(self) -> None:
        self._window.go_to(RULES)

    def _contrast(self) -> None:
        self._window.set_look("contrast")

    def _light(self) -> None:
        self._window.set_look("light")

    def _system(self) -> None:
        self._window.set_look("system")

    def _vietnamese(self) -> None:
        self._window.set_language("vi")

    def _english(self) -> None:
        self._window.set_language("en")

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem("settings", problem)


class _Go(QObject):
    """To one section."""

    def __init__(self, controller: SettingsController, name: str) -> None:
        super().__init__(controller)
        self._controller, self._name = controller, name

    def go(self) -> None:
        self._controller.show_section(self._name)
