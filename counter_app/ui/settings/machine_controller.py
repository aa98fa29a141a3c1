"""Keeps what belongs to this PC; says so to whoever reads the scanner and locks the screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.domain.errors import Problem
from counter_app.services.printer_choice import PrinterChoice
from counter_app.settings.local_settings import LocalSettings, SerialScanner
from counter_app.ui.background import Background, Lane
from counter_app.ui.language import told
from counter_app.ui.settings.machine_section import MachineSection
from counter_app.ui.single_act import SingleAct


class MachineController(QObject):
    """`changed(LocalSettings)` follows each choice once it is on disk: the scanner's reader and the lock listen."""

    changed = Signal(object)

    def __init__(self, section: MachineSection, choice: PrinterChoice, background: Background) -> None:
        super().__init__(section)
        self._section, self._choice, self._background = section, choice, background
        self._keeping = SingleAct(background, self, section.keep, section.keep_driver)
        section.scanner_chosen.connect(self._scanner)
        section.lock_chosen.connect(self._lock)
        section.token_driver_chosen.connect(self._token_driver)

    @Slot()
    def reload(self) -> None:
        self._background.run(Lane.READING, self._choice.now, self._show, self._failed)

    def _show(self, chosen: LocalSettings) -> None:
        self._section.show_chosen(chosen)

    @Slot(object)
    def _scanner(self, scanner: SerialScanner | None) -> None:
        self._keep_pressed(partial(self._choice.choose_scanner, scanner))

    @Slot(int)
    def _lock(self, minutes: int) -> None:
        """Each choice counts, however quickly one follows the other."""
        call = partial(_then_read, partial(self._choice.lock_after, minutes), self._choice)
        self._background.run(Lane.PRINTER, call, self._kept, self._failed)

    @Slot(str)
    def _token_driver(self, path: str) -> None:
        self._keep_pressed(partial(self._choice.sign_with, path))

    def _keep_pressed(self, call: Callable[[], None]) -> None:
        self._keeping.run(Lane.PRINTER, partial(_then_read, call, self._choice), self._kept, self._failed)

    def _kept(self, chosen: LocalSettings) -> None:
        self._section.kept(chosen)
        self._section.tell(self.tr("Đã ghi."), "good")
        self.changed.emit(chosen)

    def _failed(self, problem: Problem) -> None:
        self._section.tell(told(problem), "problem")


def _then_read(call: Callable[[], None], choice: PrinterChoice) -> LocalSettings:
    call()
    return choice.now()
