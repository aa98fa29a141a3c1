"""The whole window over real services and a real encrypted database; fakes only at printer and line."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from counter_app.app import DeskParts, build_window
from counter_app.app.making_ahead import MakingAhead
from counter_app.domain.errors import EnvironmentProblem
from counter_app.print.printers import PrintOutcome, PrintState
from counter_app.print.slip_size import SlipSize
from counter_app.services.desk_services import DeskServices
from counter_app.services.printing import Printing
from counter_app.services.sign_in import Session, SignIn
from counter_app.services.trial_prints import PrinterState, TrialPrints
from counter_app.settings.local_settings import LocalSettingsFile
from counter_app.store.scan_store import ScanStore
from counter_app.sync.connectivity import Line
from counter_app.sync.status import SyncStatus
from counter_app.ui.dossier.dossier_view import DossierPane
from counter_app.ui.dossier.find_screen import FindScreen
from counter_app.ui.intake.intake_screen import IntakeScreen
from counter_app.ui.main_window import MainWindow
from counter_app.ui.queue.queue_screen import QueueDetail, QueueScreen
from counter_app.ui.sign_in.seat import Seat
from counter_app.ui.theme import LIGHT, Look, dress
from counter_app.ui.today.today_screen import TodayScreen
from counter_app.ui.traffic import Traffic
from tests.services.desk import CLERK_LAN, DESK_KEY, MORNING, Workplace, workplace
from tests.store.desks import KEY, seeded_bytes

Kind = TypeVar("Kind", bound=QObject)
PRINTER = PrinterState("May-in-quay", "Máy in quầy", default=True, accepts_jobs=True)


@dataclass
class PaperTray:
    """A printer: what came out, and what it says of the next job."""

    says: PrintState = PrintState.PRINTED
    jams: bool = False
    name: str = "test"
    waits_for: threading.Event | None = None
    has_begun: threading.Event = field(default_factory=threading.Event)
    sheets: list[bytes] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    taken_back: list[str] = field(default_factory=list)
    keeps_jobs: bool = False

    def send(self, document: bytes, title: str, mark: str = "") -> str:
        if self.jams:
            raise EnvironmentProblem("Máy in hết giấy; hãy nạp giấy.", "The printer is out of paper.")
        self.has_begun.set()
        if self.waits_for is not None:
            assert self.waits_for.wait(10)
        self.sheets.append(document)
        self.marks.append(mark)
        return f"job-{len(self.sheets)}"

    def outcome(self, job: str) -> PrintOutcome:
        return PrintOutcome(self.says)

    def take_back(self, mark: str) -> None:
        if self.keeps_jobs:
            raise EnvironmentProblem("Chưa hủy được lệnh in trước.", "The earlier job cannot be cancelled.")
        self.taken_back.append(mark)


@dataclass
class StillLine:
    """The engine as the window sees it; a test says what it says, from any thread."""

    now_says: SyncStatus = field(default_factory=lambda: SyncStatus(Line.ONLINE, MORNING, 0, 0, None))
    nudges: int = 0
    declared: list[bool] = field(default_factory=list)
    _subscribers: list[Callable[[], None]] = field(default_factory=list)

    def status(self) -> SyncStatus:
        return self.now_says

    def subscribe(self, callback: Callable[[], None]) -> None:
        self._subscribers.append(callback)

    def nudge(self) -> None:
        self.nudges += 1

    def declare_outage(self, outage: bool) -> None:
        self.declared.append(outage)

    def say(self, **changes: object) -> None:
        self.now_says = replace(self.now_says, **changes)  # type: ignore[arg-type]
        for subscriber in self._subscribers:
            subscriber()


class PlainVerifier:
    """Argon2 is slow on purpose; the window's tests are not about it."""

    decoy = "nobody"

    def make(self, password: str) -> str:
        return f"={password}"

    def holds(self, verifier: str, password: str) -> bool:
        return verifier == f"={password}"


@dataclass
class DeskWindow:
    """The window and everything behind it."""

    window: MainWindow
    work: Workplace
    parts: DeskParts
    tray: PaperTray
    line: StillLine

    @property
    def traffic(self) -> Traffic:
        return found(self.window, Traffic)

    @property
    def seat(self) -> Seat:
        return found(self.window, Seat)

    @property
    def intake(self) -> IntakeScreen:
        return found(self.window, IntakeScreen)

    @property
    def find(self) -> FindScreen:
        return found(self.window, FindScreen)

    @property
    def pane(self) -> DossierPane:
        return found(self.window, DossierPane)

    @property
    def today(self) -> TodayScreen:
        return found(self.window, TodayScreen)

    @property
    def queue(self) -> QueueScreen:
        return found(self.window, QueueScreen)

    @property
    def detail(self) -> QueueDetail:
        return found(self.window, QueueDetail)


def put_up_all(window: MainWindow) -> None:
    """At once, in one long turn."""
    ahead = found(window, MakingAhead)
    ahead.stop()
    for name in ahead._places.left():
        ahead._places.make(name)
        ahead._places.put_up(name)
    assert found(window, Traffic).palette.isHidden()


def found(window: MainWindow, kind: type[Kind]) -> Kind:
    child = window.findChild(kind)
    assert isinstance(child, kind)
    return child


def desk_parts(folder: Path, work: Workplace, tray: PaperTray, line: StillLine, session: Session | None) -> DeskParts:
    scans = ScanStore(folder / "desk.scans", KEY, seeded_bytes("scans"))
    services = DeskServices(
        work.desk, work.clock, DESK_KEY, scans, Printing(lambda _name, _size: tray, lambda _seconds: None)
    )
    services.reference, services.intake = work.reference, work.intake
    services.sign_in = SignIn(work.desk.database, work.clock, PlainVerifier())
    services.trial_prints = TrialPrints(lambda: [PRINTER], services.printing, work.clock.now)
    return DeskParts(
        shown_place="Quầy 1 · UBND phường Mẫu",
        services=services,
        runner=line,
        settings=folder / "window.ini",
        local=LocalSettingsFile(folder / "local.json"),
        session=session,
        slip_size=SlipSize.A4X2,
    )


def dress_plainly(scale: float = 1.0, look: Look = LIGHT) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    dress(application, scale, look)


def open_desk_window(
    folder: Path,
    *,
    session: Session | None = CLERK_LAN,
    scale: float = 1.0,
    look: Look = LIGHT,
    whole: bool = True,
    begin: Callable[[], None] | None = None,
) -> DeskWindow:
    """`whole`: every place stands; else they are made as they are wanted, and none ahead of that by itself."""
    dress_plainly(scale, look)
    work, tray, line = workplace(folder), PaperTray(), StillLine()
    parts = replace(desk_parts(folder, work, tray, line, session), begin=begin)
    window = build_window(parts)
    window.resize(1366, 728)
    found(window, MakingAhead).stop()
    if whole:
        put_up_all(window)
    return DeskWindow(window, work, parts, tray, line)
