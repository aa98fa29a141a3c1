"""A thing to do once things have been quiet for a while: each `start` puts it off anew."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def single_shot(owner: QObject, milliseconds: int, act: Callable[[], object]) -> QTimer:
    """`act` is a bound method of a QObject; the timer goes with `owner`."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer


def start_once(timer: QTimer) -> None:
    """Not put off: what is to be written down must not wait until somebody makes a pause."""
    if not timer.isActive():
        timer.start()
