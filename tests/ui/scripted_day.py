"""A day at the counter by the keyboard, over everything real: window, desk, line, centre process, print service.

The morning's entries wait to be handed in when it begins. While they go, dossiers are received, printed and looked
for; then the line is cut, comes back, and the centre is killed and started again.
"""

from __future__ import annotations

import gc
import resource
import socket
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from central.sample import OFFICE
from counter_app.app import DeskParts, build_window
from counter_app.app.collecting import Collecting
from counter_app.app.lasting import keep_for_good, let_go
from counter_app.desk import Desk, Surroundings
from counter_app.print.printers import CupsPrinter
from counter_app.rehearsal.office_clock import fast_seconds
from counter_app.rehearsal.rehearsed_desk import CLERK_OF_THE_DAY, DeskFolder, enrol
from counter_app.settings.local_settings import LocalSettingsFile
from counter_app.store.journal import OPENED_HERE, EntryDraft
from counter_app.sync.connectivity import Line
from counter_app.sync.pace import Pace
from counter_app.ui.dossier.find_screen import FindScreen
from counter_app.ui.intake.intake_screen import IntakeScreen
from counter_app.ui.main_window import MainWindow
from tests.central.served import Served, central, serving
from tests.faults.proxy import Mishap, Proxy, between, drops_request, passes
from tests.print.cups_server import cups_server
from tests.services.desk import STATUS
from tests.store.desks import receipt
from tests.ui.desk_window import found, put_up_all
from tests.ui.turns import Turns
from tests.ui.typing_hands import press

QUEUE = "counter"
CARD = "0751900{number:05}||{name}|01021990|Nữ|Số 1, phố Thử Nghiệm|21112021"
GIVEN = ("An", "Bình", "Chi", "Dung", "Đẹp", "Giang", "Hạnh", "Khánh", "Lan", "Ánh")
PACE = Pace(idle=0.2, pull=2.0, heartbeat=30.0)


class Office:
    """Line and centre around one desk; `cut` is an outage of the line."""

    def __init__(self, served: Served, database: Path) -> None:
        self.served, self.database = served, database
        self.cut = False
        self.proxy: Proxy | None = None

    def line(self) -> Iterator[Mishap]:
        while True:
            yield drops_request if self.cut else passes

    def stored(self) -> set[bytes]:
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as connection:
            return {row[0] for row in connection.execute("SELECT hash FROM entries")}


class PaperSink:
    """A printer's network port: each connection is one job, kept as it came."""

    def __init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.settimeout(0.2)
        self.port: int = self._server.getsockname()[1]
        self.jobs: list[int] = []
        self._ended = False
        self._thread = threading.Thread(target=self._take, name="paper sink")
        self._thread.start()

    def close(self) -> None:
        self._ended = True
        self._thread.join()
        self._server.close()

    def _take(self) -> None:
        while not self._ended:
            try:
                connection, _ = self._server.accept()
            except TimeoutError:
                continue
            with connection:
                connection.settimeout(20)
                size = 0
                while part := connection.recv(65_536):
                    size += len(part)
            if size:
                self.jobs.append(size)


@dataclass(kw_only=True)
class ClerkAtKeys:
    """`turns` has every turn of the window's thread from the first key to the last."""

    window: MainWindow
    turns: Turns
    received: int = 0

    # -------------------------------------------------------------------------- by the keyboard

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.turns.take(lambda: QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier), f"{key.name}")

    def letters(self, text: str) -> None:
        for letter in text:
            self.turns.take(lambda letter=letter: press(QApplication.focusWidget() or self.window, letter), "a letter")

    def receive(self) -> None:
        """Scan, procedure, papers, save and print: the common path."""
        self.key(Qt.Key.Key_F2)  # makes the place, where nobody has been there yet
        form = found(self.window, IntakeScreen).form
        self.turns.wait(lambda: form.isVisible() and form.person.identity.hasFocus(), "an empty form")
        name = f"Nguyễn Thị {GIVEN[self.received % len(GIVEN)]}"
        self.letters(CARD.format(number=self.received, name=name))
        self.key(Qt.Key.Key_Return)
        self.turns.wait(form.procedure.edit.hasFocus, "the card taken")
        self.letters("tinh tr")
        self.turns.wait(lambda: form.procedure.list.isVisible() and form.procedure.list.count(), "procedures found")
        self.key(Qt.Key.Key_Return)
        self.turns.wait(lambda: form.procedure.code == STATUS, "the procedure chosen")
        self.key(Qt.Key.Key_F8)
        self.key(Qt.Key.Key_F9)
        screen = found(self.window, IntakeScreen)
        self.turns.wait(lambda: not screen.shows_form and not screen.is_saving, "saved")
        self.received += 1

    def look_for(self, question: str) -> None:
        """At most seven letters: at this pace more of them with Enter are a scan."""
        self.key(Qt.Key.Key_F3)
        find = found(self.window, FindScreen)
        self.turns.wait(find.box.hasFocus, "the box to find in")
        self.turns.take(find.box.selectAll)
        self.letters(question)
        self.key(Qt.Key.Key_Return)
        self.turns.wait(lambda: self.window.is_idle() and find.model.rowCount() > 0, f"found: {question}")

    def settle(self) -> None:
        self.turns.wait(self.window.is_idle, "everything printed and shown")


@dataclass(kw_only=True)
class ScriptedDay(ClerkAtKeys):
    """The clerk, and what stands around the desk."""

    desk: Desk
    office: Office
    paper: PaperSink

    # -------------------------------------------------------------------------- around the desk

    def hand_in_all(self) -> None:
        def is_done() -> bool:
            status = self.desk.runner.status()
            return not status.waiting_entries and status.state is Line.ONLINE

        self.turns.wait(is_done, "everything handed in")

    def wait_for_outage(self) -> None:
        self.turns.wait(lambda: self.desk.runner.status().state is Line.OUTAGE, "the outage found")

    # -------------------------------------------------------------------------- accounts

    def written(self) -> set[bytes]:
        with self.desk.database.read() as connection:
            return {row[0] for row in connection.exec_driver_sql("SELECT hash FROM entries").all()}

    def lost(self) -> set[bytes]:
        """Entries of the journal that the centre does not have."""
        return self.written() - self.office.stored()


def memory() -> int:
    """Bytes of this process in memory now."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize()


@contextmanager
def scripted_day(folder: Path, backlog: int) -> Iterator[ScriptedDay]:
    """A desk with so many entries waiting, not yet started, its window open with a clerk at work. A QApplication must
    be dressed already."""
    with ExitStack() as stack:
        office = stack.enter_context(office_with_centre(folder))
        cups = stack.enter_context(cups_server())
        paper = PaperSink()
        stack.callback(paper.close)
        cups.add_raw_queue(QUEUE, paper.port)
        place = DeskFolder(folder / "desk", "Quầy 1")
        code = central("enrol-code", OFFICE, "--database", office.served.database, "--keys", str(office.served.keys))
        proxy = stack.enter_context(between(("127.0.0.1", office.served.port), office.line()))
        enrol(place, proxy.url, code.stdout.split()[0])
        printer = CupsPrinter(QUEUE, service=cups.service)
        around = Surroundings(printer_for=lambda _name, _size: printer, engine_seconds=fast_seconds, pace=PACE)
        desk = Desk(place.files(), proxy.url, around)
        stack.callback(desk.close)
        write_backlog(desk, backlog)
        local = LocalSettingsFile(folder / "local.json")
        window = build_window(DeskParts.of(desk, "Quầy 1", folder / "window.ini", CLERK_OF_THE_DAY, None, local))
        window.show()
        window.activateWindow()
        day = ScriptedDay(window=window, desk=desk, office=office, paper=paper, turns=Turns())
        stack.callback(_close, day)
        put_up_all(window)
        day.turns.wait(lambda: window.isActiveWindow() and window.is_idle(), "the window")
        keep_for_good()  # as the program does once its window stands
        stack.callback(let_go)
        collecting = Collecting(window)
        collecting.begin()
        stack.callback(collecting.end)
        day.turns = Turns()  # opening is measured elsewhere
        yield day


def _close(day: ScriptedDay) -> None:
    day.settle()
    day.window.may_close = _yes
    day.window.close()
    day.window.deleteLater()
    QApplication.sendPostedEvents()
    QApplication.processEvents()


def _yes() -> bool:
    return True


@contextmanager
def office_with_centre(folder: Path) -> Iterator[Office]:
    database, keys = folder / "centre.db", folder / "centre.keys"
    made = central("init", "--database", f"sqlite:///{database}", "--keys", str(keys), "--sample")
    assert made.returncode == 0, made.stderr
    with serving(f"sqlite:///{database}", keys, folder) as served:
        yield Office(served, database)


def write_backlog(desk: Desk, entries: int) -> None:
    """What an outage leaves: receipts with their hand-overs, a few large transactions."""
    stamp = desk.clock.stamp()
    done = 0
    while done < entries:
        with desk.database.write() as connection:
            drafts: list[EntryDraft] = []
            while len(drafts) < min(500, entries - done):
                drafts += [
                    receipt(wish=None, received=stamp.entered),
                    EntryDraft("HandedOver", dossier=OPENED_HERE, facts={"holder": "Tư pháp"}),
                ]
                if len(drafts) >= 2:
                    desk.opened.journal.append_in(connection, drafts[-2:], "lan", stamp)
            done += len(drafts)
