"""What a start reads is counted, not timed: nothing that the first screen does not need."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from counter_app.app.collecting import PAUSE_LOOKS, Collecting
from counter_app.app.window import SWITCH_SECONDS, new_application
from counter_app.cli.window import open_window
from counter_app.domain.errors import EnvironmentProblem
from counter_app.ui.notices import NoticeBoard
from tests.ui.desk_window import found, open_desk_window

# Papers, HTTP, countries' holidays, sheets, migrations, icons of others: each read when somebody asks for it.
LATER = (
    *("reportlab", "PIL", "qrcode", "pypdfium2", "zxingcpp", "escpos", "barcode"),
    *("requests", "urllib3", "http.client", "pydantic", "holidays", "openpyxl", "alembic", "keyring"),
    *("qtawesome", "qtpy", "argon2"),
)
OPENING = """
import sys
from pathlib import Path
from counter_app.app import new_application
from counter_app.ui.notices import NoticeBoard
from tests.ui.desk_window import found, open_desk_window
folder = Path(sys.argv[1])
application = new_application(folder / "window.ini")
desk = open_desk_window(folder)
desk.window.show()
while not desk.window.is_idle():
    application.processEvents()
application.processEvents()
print(*sorted(name for name in sys.argv[2:] if name in sys.modules))
desk.window.may_close = lambda: True
desk.window.close()
"""


def _read_by_a_start(folder: Path) -> list[str]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    asked = [sys.executable, "-c", OPENING, str(folder), *LATER]
    done = subprocess.run(asked, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


class Ended(QObject):
    """Says on which thread it ended: a cycle, so that only the collector finds it."""

    def __init__(self, ends: list[str]) -> None:
        super().__init__()
        self.itself, self._ends = self, ends

    def __del__(self) -> None:
        self._ends.append(threading.current_thread().name)


def allocate_much(kept: list[object]) -> None:
    """And keeps it, as what is let go of counts no more."""
    kept += [[number] for number in range(20_000)]


def test_what_a_window_lets_go_of_ends_on_its_own_thread_whoever_allocates(qtbot: QtBot) -> None:
    """A lane ended the timers of a form: Qt warned of another thread, and the process died a little later."""
    ends: list[str] = []
    kept: list[object] = []
    owner = QObject()
    collecting = Collecting(owner)
    collecting.begin()
    try:
        Ended(ends)
        lane = threading.Thread(target=allocate_much, args=(kept,), name="lane")
        lane.start()
        lane.join()
        assert ends == []
        collecting.look()
        assert ends == [threading.main_thread().name]
    finally:
        collecting.end()
    assert gc.isenabled()


def test_the_deepest_round_waits_for_a_pause(qtbot: QtBot) -> None:
    """It takes as long as a turn of the window may: a dossier that was found met with one."""
    ends: list[str] = []
    spent = [0.0]
    owner = QObject()
    collecting = Collecting(owner, lambda: spent[0])
    before = gc.get_threshold()
    collecting.begin()
    try:
        gc.set_threshold(1, 1, 1)
        ended = Ended(ends)
        gc.collect()  # it is old now
        del ended
        for _ in range(3):
            gc.collect(1)  # whoever is old is due
        spent[0] = 1.0
        for _ in range(PAUSE_LOOKS):
            collecting.look()
            assert ends == []
        collecting.look()
        assert ends == [threading.main_thread().name]
    finally:
        gc.set_threshold(*before)
        collecting.end()


def test_a_program_that_finds_no_screen_leaves_the_collector_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(EnvironmentProblem):
        open_window()
    assert gc.isenabled()


def test_a_usable_window_has_read_nothing_that_it_may_never_need(tmp_path: Path) -> None:
    assert _read_by_a_start(tmp_path) == ["alembic"], "the first start makes the tables"
    assert _read_by_a_start(tmp_path) == []


def test_what_is_imported_for_the_window_is_not_read_as_source_too() -> None:
    """PySide6's own import does so, with every module that comes after it."""
    asked = (
        "from counter_app.ui.plain_imports import import_plainly\nimport_plainly()\n"
        "import linecache\nimport PySide6.QtWidgets, counter_app.ui.main_window\n"
        "print(*(name for name in linecache.cache if 'counter_app' in name))"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


def test_handing_in_begins_once_the_window_can_be_used(qtbot: QtBot, tmp_path: Path) -> None:
    begun: list[bool] = []
    desk = open_desk_window(tmp_path, whole=False, begin=lambda: begun.append(desk.window.is_idle()))
    assert begun == []
    desk.window.show()
    qtbot.waitUntil(lambda: bool(begun))
    assert begun == [True]
    desk.window.close()
    desk.window.deleteLater()


def test_the_window_has_the_interpreter_back_soon_from_whoever_computes_beside_it(tmp_path: Path) -> None:
    before = sys.getswitchinterval()
    try:
        new_application(tmp_path / "window.ini")
        assert sys.getswitchinterval() == pytest.approx(SWITCH_SECONDS)
    finally:
        sys.setswitchinterval(before)


def test_a_pc_that_is_a_desk_opens_without_what_asks_the_centre_for_a_new_one() -> None:
    asked = (
        "import sys\nimport counter_app.app.entrance, counter_app.app.premises\n"
        "print(*(name for name in ('pydantic', 'requests', 'argon2') if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


def test_what_hinders_handing_in_from_beginning_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    def hindered() -> None:
        raise EnvironmentProblem("Ổ đĩa hỏng.", "The disk is broken.")

    desk = open_desk_window(tmp_path, whole=False, begin=hindered)
    desk.window.show()
    notices = found(desk.window, NoticeBoard)
    qtbot.waitUntil(lambda: any("Ổ đĩa hỏng." in label.text() for label in notices.findChildren(QLabel)))
    desk.window.close()
    desk.window.deleteLater()
