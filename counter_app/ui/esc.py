"""Esc inside a form, a list or a panel: one step back there. The window's own Esc, which leaves the place, waits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


def leaves_by_esc(container: QWidget, act: Callable[[], object]) -> None:
    """`act` while the focus is in the container; a list that floats over it has the key first."""
    _Esc(container, act)


class _Esc(QObject):
    def __init__(self, container: QWidget, act: Callable[[], object]) -> None:
        super().__init__(container)
        self._act = act
        container.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keys that nothing inside took come up to the container."""
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            self._act()
            return True
        return False
