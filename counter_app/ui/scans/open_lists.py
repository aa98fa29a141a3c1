"""What is open over a window for a moment: the list of a choice, a menu, what a field offers. Qt gives keys to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def open_over(window: QWidget) -> QWidget | None:
    """The uppermost that was opened from this window."""
    popup = QApplication.activePopupWidget()
    return popup if popup is not None and _opened_from(popup) is window else None


def keys_in(popup: QWidget) -> QWidget:
    """Who is given the keys while it is open. What an input method makes goes to the field all the same."""
    focus = QApplication.focusWidget()
    return focus if focus is not None and popup.isAncestorOf(focus) else popup


def close_over(window: QWidget) -> None:
    """Nothing of it is chosen."""
    popup = open_over(window)
    while popup is not None:
        popup.close()
        before, popup = popup, open_over(window)
        if popup is before:
            return


def _opened_from(popup: QWidget) -> QWidget | None:
    """Through menus of menus. What a field offers has no parent, but the field in the place of its own focus."""
    parent = popup.parentWidget() or popup.focusProxy()
    while parent is not None and parent.window().windowType() == Qt.WindowType.Popup:
        parent = parent.window().parentWidget()
    return None if parent is None else parent.window()
