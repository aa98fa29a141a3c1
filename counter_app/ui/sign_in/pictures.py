"""A screenshot of the locked screen for the documents."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from counter_app.ui.sign_in.lock_controller import LockController


def grab_lock(window: QWidget, folder: Path) -> Path:
    """The window stays locked: the last picture of all."""
    lock = window.findChild(LockController)
    if not isinstance(lock, LockController):
        raise TypeError("pictures are taken of a window that app.build_window made")
    window.activateWindow()
    lock.lock()
    for _ in range(3):
        QApplication.processEvents()
    file = folder / "lock.png"
    if not window.grab().save(str(file), "PNG"):
        raise OSError(f"the picture {file.name} could not be written")
    return file
