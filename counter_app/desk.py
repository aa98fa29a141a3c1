"""One desk, opened and connected, without a window: database, journal, services, engine.

The window, the command line and the demonstration all stand on this; Qt is not needed for any of it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from os import urandom
from pathlib import Path
from random import SystemRandom

from counter_app.domain.errors import EnvironmentProblem
from counter_app.domain.number_blocks import province_of
from counter_app.domain.times import OFFICE_ZONE
from counter_app.print.printer_address import printer_at
from counter_app.print.printers import Printer, list_printers
from counter_app.print.slip_size import SlipSize
from counter_app.services.desk_clock import DeskClock
from counter_app.services.desk_services import DeskServices
from counter_app.services.office_settings import SETTINGS, read_office_settings
from counter_app.services.printing import Printing
from counter_app.settings.this_boot import seconds_since_boot, this_boot
from counter_app.store.database import Database
from counter_app.store.desk_papers import CENTRE_ADDRESS, SIGNING_SEED, identity_from, stored_certificate
from counter_app.store.desk_store import Arrivals, DeskStore, EngineClock
from counter_app.store.desk_values import desk_value
from counter_app.store.known_keys import centre_keys
from counter_app.store.late_codes import give_late_codes
from counter_app.store.number_grants import granted_agencies
from counter_app.store.opening import HighWaterMark, open_desk
from counter_app.store.reference_store import current_kind
from counter_app.store.scan_store import ENDING_OF_FOLDER, ScanStore
from counter_app.store.scan_tidying import tidy_scans
from counter_app.sync.engine import Engine
from counter_app.sync.http_shell import HttpShell
from counter_app.sync.pace import Pace
from counter_app.sync.runner import Runner, Shell
from counter_app.wire.keys import SigningKey
from counter_app.wire.papers import Certificate, Paper, open_paper


@dataclass(frozen=True)
class Surroundings:
    """Everything that is not the desk itself: clock, chance, the line, printers. Replaced only by rehearsal."""

    wall: Callable[[], datetime] = lambda: datetime.now(OFFICE_ZONE)
    monotonic: Callable[[], float] = seconds_since_boot
    boot: Callable[[], str] = this_boot  # of a clock that counts for one run alone: str
    engine_seconds: Callable[[], float] = time.monotonic
    random_bytes: Callable[[int], bytes] = urandom
    chance: Callable[[], float] = field(default_factory=lambda: SystemRandom().random)
    pause: Callable[[float], None] = time.sleep
    printer_for: Callable[[str, SlipSize], Printer] | None = None
    shell: Callable[[str], Shell] | None = None  # None: HTTP
    pace: Pace = field(default_factory=Pace)
    durable: bool = True
    regulation: Callable[[], str] = str  # the id that this PC works by where the centre names none


@dataclass(frozen=True)
class DeskFiles:
    """Where the desk lies, and what opens it. `mark` tells the machine; `high_water` lies in another folder.
    `authority`: the file of certificates by which alone the centre's is believed; None: the public ones."""

    database: Path
    database_key: bytes
    signing_seed: bytes
    mark: str
    high_water: Path | None = None
    authority: Path | None = None


class Desk(DeskServices):
    """An enrolled desk. Raises EnvironmentProblem or BadInput when it cannot be opened; nothing is changed then."""

    def __init__(self, files: DeskFiles, centre: str = "", surroundings: Surroundings | None = None) -> None:
        """`centre` is an address; without one the address that the desk was enrolled at."""
        around = surroundings or Surroundings()
        with ExitStack() as half_open:
            self.database = Database(files.database, files.database_key, durable=around.durable)
            half_open.callback(self.database.close)
            clock = DeskClock(around.wall, around.monotonic, self.database, around.boot())
            papers = _read_papers(self.database)
            opened = open_desk(
                self.database,
                identity_from(papers.certificate, papers.province),
                mark=files.mark,
                stamp=clock.stamp,
                random_bytes=around.random_bytes,
                high_water=HighWaterMark(files.high_water) if files.high_water else None,
            )
            super().__init__(
                opened,
                clock,
                SigningKey(papers.signing_seed or files.signing_seed),
                ScanStore(files.database.with_suffix(ENDING_OF_FOLDER), files.database_key, around.random_bytes),
                Printing(around.printer_for or system_printer, around.pause),
                around.regulation,
            )
            self.store = self._build_store(around, papers.paper)
            address = centre or papers.centre
            shell = around.shell(address) if around.shell else HttpShell(address, authority=files.authority)
            half_open.callback(shell.close)
            engine = Engine(self.store, around.chance, around.pace)
            self.runner = Runner(self.store, engine, shell, around.engine_seconds)
            self._beginning = threading.Lock()
            self._begun = False
            half_open.pop_all()  # whole: from here on it is closed by `close`

    def start(self) -> None:
        """Begin to hand in and to fetch, whatever is wrong with files of papers. From any thread; again, and after
        `close`, it does nothing, and returns when the first has begun."""
        with self._beginning:
            if self._begun:
                return
            self._begun = True
            try:
                tidy_scans(self.opened, self.scans, self.clock.now())
            finally:
                self.runner.start()

    def close(self) -> None:
        """Nothing is lost: what was not handed in is handed in at the next start. Waits for a `start` under way."""
        with self._beginning:
            self._begun = True
        try:
            self.runner.stop()
            with suppress(EnvironmentProblem):  # a full disk: the next run asks once more about the time
                self.clock.keep()
        finally:
            self.database.close()

    def _build_store(self, around: Surroundings, certificate: Paper) -> DeskStore:
        return DeskStore(
            self.opened,
            self.key,
            certificate,
            clock=EngineClock(self.clock.stamp, self.clock.heard_centre, lambda: self.clock.wants_centre),
            random_bytes=around.random_bytes,
            arrivals=Arrivals(self._sign_with, self._reference_arrived),
            scans=self.scans,
        )

    def _sign_with(self, key: SigningKey) -> None:
        """On the engine's thread: the desk was certified anew."""
        self.key = key
        self.slips.sign_with(key)
        self.sheets.sign_with(key)

    def _reference_arrived(self, kind: str) -> None:
        """On the engine's thread. The office's settings may name the province that nobody knew when it was opened."""
        desk = self.opened.desk
        if kind != SETTINGS or desk.province:
            return
        if province := province_of(self.reference.office().own_agencies):
            self.opened.become(replace(desk, province=province))
            with self.database.write() as connection:
                give_late_codes(connection, self.opened, self.clock.stamp())


@dataclass(frozen=True)
class _Papers:
    """What the file says of the desk. `signing_seed` where the key of desk.keys was replaced since; `province` as H19,
    "" where neither ranges nor the office's settings name one."""

    paper: Paper
    certificate: Certificate
    province: str
    signing_seed: bytes | None
    centre: str


def _read_papers(database: Database) -> _Papers:
    with database.read() as connection:
        paper = stored_certificate(connection)
        if paper is None:
            raise EnvironmentProblem(
                "Quầy này chưa được ghi danh với hệ thống trung tâm; hãy nhập mã ghi danh.",
                "This desk is not enrolled with the centre yet; enter an enrolment code.",
            )
        settings = current_kind(connection, SETTINGS)
        named = read_office_settings(settings.parts).own_agencies if settings is not None else ()
        return _Papers(
            paper,
            open_paper(paper, Certificate, centre_keys(connection)),
            province_of([*granted_agencies(connection), *named]),
            desk_value(connection, SIGNING_SEED),
            (desk_value(connection, CENTRE_ADDRESS) or b"").decode("utf-8"),
        )


def system_printer(name: str, size: SlipSize) -> Printer:
    """As print/printer_address.py reads its name; "" is the print service's default. Raises EnvironmentProblem where
    there is none, and for a name that means no printer."""
    media = {SlipSize.A4X2: "A4", SlipSize.A4: "A4", SlipSize.A5: "A5", SlipSize.ROLL: ""}[size]
    return printer_at(name or _default_queue(), media)


def _default_queue() -> str:
    printers = list_printers()
    if not printers:
        raise EnvironmentProblem(
            "Máy này chưa cài máy in nào; hồ sơ đã lưu, hãy cài máy in rồi in giấy tiếp nhận.",
            "No printer is set up on this PC; the receipt stands, set up a printer and print the slip then.",
        )
    return printers[0].name
