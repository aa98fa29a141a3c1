"""Which printer takes which paper on this PC: chosen once, kept in the PC's own settings file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from counter_app.domain.errors import BadInput, EnvironmentProblem
from counter_app.print.printer_address import printer_at
from counter_app.print.slip_size import SlipSize
from counter_app.settings.local_settings import PAPER, LocalSettings, LocalSettingsFile, SerialScanner

PAPERS = tuple(size.value for size in SlipSize)


class PrinterChoice:
    """`file` is None where nothing can be kept (a window without a PC of its own). Reads and writes a small file."""

    def __init__(self, file: LocalSettingsFile | None) -> None:
        self._file = file

    def now(self) -> LocalSettings:
        return self._file.read() if self._file else LocalSettings()

    def for_slips(self) -> tuple[SlipSize, str]:
        """The paper of slips and the printer that takes it, "" the system's default."""
        here = self.now()
        paper = here.paper if here.paper in PAPERS else PAPER
        return SlipSize(paper), here.printers.get(paper) or here.printer

    def for_paper(self, size: SlipSize) -> str:
        """The printer that takes this size of paper, "" the system's default."""
        here = self.now()
        return here.printers.get(size.value) or here.printer

    def choose_printer(self, printer: str, paper: str = "") -> None:
        """For one kind of paper, or for all that have none of their own; "" takes the choice back.

        Raises EnvironmentProblem for a name that means no printer.
        """
        name = printer.strip()
        if name:
            printer_at(name, "")
        here = self.now()
        if paper:
            own = {kind: known for kind, known in here.printers.items() if kind != paper}
            self._write(replace(here, printers={**own, paper: name} if name else own))
        else:
            self._write(replace(here, printer=name))

    def choose_paper(self, paper: str) -> None:
        self._write(replace(self.now(), paper=SlipSize(paper).value))

    def choose_scanner(self, scanner: SerialScanner | None) -> None:
        """None: it types like a keyboard."""
        self._write(replace(self.now(), scanner=scanner))

    def lock_after(self, minutes: int) -> None:
        """0 is never. Raises BadInput for more than two hours."""
        self._write(replace(self.now(), lock_minutes=minutes))

    def sign_with(self, token_driver: str) -> None:
        """The PKCS#11 library of the clerks' tokens, "" for none. Raises BadInput where no file is there."""
        if token_driver and not Path(token_driver).is_file():
            raise BadInput(
                "Không có tệp thư viện này trên máy; hãy xem lại đường dẫn.",
                "There is no such library file on this PC; look at the path again.",
            )
        self._write(replace(self.now(), token_driver=token_driver))

    def _write(self, settings: LocalSettings) -> None:
        if self._file is None:
            raise EnvironmentProblem(
                "Cửa sổ này không có nơi ghi thiết lập của máy.", "This window has nowhere to keep settings of the PC."
            )
        self._file.write(settings)
