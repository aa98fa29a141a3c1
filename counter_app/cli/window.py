"""`counter-app` without a command: the desk's window; on a PC without a desk the first start."""

from __future__ import annotations

import gc
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counter_app.app.premises import OpenedDesk


def open_window() -> int:
    """Whatever hinders the desk from opening is told in the window; raises EnvironmentProblem without a display."""
    # What is read and made until the first window stands lasts: rounds of the collector would look at all of it again
    # and again, a seventh of a start. After that they run on the window's thread alone (counter_app/app/collecting.py).
    gc.disable()
    try:
        return _open_window()
    finally:
        gc.enable()


def _open_window() -> int:
    from counter_app.app import need_display
    from counter_app.ui.plain_imports import import_plainly

    need_display()
    import_plainly()
    from counter_app.app.entrance import enter
    from counter_app.app.premises import Premises
    from counter_app.settings.data_folder import find_data_folder

    premises = Premises(find_data_folder(None, os.environ), os.environ.get("COUNTER_APP_CENTRE", ""))
    demonstration = DemonstrationOffice(Path(tempfile.gettempdir()) / "counter-app-demo")
    try:
        return enter(premises, demonstration.open)
    finally:
        demonstration.close()
        premises.close()


class DemonstrationOffice:
    """The demonstration office, started when somebody asks for it. Everything lies in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opened: OpenedDesk | None = None

    def open(self, regulation: str = "") -> OpenedDesk:
        """By this regulation, '' for the national law. Takes seconds: for a lane. Raises EnvironmentProblem."""
        from counter_app.app import DeskParts
        from counter_app.app.premises import OpenedDesk
        from counter_app.rehearsal.demonstration import Demonstration
        from counter_app.settings.local_settings import LocalSettingsFile

        if self._opened is None:
            office = Demonstration(self._folder, regulation)
            office.desk.start()
            local = LocalSettingsFile(self._folder / "local.json")
            settings = self._folder / "window.ini"
            parts = DeskParts.of(office.desk, office.shown_place, settings, office.session, office.hint, local)
            self._opened = OpenedDesk(office.desk, parts, office.close)
        return self._opened

    def close(self) -> None:
        if self._opened is not None:
            self._opened.close()
            self._opened = None
