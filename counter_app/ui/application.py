"""The one QApplication, which stands before any widget does."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication


def application() -> QApplication:
    """Raises RuntimeError where it was not made yet (`app.window.new_application`)."""
    found = QApplication.instance()
    if not isinstance(found, QApplication):
        raise RuntimeError("widgets need the QApplication first")
    return found
