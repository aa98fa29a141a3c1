"""Screenshots of the window at its work, for the demonstration and the documents."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEventLoop, QObject

from counter_app.domain.identity_card import IdentityCard
from counter_app.sync.connectivity import Line
from counter_app.sync.status import SyncStatus
from counter_app.ui.band.band_words import band_words
from counter_app.ui.dossier.dossier_view import NEVER_PRINTED
from counter_app.ui.dossier.find_screen import FindScreen
from counter_app.ui.intake.entered import EnteredCopies
from counter_app.ui.intake.intake_screen import IntakeScreen
from counter_app.ui.main_window import MainWindow
from counter_app.ui.online.arrival_watch import PANEL as ARRIVALS
from counter_app.ui.place import FIND, INTAKE
from counter_app.ui.procedure_picker import ProcedureChosen
from counter_app.ui.traffic import Traffic

Kind = TypeVar("Kind", bound=QObject)
LONGEST_WAIT_MS = 10_000
QUIET_MS = 600  # longer than any of the pauses before a decision or a preview is asked for
SAMPLE_CARD = IdentityCard(
    "075190012345", "271234567", "Nguyễn Thị Đẹp", date(1990, 2, 1), "Nữ", "Số 1, phố Thử Nghiệm, phường Mẫu", None
)
SAMPLE_PROCEDURE = "1.001612"
SAMPLE_COPIES = "2.000815"
SAMPLE_QUESTION = "nguyen"
MOST_WAITING = 52  # dossiers, when the handing in of the picture began


class Camera:
    """Takes pictures of one window into one folder; what the pictures show is reached by its kind."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window, self._folder = window, folder
        for place in window.place_names():
            window.put_up(place)  # nobody has been there yet, and nobody waits
        self.traffic = self.part(Traffic)

    def part(self, kind: type[Kind]) -> Kind:
        found = self.window.findChild(kind)
        if not isinstance(found, kind):
            raise TypeError("pictures are taken of a window that app.build_window made")
        return found

    def show(self, place: str) -> None:
        self.window.go_to(place)
        settle(self.window)

    def settle(self) -> None:
        settle(self.window)

    def grab(self, name: str) -> Path:
        """Without the news of the inbox, which comes whenever it comes."""
        self.settle()
        self.window.notices.remove(ARRIVALS)
        return grab_picture(self.window, self._folder / f"{name}.png")


def grab_pictures(window: MainWindow, folder: Path, now: datetime) -> tuple[Path, ...]:
    """PNG files of the empty and the filled form, certified copies, a dossier, the states of the band.

    What was being typed is put aside for the picture and stands in the form again afterwards; nothing is saved.
    """
    folder.mkdir(parents=True, exist_ok=True)
    window.go_to(INTAKE)
    settle(window)
    traffic, screen = window.findChild(Traffic), window.findChild(IntakeScreen)
    if not isinstance(traffic, Traffic) or not isinstance(screen, IntakeScreen):
        raise TypeError("pictures are taken of a window that app.build_window made")
    pictures = [_grab(window, folder / "intake-empty.png")]
    pictures.append(_intake(window, traffic, screen, folder / "intake.png"))
    pictures.append(_copies(window, traffic, screen, folder / "intake-copies.png"))
    traffic.features.dossiers.look_for(SAMPLE_QUESTION)
    window.show_place(FIND)
    settle(window)
    _open_one_with_a_slip(window, traffic)
    settle(window)
    pictures.append(_grab(window, folder / "dossier.png"))
    return (*pictures, *_bands(window, folder, now))


def _open_one_with_a_slip(window: MainWindow, traffic: Traffic) -> None:
    """Its QR code is drawn for whoever asks; of nothing found nothing is opened."""
    screen = window.findChild(FindScreen)
    found = screen.model.rows() if isinstance(screen, FindScreen) else ()
    chosen = next((line for line in found if line.slip not in NEVER_PRINTED), next(iter(found), None))
    if chosen is not None:
        traffic.features.dossiers.open(chosen.identity)


def grab_picture(window: MainWindow, file: Path) -> Path:
    """The window as it is, once everything asked for has arrived."""
    settle(window)
    return _grab(window, file)


def settle(window: MainWindow) -> None:
    """Let the window draw and hear until it has been idle for a while, ten seconds at most."""
    clock, quiet = QElapsedTimer(), QElapsedTimer()
    clock.start()
    quiet.start()
    while clock.elapsed() < LONGEST_WAIT_MS and quiet.elapsed() < QUIET_MS:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if not window.is_idle():
            quiet.restart()


def _intake(window: MainWindow, traffic: Traffic, screen: IntakeScreen, file: Path) -> Path:
    screen.show_blank()
    traffic.features.intake.take_card(SAMPLE_CARD)
    screen.form.procedure.chosen.emit(ProcedureChosen(SAMPLE_PROCEDURE))
    settle(window)
    screen.form.checklist.tick_all()
    screen.form.person.phone.setText("0912 345 678")
    settle(window)
    picture = _grab(window, file)
    window.notices.remove("card")
    screen.show_blank()
    return picture


def _copies(window: MainWindow, traffic: Traffic, screen: IntakeScreen, file: Path) -> Path:
    """One original of four pages, copied twice."""
    screen.show_blank()
    traffic.features.intake.take_card(SAMPLE_CARD)
    screen.form.procedure.chosen.emit(ProcedureChosen(SAMPLE_COPIES))
    settle(window)
    screen.form.copies.fill((EnteredCopies(1, 2, 4),))
    screen.form.copies.changed.emit()
    screen.form.tick_all()
    settle(window)
    picture = _grab(window, file)
    window.notices.remove("card")
    screen.show_blank()
    return picture


def _bands(window: MainWindow, folder: Path, now: datetime) -> list[Path]:
    """The band in each of its states; the true one stands there again with the next word of the engine."""
    since = now - timedelta(minutes=48)
    states = (
        SyncStatus(Line.ONLINE, since, 0, 0, None),
        SyncStatus(Line.UNSTEADY, since, 3, 2, since),
        SyncStatus(Line.OUTAGE, since, 90, 37, since),
        SyncStatus(Line.HANDING_IN, since, 90, 37, since, now + timedelta(minutes=4), conflicts=1),
    )
    files = []
    for status in states:
        window.band.show_state(band_words(status, now, MOST_WAITING))
        QCoreApplication.processEvents()
        file = folder / f"band-{status.state.value}.png"
        window.band.grab().save(str(file), "PNG")
        files.append(file)
    return files


def _grab(window: MainWindow, file: Path) -> Path:
    if not window.grab().save(str(file), "PNG"):
        raise OSError(f"the picture {file.name} could not be written")
    return file
