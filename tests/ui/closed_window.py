"""The program with its window, as a process of its own: `python -m tests.ui.closed_window FOLDER CENTRE PRINTER`.

Hears on its input `receive` (a dossier by the keyboard, saved and printed), `list CODE` (into the list to be handed
over), `listed` (what stands there), `close` (the cross of the window) and `press WORDS` (a button of what closing
asks). Says on its output what the person is shown, and how far it has come.
`PRINTER` is a printer's address, or `cups:PORT` for the queue of a print service on loopback.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Slot
from PySide6.QtWidgets import QApplication, QPushButton

from counter_app.app import DeskParts, new_application, run_window
from counter_app.desk import Desk, Surroundings
from counter_app.print.ipp import PrintService
from counter_app.print.printer_address import printer_at
from counter_app.print.printers import CupsPrinter, Printer
from counter_app.rehearsal.office_clock import fast_seconds
from counter_app.rehearsal.rehearsed_desk import CLERK_OF_THE_DAY, DeskFolder
from counter_app.services.drafts import Drafts
from counter_app.services.steps.lists_in_making import HANDOVER_LIST
from counter_app.settings.local_settings import LocalSettingsFile
from counter_app.ui.handover.handover_screen import HandoverScreen
from counter_app.ui.intake.intake_screen import IntakeScreen
from counter_app.ui.main_window import MainWindow
from counter_app.ui.place import HANDOVER
from tests.ui.desk_window import found
from tests.ui.scripted_day import PACE, QUEUE, ClerkAtKeys
from tests.ui.turns import Turns

LOOK_MS = 20


def say(*words: object) -> None:
    print(*words, flush=True)


def printer_named(name: str) -> Printer:
    if name.startswith("cups:"):
        return CupsPrinter(QUEUE, service=PrintService("127.0.0.1", int(name.removeprefix("cups:"))))
    return printer_at(name, "A4")


def desk_in(folder: Path, centre: str, printer: str) -> Desk:
    around = Surroundings(
        printer_for=lambda _name, _size: printer_named(printer), engine_seconds=fast_seconds, pace=PACE
    )
    return Desk(DeskFolder(folder, "Quầy 1").files(), centre, around)


class Person(QObject):
    """Does at the window what the input says, and tells what closing shows."""

    def __init__(self, drafts: Drafts) -> None:
        super().__init__()
        self._drafts = drafts
        self._heard = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self._heard.activated.connect(self._act)
        self._look = QTimer(self)
        self._look.timeout.connect(self._tell)
        self._told = ""
        QTimer.singleShot(0, self, self._sit_down)

    @Slot()
    def _sit_down(self) -> None:
        """In the program's own event loop, once its window stands."""
        self._window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
        self._window.activateWindow()
        self._clerk = ClerkAtKeys(window=self._window, turns=Turns())
        self._clerk.turns.wait(lambda: self._window.isActiveWindow() and self._window.is_idle(), "the window")
        self._look.start(LOOK_MS)
        say("ready")

    @Slot()
    def _act(self) -> None:
        for line in os.read(0, 4096).decode("utf-8").splitlines():
            what, _, words = line.partition(" ")
            if what == "receive":
                self._clerk.receive()
                say("saved", found(self._window, IntakeScreen).saved.code.text())
            elif what == "list":
                self._list(words)
            elif what == "listed":
                self._window.go_to(HANDOVER)
                self._clerk.turns.wait(self._window.is_idle, "the list")
                say("there", *(row.code for row in found(self._window, HandoverScreen).model.rows()))
            elif what == "close":
                self._window.close()
            else:
                self._press(words)

    def _list(self, code: str) -> None:
        """Says so once its draft holds it."""
        self._window.go_to(HANDOVER)
        screen = found(self._window, HandoverScreen)
        count = len(screen.identities())
        screen.box.setText(code)
        screen.box.returnPressed.emit()
        self._clerk.turns.wait(lambda: len(screen.identities()) > count, "the dossier in the list")
        self._clerk.turns.wait(lambda: self._kept() == list(screen.identities()), "the list in its draft")
        say("kept", code)

    def _kept(self) -> object:
        draft = self._drafts.find(CLERK_OF_THE_DAY.account, HANDOVER_LIST)
        return draft.content.get("dossiers") if draft is not None else None

    def _press(self, words: str) -> None:
        panel = self._window.notices.panel("closing")
        assert panel is not None
        next(button for button in panel.findChildren(QPushButton) if button.text() == words).click()

    @Slot()
    def _tell(self) -> None:
        panel = self._window.notices.panel("closing")
        shown = "" if panel is None else " ".join([panel.sentence.text(), *panel.detail.text().split("\n")])
        if shown not in ("", self._told):
            say("told", shown)
        self._told = shown


def main(folder: Path, centre: str, printer: str) -> int:
    desk = desk_in(folder, centre, printer)
    settings = folder / "window.ini"
    new_application(settings)
    person = Person(desk.drafts)
    try:
        desk.start()
        local = LocalSettingsFile(folder / "local.json")
        code = run_window(DeskParts.of(desk, "Quầy 1", settings, CLERK_OF_THE_DAY, None, local))
        say("gone")
    finally:
        desk.close()
    del person
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:4]))
