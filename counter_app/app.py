"""Builds every object and connects it: the one file that knows the whole. Qt is imported inside functions."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.desk import Desk
from counter_app.domain.errors import EnvironmentProblem
from counter_app.domain.notice import Notice
from counter_app.print.slip_pdf import SlipSize
from counter_app.services.clock_check import ClockCheck
from counter_app.services.desk_clock import DeskClock
from counter_app.services.dossiers import Dossiers
from counter_app.services.drafts import Drafts
from counter_app.services.handing_in import HandingIn
from counter_app.services.intake import Intake
from counter_app.services.reference import Reference
from counter_app.services.sign_in import Session, SignIn
from counter_app.services.slips import Slips

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from counter_app.ui.background import Background
    from counter_app.ui.band.band_controller import HandingInRunner
    from counter_app.ui.changes import Changes
    from counter_app.ui.dossier.dossier_controller import DossierController
    from counter_app.ui.intake.intake_controller import IntakeController
    from counter_app.ui.main_window import MainWindow
    from counter_app.ui.notices import NoticeBoard
    from counter_app.ui.printing.printing_controller import PrintingController
    from counter_app.ui.queue.queue_controller import QueueController
    from counter_app.ui.sign_in.seat import Seat
    from counter_app.ui.sign_in.sign_in_controller import SignInController
    from counter_app.ui.traffic import Features


@dataclass(frozen=True)
class DeskParts:
    """What the window stands on. `shown_place` is desk and office in the band, which cuts its end; `settings` the file
    that remembers sizes; `session` somebody who already sits there (the demonstration office), else the sign-in is
    shown. `desk_name` stands in the window's title; `hint` is said at the sign-in, by the demonstration alone."""

    shown_place: str
    desk_name: str
    intake: Intake
    slips: Slips
    dossiers: Dossiers
    handing_in: HandingIn
    drafts: Drafts
    reference: Reference
    clock: DeskClock
    clock_check: ClockCheck
    sign_in: SignIn
    runner: HandingInRunner
    settings: Path
    session: Session | None = None
    slip_size: SlipSize = SlipSize.A4X2
    printer: str = ""
    hint: Notice | None = None

    @classmethod
    def of(
        cls,
        desk: Desk,
        shown_place: str,
        settings: Path,
        session: Session | None = None,
        hint: Notice | None = None,
    ) -> DeskParts:
        return cls(
            shown_place,
            desk.opened.desk.name,
            desk.intake,
            desk.slips,
            desk.dossiers,
            desk.handing_in,
            desk.drafts,
            desk.reference,
            desk.clock,
            desk.clock_check,
            desk.sign_in,
            desk.runner,
            settings,
            session,
            hint=hint,
        )


def need_display() -> None:
    """Raises EnvironmentProblem where Qt would abort the whole process for want of a screen."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise EnvironmentProblem(
            "Không có màn hình để mở cửa sổ; hãy chạy trong phiên đồ họa, hoặc dùng counter-app demo --headless.",
            "There is no display to open a window on; run in a graphical session, or counter-app demo --headless.",
        )


def new_application(settings: Path, *, english: bool = False) -> QApplication:
    """The one QApplication, dressed, in its language. Raises EnvironmentProblem without a display."""
    need_display()
    from PySide6.QtWidgets import QApplication

    from counter_app.ui.icons import program_icon
    from counter_app.ui.language import speak
    from counter_app.ui.main_window import remembered_scale
    from counter_app.ui.theme import dress

    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(["counter-app"])
    application.setApplicationName("counter-app")
    application.setWindowIcon(program_icon())
    speak(english)
    dress(application, remembered_scale(settings))
    return application


def run_window(parts: DeskParts, *, english: bool = False) -> int:
    """Open the window and stay until it is closed. The runner is started and stopped by whoever made it."""
    application = new_application(parts.settings, english=english)
    window = build_window(parts)
    window.show()
    # The band's clock lets Python hear the signal within a second.
    signal.signal(signal.SIGINT, lambda _number, _frame: application.quit())
    return application.exec()


def build_window(parts: DeskParts) -> MainWindow:
    """The window with everything connected; a QApplication must exist (`new_application`)."""
    from counter_app.ui.background import Background
    from counter_app.ui.band.band import Band
    from counter_app.ui.band.band_controller import BandController
    from counter_app.ui.changes import Changes
    from counter_app.ui.language import either
    from counter_app.ui.main_window import MainWindow
    from counter_app.ui.notices import NoticeBoard
    from counter_app.ui.sign_in.seat import Seat
    from counter_app.ui.sign_in.sign_in_controller import SignInController
    from counter_app.ui.sign_in.sign_in_screen import SignInScreen
    from counter_app.ui.traffic import Traffic

    band, notices = Band(parts.shown_place), NoticeBoard()
    door = SignInScreen(parts.shown_place, either(parts.hint.vi, parts.hint.en) if parts.hint else "")
    window = MainWindow(band, notices, door, parts.settings)
    window.name_desk(parts.desk_name)
    background, changes, seat = Background(window), Changes(window), Seat(window)
    window.is_idle = background.is_idle
    BandController(band, parts.runner, parts.clock.now, seat, background, changes)
    sign_in = SignInController(door, parts.sign_in, seat, background, notices)
    features = _features(parts, window, background, changes, seat, notices, sign_in)
    Traffic(window, features, seat, parts.runner, background, changes)
    if parts.session is None:
        seat.leave()
    else:
        seat.take(parts.session)
    return window


def _features(
    parts: DeskParts,
    window: MainWindow,
    background: Background,
    changes: Changes,
    seat: Seat,
    notices: NoticeBoard,
    sign_in: SignInController,
) -> Features:
    from counter_app.ui.clock.clock_controller import ClockController
    from counter_app.ui.printing.printing_controller import PrintingController
    from counter_app.ui.scans.scan_listener import ScanListener
    from counter_app.ui.scans.scan_router import ScanRouter
    from counter_app.ui.traffic import Features

    printing = PrintingController(parts.slips, seat, background, changes, notices, parts.slip_size, parts.printer)
    ClockController(parts.clock_check, seat, background, changes, notices)
    return Features(
        intake=_intake(parts, window, background, changes, seat, notices),
        dossiers=_dossiers(parts, window, background, changes, seat, notices, printing),
        queue=_queue(parts, window, background, changes, notices),
        printing=printing,
        sign_in=sign_in,
        scans=ScanRouter(parts.slips, background, notices),
        listener=ScanListener(window),
    )


def _intake(
    parts: DeskParts,
    window: MainWindow,
    background: Background,
    changes: Changes,
    seat: Seat,
    notices: NoticeBoard,
) -> IntakeController:
    from counter_app.ui.icons import Icon
    from counter_app.ui.intake.intake_context import IntakeContext
    from counter_app.ui.intake.intake_controller import IntakeController
    from counter_app.ui.intake.intake_screen import IntakeScreen
    from counter_app.ui.main_window import Place
    from counter_app.ui.traffic import INTAKE

    screen, context = IntakeScreen(), IntakeContext()
    window.add_place(Place(INTAKE, screen.title(), Icon.RECEIVE, "F2", screen, context))
    return IntakeController(
        screen,
        context,
        parts.intake,
        parts.slips,
        parts.reference,
        parts.drafts,
        parts.clock.now,
        seat,
        background,
        changes,
        notices,
        # One copy, upright: both halves of the sheet say the same.
        SlipSize.A5 if parts.slip_size is SlipSize.A4X2 else parts.slip_size,
    )


def _dossiers(
    parts: DeskParts,
    window: MainWindow,
    background: Background,
    changes: Changes,
    seat: Seat,
    notices: NoticeBoard,
    printing: PrintingController,
) -> DossierController:
    from counter_app.ui.dossier.dossier_controller import DossierController
    from counter_app.ui.dossier.dossier_view import DossierPane
    from counter_app.ui.dossier.find_screen import FindScreen
    from counter_app.ui.icons import Icon
    from counter_app.ui.main_window import Place
    from counter_app.ui.traffic import FIND

    screen, pane = FindScreen(), DossierPane()
    window.add_place(Place(FIND, screen.title(), Icon.FIND, "F3", screen, pane, (54, 46)))
    pane.print_wanted.connect(printing.print_slip)
    return DossierController(screen, pane, parts.dossiers, seat, background, changes, notices)


def _queue(
    parts: DeskParts, window: MainWindow, background: Background, changes: Changes, notices: NoticeBoard
) -> QueueController:
    from counter_app.ui.icons import Icon
    from counter_app.ui.main_window import Place
    from counter_app.ui.queue.queue_controller import QueueController
    from counter_app.ui.queue.queue_model import QueueModel
    from counter_app.ui.queue.queue_screen import QueueDetail, QueueScreen
    from counter_app.ui.traffic import QUEUE

    screen, detail = QueueScreen(QueueModel()), QueueDetail()
    controller = QueueController(screen, detail, parts.handing_in, parts.runner, background, changes, notices)
    window.add_place(Place(QUEUE, screen.title(), Icon.QUEUE, "F6", screen, detail, (70, 30)))
    return controller


def grab_pictures(window: MainWindow, folder: Path, parts: DeskParts) -> tuple[Path, ...]:
    """PNG files of the window at its work: intake, dossier, queue, the states of the band."""
    from counter_app.ui import pictures

    return pictures.grab_pictures(window, folder, parts.clock.now())
