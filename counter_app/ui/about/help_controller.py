"""Fills the help place; everything that takes time runs on a lane."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot, qVersion

from counter_app.domain.errors import Problem
from counter_app.services import software
from counter_app.services.self_check import self_check
from counter_app.ui.about.help_sections import AboutSection, CheckSection, KeysSection, LicencesSection
from counter_app.ui.actions import Action, Actions
from counter_app.ui.background import Background, Lane
from counter_app.ui.language import speaks_english, told
from counter_app.ui.main_window import MainWindow
from counter_app.ui.place import HELP
from counter_app.ui.sections import SectionsContext, SectionsScreen
from counter_app.ui.single_act import SingleAct


@dataclass(frozen=True)
class HelpFacts:
    """`hotline` reads the database. `folder` is where the desk's data lie, None in a window without a PC of its own."""

    hotline: Callable[[], str]
    settings: Path
    folder: Path | None


@dataclass(frozen=True)
class _About:
    versions: tuple[software.Version, ...]
    hotline: str


class HelpController(QObject):
    def __init__(
        self,
        screen: SectionsScreen,
        context: SectionsContext,
        window: MainWindow,
        facts: HelpFacts,
        background: Background,
    ) -> None:
        super().__init__(screen)
        self._screen, self._context, self._window = screen, context, window
        self._facts, self._background = facts, background
        screen.section_entered.connect(self._entered)
        window.deeds.grown.connect(self._keys_grew)
        check = screen.sections["check"]
        self._checking = SingleAct(background, self)
        if isinstance(check, CheckSection):
            self._checking.stands_on(check.run)
            check.asked.connect(self._check)

    @Slot()
    def reload(self) -> None:
        self._entered(self._screen.section.name)

    @Slot()
    def _keys_grew(self) -> None:
        if isinstance(self._screen.section, KeysSection) and self._screen.isVisible():
            self.reload()

    def add_actions(self, deeds: Actions) -> None:
        for section in self._screen.sections.values():
            title = self.tr("Trợ giúp: {0}").format(section.title)
            deeds.add(Action(f"help.{section.name}", title, partial(self._show, section.name)))

    def _show(self, name: str) -> None:
        self._window.go_to(HELP)
        self._screen.show_section(name)

    @Slot(str)
    def _entered(self, name: str) -> None:
        section = self._screen.sections[name]
        self._context.tell(section)
        if isinstance(section, KeysSection):
            section.show_keys(self._window.deeds.all(), self._window.place_titles())
        elif isinstance(section, AboutSection):
            self._background.run(Lane.READING, partial(_about, self._facts), self._show_about, self._failed)
        elif isinstance(section, LicencesSection):
            self._background.run(Lane.PREVIEW, software.licences, section.show_licences, self._failed)

    def _show_about(self, about: _About) -> None:
        section = self._screen.sections["about"]
        if isinstance(section, AboutSection):
            versions = (*about.versions, software.Version("Qt", qVersion()))
            folders = (self._facts.folder, self._facts.settings)
            section.show_facts(versions, tuple(str(one) for one in folders if one is not None), about.hotline)

    @Slot()
    def _check(self) -> None:
        section = self._screen.sections["check"]
        if isinstance(section, CheckSection):
            call = partial(self_check, self._facts.folder, english=speaks_english())
            words = self.tr("Đang kiểm tra …")
            if self._checking.run(Lane.PREVIEW, call, section.show_results, self._failed, words=words):
                section.show_running()

    def _failed(self, problem: Problem) -> None:
        section = self._screen.sections["check"]
        if isinstance(section, CheckSection):
            section.show_problem(told(problem))


def _about(facts: HelpFacts) -> _About:
    return _About(software.versions(), facts.hotline())
