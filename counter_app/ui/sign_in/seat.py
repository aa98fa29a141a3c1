"""Who sits at the desk now: the one place that every controller asks."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from counter_app.services.sign_in import Session


class Seat(QObject):
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None

    @property
    def session(self) -> Session | None:
        return self._session

    def take(self, session: Session) -> None:
        self._session = session
        self.changed.emit()

    def leave(self) -> None:
        self._session = None
        self.changed.emit()
