"""Prints the recovery code and takes it back from the paper."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.domain.errors import Problem
from counter_app.services.trial_prints import PrinterState, PrintOutcome, Watched
from counter_app.ui.background import Background, Lane
from counter_app.ui.first_start.ports import FirstStartPorts, OpenedDesk
from counter_app.ui.first_start.printing_words import printed_words
from counter_app.ui.first_start.recovery_page import RecoveryPage
from counter_app.ui.language import told
from counter_app.wire.recovery_code import RecoveryCode


class RecoveryController(QObject):
    """Holds the code until it was read back, then forgets it."""

    confirmed = Signal()

    def __init__(self, page: RecoveryPage, ports: FirstStartPorts, background: Background) -> None:
        super().__init__(page)
        self._page, self._ports, self._background = page, ports, background
        self._code: RecoveryCode | None = None
        self._desk: OpenedDesk | None = None
        page.print_asked.connect(self._print)
        page.read_back.connect(self._read_back)
        page.new_code_asked.connect(self._make_new)
        page.go_on_asked.connect(self.confirmed)

    def begin(self, desk: OpenedDesk, code: RecoveryCode | None) -> None:
        """Without a code: it was made at another time and never read back."""
        self._desk, self._code = desk, code
        if code is None:
            self._page.show_unknown()
        else:
            self._page.show_code(code.text)
        self._background.run(Lane.PRINTER, self._ports.prints.printers, self._show_printers, self._no_printers)

    @Slot(str)
    def take_scan(self, text: str) -> None:
        self._page.put(text)

    def _show_printers(self, printers: tuple[PrinterState, ...]) -> None:
        self._page.show_printers(printers, "")

    def _no_printers(self, problem: Problem) -> None:
        self._page.show_printers((), told(problem))

    @Slot(str)
    def _print(self, printer: str) -> None:
        if self._code is not None and self._desk is not None:
            call = partial(_print_sheet, self._ports, self._code, self._desk, printer)
            self._background.run(Lane.PRINTER, call, self._printed, self._not_printed)

    def _printed(self, watched: Watched) -> None:
        self._page.show_printed(*printed_words(watched), came_out=watched.outcome is not PrintOutcome.NOT_PRINTED)

    def _not_printed(self, problem: Problem) -> None:
        self._page.show_printed(told(problem), "warning", came_out=False)

    @Slot(str)
    def _read_back(self, text: str) -> None:
        self._page.check.setEnabled(False)
        call = partial(self._ports.recovery.confirm, text)
        self._background.run(Lane.JOURNAL, call, self._fits, self._wrong)

    def _fits(self, _value: None) -> None:
        self._code = None
        self._page.show_read_back()

    def _wrong(self, problem: Problem) -> None:
        self._page.show_wrong(told(problem))

    @Slot()
    def _make_new(self) -> None:
        self._background.run(Lane.JOURNAL, self._ports.recovery.replace, self._made, self._wrong)

    def _made(self, code: RecoveryCode) -> None:
        self._code = code
        self._page.show_code(code.text)


def _print_sheet(ports: FirstStartPorts, code: RecoveryCode, desk: OpenedDesk, printer: str) -> Watched:
    return ports.prints.recovery_sheet(code, desk.heading().unit, desk.name, printer)
