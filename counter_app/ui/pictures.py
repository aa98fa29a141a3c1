"""Screenshots of the window as it is, for the demonstration and the documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEventLoop

from counter_app.ui.main_window import MainWindow

LONGEST_WAIT_MS = 10_000


def grab_picture(window: MainWindow, file: Path) -> Path:
    """The window as a PNG file, as a person sees it at this moment."""
    settle(_always)
    if not window.grab().save(str(file), "PNG"):
        raise OSError(f"the picture {file.name} could not be written")
    return file


def grab_pictures(window: MainWindow, folder: Path, is_idle: Callable[[], bool]) -> tuple[Path, ...]:
    """One PNG of every place of the window. `is_idle` says when everything asked for has arrived."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = []
    for name in window.place_names():
        window.show_place(name)
        settle(is_idle)
        pictures.append(grab_picture(window, folder / f"{name}.png"))
    return tuple(pictures)


def settle(is_idle: Callable[[], bool]) -> None:
    """Let the window draw and hear until it is idle, ten seconds at most."""
    clock = QElapsedTimer()
    clock.start()
    while clock.elapsed() < LONGEST_WAIT_MS:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        if is_idle():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
            return


def _always() -> bool:
    return True
