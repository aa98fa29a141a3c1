"""A contingency pad on its way to paper: drawn, written down, sent to the printer, in this order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from counter_app.domain.contingency_sheet import Pad
from counter_app.print.pad_pdf import TITLE, draw_pad
from counter_app.print.slip_size import SlipSize
from counter_app.services.contingency_sheets import ContingencySheets
from counter_app.services.print_watch import Watched
from counter_app.services.printing import Printing, Tray
from counter_app.services.sign_in import Session


@dataclass(frozen=True, slots=True)
class PrintedPad:
    """`watched` says what became of the paper; the numbers are taken whatever that was."""

    pad: Pad
    watched: Watched


class PadPrinting:
    """Every call takes seconds: never on the window's thread."""

    def __init__(self, sheets: ContingencySheets, printing: Printing, printer: Callable[[SlipSize], str]) -> None:
        """`printer` tells the printer of a size of paper, '' the default."""
        self._sheets, self._printing, self._printer = sheets, printing, printer

    def print_pad(self, count: int, session: Session, goes_on: Callable[[int], bool]) -> PrintedPad | None:
        """`goes_on` hears how many sheets are drawn and says whether to go on; None: it was stopped, and no number is
        taken. Raises as `ContingencySheets.plan` and `record`."""
        content = self._sheets.plan(count, session)
        pdf = draw_pad(content, goes_on)
        if pdf is None or not goes_on(count):
            return None
        pad = self._sheets.record(content, session)
        tray = Tray(self._printer(SlipSize.A4), SlipSize.A4)
        return PrintedPad(pad, self._printing.send(pdf, f"{TITLE} {content.slips[0].number}", tray))
