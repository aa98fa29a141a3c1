"""The first start over a real centre process, a real folder and a key file; fakes only at printer and clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from os import urandom
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from central.core import Centre as Core
from central.keys import read_key_file
from central.sample import OFFICE, SETTINGS
from central.store.database import Database
from counter_app.app.entrance import Entrance, ports_of
from counter_app.app.premises import OpenedDesk, Premises
from counter_app.app.window import build_window
from counter_app.desk import Surroundings
from counter_app.domain.errors import EnvironmentProblem
from counter_app.domain.times import OFFICE_ZONE
from counter_app.print.printers import PrinterState
from counter_app.settings.data_folder import DataFolder
from counter_app.sync.enrolling import Enrolling
from counter_app.ui.first_start.page import Page
from counter_app.ui.theme import LIGHT, dress
from counter_app.wire import strict_json
from tests.central.served import central
from tests.ui.desk_window import PaperTray

LONG_MS = 30_000


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
    enrolling = Enrolling(folder, wall=lambda: datetime.now(OFFICE_ZONE) + clock_ahead)
    ports = replace(ports_of(premises, demonstration), enrolling=enrolling)
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
