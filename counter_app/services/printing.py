"""A document on its way to paper: sent to a printer by its name, looked after for some seconds, taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from counter_app.domain.errors import EnvironmentProblem
from counter_app.print.printers import Printer
from counter_app.print.slip_size import SlipSize
from counter_app.services.print_watch import PrintOutcome, Watched, watch


@dataclass(frozen=True, slots=True)
class Tray:
    """A printer by its name ("": the default), with paper of this size."""

    printer: str
    size: SlipSize


@dataclass(frozen=True, slots=True)
class Printing:
    """`printer_for` gives the printer of that name for that size ("": the default); `pause` waits so many seconds
    between looks at a job. Every call takes seconds: never on the window's thread."""

    printer_for: Callable[[str, SlipSize], Printer]
    pause: Callable[[float], None]

    def send(self, document: bytes, title: str, tray: Tray, mark: str = "") -> Watched:
        """What became of it; a printer that is not there, or refuses, has printed nothing."""
        try:
            printer = self.printer_for(tray.printer, tray.size)
            job = printer.send(document, title, mark)
        except EnvironmentProblem as problem:
            return Watched(PrintOutcome.NOT_PRINTED, problem)
        return watch(printer, job, self.pause)

    def take_back(self, mark: str, tray: Tray) -> None:
        """Raises EnvironmentProblem while a job of this mark may still come out."""
        self.printer_for(tray.printer, tray.size).take_back(mark)
