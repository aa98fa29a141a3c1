"""The first start over a real centre process, a real folder and a key file, and a hand that takes its steps; fakes only
at printer and clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from os import urandom
from pathlib import Path

import zxingcpp
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from central.core import Centre as Core
from central.keys import read_key_file
from central.sample import OFFICE, SETTINGS
from central.store.database import Database
from central.store.lookups import forget_counts
from counter_app.app.entrance import Entrance, ports_of
from counter_app.app.premises import OpenedDesk, Premises
from counter_app.app.window import build_window
from counter_app.desk import Surroundings
from counter_app.domain.errors import EnvironmentProblem
from counter_app.domain.times import OFFICE_ZONE
from counter_app.print.picture import page_picture
from counter_app.print.printers import PrinterState
from counter_app.settings.data_folder import DataFolder
from counter_app.sync.enrolling import Enrolling
from counter_app.sync.http_shell import HttpShell
from counter_app.ui.first_start.page import Page
from counter_app.ui.theme import LIGHT, dress
from counter_app.wire import strict_json
from tests.central.served import central
from tests.ui.desk_window import PaperTray
from tests.ui.typing_hands import scan

PATIENCE_SECONDS = 60.0
LONG_MS = 90_000

Open = Callable[..., AbstractContextManager["FirstStart"]]


@dataclass
class Centre:
    """`counter-central` in a process of its own, with its sample office."""

    url: str
    database: str
    keys: Path

    def ask(self, *arguments: str) -> str:
        done = central(*arguments, "--database", self.database, "--keys", str(self.keys))
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def forget_wrong_codes(self) -> None:
        """After the third one the next code of the same line waits: each test begins with none."""
        database = Database(self.database)
        with database.writing() as connection:
            forget_counts(connection, 1 << 62)
        database.close()

    def code(self) -> str:
        return self.ask("enrol-code", OFFICE)

    def set_profile(self, name: str) -> None:
        """What the office's settings name from now on; '' for none."""
        settings = {key: value for key, value in SETTINGS.items() if key != "profile"}
        content = strict_json.write(settings | ({"profile": name} if name else {}))
        database = Database(self.database)
        Core(database, read_key_file(self.keys), urandom).administration.put_reference(
            "settings", "sample", content, datetime.now(OFFICE_ZONE), OFFICE
        )
        database.close()


@dataclass
class FirstStart:
    premises: Premises
    entrance: Entrance
    tray: PaperTray
    qtbot: QtBot

    def wait(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=LONG_MS)

    def wait_for(self, page: Page) -> None:
        self.wait(lambda: self.entrance.window.current is page)

    def settle(self) -> None:
        self.wait(self.entrance.is_idle)

    @property
    def words(self) -> str:
        """Everything that the page in front says."""
        labels = self.entrance.window.current.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def begin(self, address: str, code: str) -> None:
        """From the first page to the code handed in."""
        self.wait_for(self.entrance.window.welcome)
        self.entrance.window.welcome.begin.click()
        self.try_code(code, address)

    def try_code(self, code: str, address: str = "") -> None:
        page = self.entrance.window.enrol
        page.centre.setText(address or page.centre.text())
        page.code.setText(code)
        page.go.click()

    def refused(self, said: str) -> None:
        """In place, and in these words; in any others the test says at once which."""
        page = self.entrance.window.enrol
        self.wait(lambda: page.problem is not None and page.problem.sentence.isVisible() and page.go.isEnabled())
        assert said in self.words, self.words

    def enrol(self, centre: Centre) -> None:
        self.begin(centre.url, centre.code())
        self.wait_for(self.entrance.window.recovery)
        self.settle()

    def print_code(self) -> str:
        """What an independent reader finds on the sheet that came out."""
        page, before = self.entrance.window.recovery, len(self.tray.sheets)
        page.print_.click()
        self.wait(lambda: len(self.tray.sheets) > before and page.print_.isEnabled())
        return read_from(self.tray.sheets[-1])["QR Code"]

    def read_back(self) -> str:
        """Printed, and scanned from the paper."""
        page, code = self.entrance.window.recovery, self.print_code()
        scan(page.typed, code)
        self.wait(page.go.isVisible)
        return code

    def go_to_regulation(self) -> None:
        """The recovery code is in its envelope."""
        self.read_back()
        self.entrance.window.recovery.go.click()
        self.wait(self.entrance.window.regulation.go.isEnabled)


def read_from(sheet: bytes) -> dict[str, str]:
    """By its kind, from the raster of the paper."""
    return {str(code.format): code.text for code in zxingcpp.read_barcodes(page_picture(sheet, 0, 203))}


def no_demonstration(_regulation: str) -> OpenedDesk:
    raise EnvironmentProblem("Không mở được.", "Cannot be opened.")


@contextmanager
def first_start(
    qtbot: QtBot,
    folder: DataFolder,
    tray: PaperTray,
    *,
    scale: float = 1.0,
    demonstration: Callable[[str], OpenedDesk] = no_demonstration,
    clock_ahead: timedelta = timedelta(),
    printers: Callable[[], list[PrinterState]] | None = None,
) -> Iterator[FirstStart]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    dress(application, scale, LIGHT)
    around = Surroundings(
        wall=lambda: datetime.now(OFFICE_ZONE), printer_for=lambda _name, _size: tray, pause=lambda _seconds: None
    )
    told = printers or (lambda: [PrinterState("HP", "Máy in tầng 1", default=True, accepts_jobs=True)])
    premises = Premises(folder, around=around, printers=told)
    # A machine under load is no centre that does not answer.
    enrolling = Enrolling(
        folder,
        wall=lambda: datetime.now(OFFICE_ZONE) + clock_ahead,
        shell=lambda address: HttpShell(address, timeout=PATIENCE_SECONDS),
    )
    ports = replace(ports_of(premises, demonstration), enrolling=lambda: enrolling)
    entrance = Entrance(ports, folder.login / "window.ini", build_window)
    made = FirstStart(premises, entrance, tray, qtbot)
    entrance.show()
    entrance.window.activateWindow()
    qtbot.waitUntil(entrance.window.isActiveWindow)
    try:
        yield made
    finally:
        windows = [entrance.window] + ([entrance.main] if entrance.main else [])
        for window in windows:
            if entrance.main is window:
                qtbot.waitUntil(entrance.main.is_idle, timeout=LONG_MS)
                entrance.main.may_close = lambda: True
            window.close()
            window.deleteLater()
        premises.close()
        QApplication.sendPostedEvents()
        QApplication.processEvents()
