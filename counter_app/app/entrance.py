"""From the program's start to the desk's window: the first start where it is one, in one place of the screen."""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot

from counter_app.app.collecting import Collecting
from counter_app.app.desk_parts import DeskParts
from counter_app.app.lasting import keep_for_good
from counter_app.app.premises import OpenedDesk, Premises
from counter_app.app.window import build_window, new_application
from counter_app.domain.fault_places import fault_places
from counter_app.ui.background import Background
from counter_app.ui.first_start.first_start_controller import FirstStartController
from counter_app.ui.first_start.first_start_window import FirstStartWindow
from counter_app.ui.first_start.pictures import grab_first_start
from counter_app.ui.first_start.ports import FirstStartPorts
from counter_app.ui.main_window import MainWindow
from counter_app.ui.sign_in.pictures import grab_lock

_log = logging.getLogger(__name__)
OpenDemonstration = Callable[[str], OpenedDesk]  # by the id of a regulation


class Entrance(QObject):
    """The window of the first start gives its place to the desk's window; `main` is there from then on."""

    def __init__(self, ports: FirstStartPorts, settings: Path, build: Callable[[DeskParts], MainWindow]) -> None:
        super().__init__()
        self.main: MainWindow | None = None
        self._build = build
        self.window = FirstStartWindow(settings)
        self._background = Background(self.window)
        self.controller = FirstStartController(self.window, ports, self._background)
        self.controller.opened.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self.window.closed.connect(self._close)

    def show(self) -> None:
        self.window.show()
        self.controller.start()

    def is_idle(self) -> bool:
        return self._background.is_idle()

    @Slot(object)
    def _hand_over(self, desk: OpenedDesk) -> None:
        """The new window stands before the old one goes: the program never is without one."""
        try:
            self.main = self._build(desk.parts)
        except Exception as fault:
            # A fault of the program: without a word the clerk would wait for ever.
            _log.error("window: %s", fault_places(fault))
            self.window.show_page(self.window.opening)
            self.window.opening.show_faulty()
            return
        if self.window.isMaximized():
            self.main.showMaximized()
        else:
            self.main.setGeometry(self.window.geometry())
            self.main.show()
        self.window.close()
        keep_for_good()
        self.main.furnished.connect(keep_for_good)

    @Slot()
    def _close(self) -> None:
        self.controller.close()
        self._background.close()


def enter(premises: Premises, open_demonstration: OpenDemonstration, *, english: bool = False) -> int:
    """Open the program and stay until its last window is closed. The caller closes `premises`."""
    settings = premises.folder.login / "window.ini"
    application = new_application(settings, english=english)
    Collecting(application).begin()
    entrance = Entrance(ports_of(premises, open_demonstration), settings, build_window)
    entrance.show()
    keep_for_good()
    # The band's clock lets Python hear the signal within a second.
    signal.signal(signal.SIGINT, lambda _number, _frame: application.quit())
    return application.exec()


def grab_door_pictures(window: MainWindow, folder: Path) -> tuple[Path, ...]:
    """PNG files of the first start and of the locked screen; `window` stays locked."""
    return (*grab_first_start(folder), grab_lock(window, folder))


def ports_of(premises: Premises, open_demonstration: OpenDemonstration) -> FirstStartPorts:
    return FirstStartPorts(
        is_desk=premises.is_desk,
        claim=premises.claim,
        open_desk=premises.open,
        open_demonstration=open_demonstration,
        regulations=premises.regulations,
        choose_regulation=premises.choose_regulation,
        enrolling=premises.enrolling,
        recovery=premises.recovery(),
        prints=premises.trial_prints(),
        local=premises.local,
    )
