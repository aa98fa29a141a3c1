"""One desk, opened and connected, without a window: database, journal, services, engine.

The window, the command line and the demonstration all stand on this; Qt is not needed for any of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from os import urandom
from pathlib import Path
from random import SystemRandom

from counter_app.domain.dossier_code import level_one_of
from counter_app.domain.errors import EnvironmentProblem
from counter_app.domain.times import OFFICE_ZONE
from counter_app.print.printers import CupsPrinter, Printer, list_printers
from counter_app.print.slip_pdf import SlipSize
from counter_app.services.calendar_days import CalendarDays
from counter_app.services.clock_check import ClockCheck
from counter_app.services.desk_clock import DeskClock
from counter_app.services.dossiers import Dossiers
from counter_app.services.drafts import Drafts
from counter_app.services.handing_in import HandingIn
from counter_app.services.intake import Intake
from counter_app.services.outage import Outages
from counter_app.services.passwords import Argon2Passwords
from counter_app.services.reference import Reference
from counter_app.services.sign_in import SignIn
from counter_app.services.slips import Slips
from counter_app.store.database import Database
from counter_app.store.desk_papers import CENTRE_ADDRESS, SIGNING_SEED, desk_value, identity_from, stored_certificate
from counter_app.store.desk_store import DeskStore
from counter_app.store.known_keys import centre_keys
from counter_app.store.number_grants import granted_agencies
from counter_app.store.opening import HighWaterMark, OpenDesk, open_desk
from counter_app.sync.engine import Engine, Pace
from counter_app.sync.http_shell import HttpShell
from counter_app.sync.runner import Runner, Shell
from counter_app.wire.keys import SigningKey
from counter_app.wire.papers import Certificate, Paper, open_paper

NO_PROVINCE = "H01"  # a desk without any range of its own office numbers as the first province


@dataclass(frozen=True)
class Surroundings:
    """Everything that is not the desk itself: clock, chance, the line, printers. Replaced only by rehearsal."""

    wall: Callable[[], datetime] = lambda: datetime.now(OFFICE_ZONE)
    monotonic: Callable[[], float] = time.monotonic
    engine_seconds: Callable[[], float] = time.monotonic
    random_bytes: Callable[[int], bytes] = urandom
    chance: Callable[[], float] = field(default_factory=lambda: SystemRandom().random)
    pause: Callable[[float], None] = time.sleep
    printer_for: Callable[[str, SlipSize], Printer] | None = None
    shell: Callable[[str], Shell] = HttpShell
    pace: Pace = field(default_factory=Pace)
    durable: bool = True


@dataclass(frozen=True)
class DeskFiles:
    """Where the desk lies, and what opens it. `mark` tells the machine; `high_water` lies in another folder."""

    database: Path
    database_key: bytes
    signing_seed: bytes
    mark: str
    high_water: Path | None = None


class Desk:
    """An enrolled desk. Raises EnvironmentProblem or BadInput when it cannot be opened; nothing is changed then."""

    def __init__(self, files: DeskFiles, centre: str = "", surroundings: Surroundings | None = None) -> None:
        """`centre` is an address; without one the address that the desk was enrolled at."""
        around = surroundings or Surroundings()
        self.database = Database(files.database, files.database_key, durable=around.durable)
        self.clock = DeskClock(around.wall, around.monotonic, self.database)
        paper, certificate, province, seed = self._papers(files)
        self.key = SigningKey(seed)
        self.opened: OpenDesk = open_desk(
            self.database,
            identity_from(certificate, province),
            mark=files.mark,
            stamp=self.clock.stamp,
            random_bytes=around.random_bytes,
            high_water=HighWaterMark(files.high_water) if files.high_water else None,
        )
        self._build_services(around)
        self.store = DeskStore(
            self.opened,
            self.key,
            paper,
            stamp=self.clock.stamp,
            random_bytes=around.random_bytes,
            heard_centre=self.clock.heard_centre,
            new_key=self.slips.sign_with,
        )
        engine = Engine(self.store, around.chance, around.pace)
        self.runner = Runner(self.store, engine, around.shell(centre or self._centre), around.engine_seconds)

    def start(self) -> None:
        """Begin to hand in and to fetch."""
        self.runner.start()

    def close(self) -> None:
        """Nothing is lost: what was not handed in is handed in at the next start."""
        self.runner.stop()
        self.database.close()

    def _build_services(self, around: Surroundings) -> None:
        opened, clock = self.opened, self.clock
        self.reference = Reference(opened, clock)
        self.intake = Intake(opened, clock, self.reference)
        self.slips = Slips(opened, clock, self.reference, self.key, around.printer_for or system_printer, around.pause)
        self.dossiers = Dossiers(opened, clock, self.reference)
        self.handing_in = HandingIn(opened, clock, self.reference)
        self.outages = Outages(opened, clock)
        self.calendar_days = CalendarDays(opened, clock)
        self.drafts = Drafts(self.database, clock)
        self.clock_check = ClockCheck(clock, opened)
        self.sign_in = SignIn(self.database, clock, Argon2Passwords())

    def _papers(self, files: DeskFiles) -> tuple[Paper, Certificate, str, bytes]:
        with self.database.read() as connection:
            paper = stored_certificate(connection)
            if paper is None:
                raise EnvironmentProblem(
                    "Quầy này chưa được ghi danh với hệ thống trung tâm; hãy nhập mã ghi danh.",
                    "This desk is not enrolled with the centre yet; enter an enrolment code.",
                )
            certificate = open_paper(paper, Certificate, centre_keys(connection))
            agencies = granted_agencies(connection)
            seed = desk_value(connection, SIGNING_SEED) or files.signing_seed
            self._centre = (desk_value(connection, CENTRE_ADDRESS) or b"").decode("utf-8")
        return paper, certificate, level_one_of(agencies[0]) if agencies else NO_PROVINCE, seed


def system_printer(name: str, size: SlipSize) -> Printer:
    """A printer of the system's print service; "" is its default. Raises EnvironmentProblem where there is none."""
    queue = name or _default_queue()
    media = {SlipSize.A4X2: "A4", SlipSize.A4: "A4", SlipSize.A5: "A5", SlipSize.ROLL: ""}[size]
    return CupsPrinter(queue, media)


def _default_queue() -> str:
    printers = list_printers()
    if not printers:
        raise EnvironmentProblem(
            "Máy này chưa cài máy in nào; hồ sơ đã lưu, hãy cài máy in rồi in giấy tiếp nhận.",
            "No printer is set up on this PC; the receipt stands, set up a printer and print the slip then.",
        )
    return printers[0].name
