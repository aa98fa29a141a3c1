"""Chooses the printer, prints a test slip and keeps the choice."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Slot

from counter_app.domain.errors import Problem
from counter_app.services.trial_prints import PrinterState, PrintOutcome, Watched
from counter_app.settings.local_settings import LocalSettingsFile
from counter_app.ui.background import Background, Lane
from counter_app.ui.first_start.ports import FirstStartPorts, OpenedDesk
from counter_app.ui.first_start.printer_page import PrinterPage
from counter_app.ui.first_start.printing_words import printed_words
from counter_app.ui.language import told
from counter_app.ui.single_act import SingleAct


class PrinterController(QObject):
    def __init__(self, page: PrinterPage, ports: FirstStartPorts, background: Background) -> None:
        super().__init__(page)
        self._page, self._ports, self._background = page, ports, background
        self._desk: OpenedDesk | None = None
        self._looking = SingleAct(background, self, page.refresh)
        self._keeping = SingleAct(background, self, page.yes, page.no)
        page.look_again.connect(self.look)
        page.test_asked.connect(self._test)
        page.answered.connect(self._answered)

    def begin(self, desk: OpenedDesk, printer: str) -> None:
        self._desk = desk
        self._page.printer.choose(printer)
        self.look()

    @Slot()
    def look(self) -> None:
        words = self.tr("Đang tìm máy in …")
        listed = self._ports.prints.printers
        self._looking.run(Lane.PRINTER, listed, self._show_printers, self._no_printers, words=words)

    def _show_printers(self, printers: tuple[PrinterState, ...]) -> None:
        self._page.show_printers(printers, "")

    def _no_printers(self, problem: Problem) -> None:
        self._page.show_printers((), told(problem))

    @Slot()
    def _test(self) -> None:
        if self._desk is not None:
            call = partial(_print_test, self._ports, self._desk, self._page.printer.value(), self._page.paper.value())
            self._background.run(Lane.PRINTER, call, self._printed, self._not_printed)

    def _printed(self, watched: Watched) -> None:
        sentence, kind = printed_words(watched)
        self._page.show_printed(sentence, kind, ask=watched.outcome is not PrintOutcome.NOT_PRINTED)

    def _not_printed(self, problem: Problem) -> None:
        self._page.show_printed(told(problem), "warning", ask=False)

    @Slot(bool)
    def _answered(self, came_out: bool) -> None:
        if not came_out:
            self._page.show_bad()
            return
        call = partial(_keep, self._ports.local, self._page.printer.value(), self._page.paper.value())
        self._keeping.run(Lane.JOURNAL, call, self._kept, self._not_kept)

    def _kept(self, _value: None) -> None:
        self._page.show_good()

    def _not_kept(self, problem: Problem) -> None:
        self._page.show_problem(told(problem))


def _print_test(ports: FirstStartPorts, desk: OpenedDesk, printer: str, paper: str) -> Watched:
    return ports.prints.test_slip(desk.heading(), printer, paper)


def _keep(file: LocalSettingsFile, printer: str, paper: str) -> None:
    file.write(replace(file.read(), printer=printer, paper=paper))
