"""Finds printers, keeps the choice, prints a test page; all of it on the printer's lane."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from counter_app.domain.errors import Problem
from counter_app.domain.slip import OfficeHeading
from counter_app.services.printer_choice import PrinterChoice
from counter_app.services.trial_prints import PrinterState, TrialPrints, Watched
from counter_app.settings.local_settings import LocalSettings
from counter_app.ui.background import Background, Lane
from counter_app.ui.first_start.printing_words import printed_words
from counter_app.ui.language import told
from counter_app.ui.settings.printers_section import PrintersSection
from counter_app.ui.single_act import SingleAct


class PrintersController(QObject):
    def __init__(
        self,
        section: PrintersSection,
        choice: PrinterChoice,
        prints: TrialPrints,
        heading: Callable[[], OfficeHeading],
        background: Background,
    ) -> None:
        super().__init__(section)
        self._section, self._choice, self._prints = section, choice, prints
        self._heading, self._background = heading, background
        self._looking = SingleAct(background, self, section.again)
        self._testing = SingleAct(background, self, *section.test_buttons)
        section.look_again.connect(self.reload)
        section.printer_chosen.connect(self._choose_printer)
        section.paper_chosen.connect(self._choose_paper)
        section.test_asked.connect(self._test)

    @Slot()
    def reload(self) -> None:
        words = self.tr("Đang tìm máy in …")
        self._looking.run(Lane.PRINTER, self._prints.printers, self._show_printers, self._no_printers, words=words)
        self._background.run(Lane.READING, self._choice.now, self._show_chosen, self._failed)

    def _show_printers(self, printers: tuple[PrinterState, ...]) -> None:
        self._section.show_printers(printers, "")

    def _no_printers(self, problem: Problem) -> None:
        self._section.show_printers((), told(problem))

    def _show_chosen(self, chosen: LocalSettings) -> None:
        self._section.show_chosen(chosen)

    @Slot(str, str)
    def _choose_printer(self, paper: str, name: str) -> None:
        self._keep(partial(self._choice.choose_printer, name, paper))

    @Slot(str)
    def _choose_paper(self, paper: str) -> None:
        self._keep(partial(self._choice.choose_paper, paper))

    def _keep(self, call: Callable[[], None]) -> None:
        self._background.run(Lane.PRINTER, call, self._kept, self._failed)

    def _kept(self, _nothing: None) -> None:
        self._section.tell(self.tr("Đã ghi; dùng từ giấy in tiếp theo."), "good")

    @Slot(str)
    def _test(self, paper: str) -> None:
        call = partial(_print_test, self._choice, self._prints, self._heading, paper)
        if self._testing.run(Lane.PRINTER, call, self._printed, self._failed):
            self._section.tell(self.tr("Đang gửi trang in thử …"), "")

    def _printed(self, watched: Watched) -> None:
        self._section.tell(*printed_words(watched))

    def _failed(self, problem: Problem) -> None:
        self._section.tell(told(problem), "problem")


def _print_test(
    choice: PrinterChoice, prints: TrialPrints, heading: Callable[[], OfficeHeading], paper: str
) -> Watched:
    here = choice.now()
    return prints.test_slip(heading(), here.printers.get(paper) or here.printer, paper)
