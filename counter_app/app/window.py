"""Builds every object and connects it: the one place that knows the whole. Qt is imported inside functions."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.app.lasting import keep_for_good, let_go
from counter_app.domain.errors import EnvironmentProblem
from counter_app.ui.plain_imports import import_plainly

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from counter_app.app.desk_parts import DeskParts
    from counter_app.app.frame import Frame
    from counter_app.ui.main_window import MainWindow


# Qt gives the interpreter up many times in one turn (a layout asks Python for a height, a list for a cell), and whoever
# computes beside it (sync, a lane) keeps it for this long each time: with a thousandth of a second a dossier that was
# found waited for 70 of them. Python's own figure is five thousandths.
SWITCH_SECONDS = 0.0001


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
    import_plainly()
    sys.setswitchinterval(SWITCH_SECONDS)
    from PySide6.QtWidgets import QApplication

    from counter_app.ui.icons import program_icon
    from counter_app.ui.language import speak
    from counter_app.ui.remembered import ENGLISH, Remembered
    from counter_app.ui.theme import dress, wanted_look

    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(["counter-app"])
    application.setApplicationName("counter-app")
    application.setWindowIcon(program_icon())
    remembered = Remembered(settings)
    speak(english or remembered.language == ENGLISH)
    dress(application, remembered.text_scale, wanted_look(remembered.look))
    return application


def run_window(parts: DeskParts, *, english: bool = False) -> int:
    """Open the window and stay until it is closed. The runner is started and stopped by whoever made it."""
    from counter_app.app.collecting import Collecting

    application = new_application(parts.settings, english=english)
    Collecting(application).begin()
    window = build_window(parts)
    window.show()
    keep_for_good()
    window.furnished.connect(keep_for_good)
    # The band's clock lets Python hear the signal within a second.
    signal.signal(signal.SIGINT, lambda _number, _frame: application.quit())
    return application.exec()


def build_window(parts: DeskParts) -> MainWindow:
    """The window, connected, with its first place; the others are made as they are wanted, or ahead of that once it is
    shown. A QApplication must exist (`new_application`)."""
    from counter_app.app.beginning import Beginning
    from counter_app.app.faults_told import FaultsTold
    from counter_app.app.frame import build_frame
    from counter_app.app.making_ahead import MakingAhead
    from counter_app.app.places import Places

    frame = build_frame(parts)
    FaultsTold(frame.window, frame.bench.notices)
    places = Places(parts, frame)
    if parts.session is None:
        frame.bench.seat.leave()
    else:
        frame.bench.seat.take(parts.session)
    MakingAhead(places, frame.window, frame.bench.background).start()
    if parts.begin is not None:
        Beginning(parts.begin, frame.window, frame.bench)
    frame.window.open_again = partial(_open_again, parts, frame)
    return frame.window


def _open_again(parts: DeskParts, frame: Frame) -> MainWindow:
    """The same desk in another language: whoever sits there goes on sitting there."""
    from counter_app.ui.language import speak
    from counter_app.ui.remembered import ENGLISH

    speak(frame.window.remembered.language == ENGLISH)
    let_go()
    window = build_window(replace(parts, session=frame.bench.seat.session))
    window.setGeometry(frame.window.geometry())
    if frame.window.current_place:
        window.show_place(frame.window.current_place)
    window.show()
    keep_for_good()
    window.furnished.connect(keep_for_good)
    return window


def grab_pictures(window: MainWindow, folder: Path, parts: DeskParts) -> tuple[Path, ...]:
    """PNG files of the window at its work: intake, dossier, the states of the band."""
    from counter_app.ui import pictures

    return pictures.grab_pictures(window, folder, parts.clock.now())
