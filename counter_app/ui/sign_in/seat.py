"""Who sits at the desk now, and whether the screen is locked: the one place that every controller asks."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from counter_app.services.sign_in import Session


class Seat(QObject):
    """Locked, the person still sits there: printing, handing in and drafts go on in their name."""

    keep_asked = Signal()  # whoever holds what was typed and not saved writes it down now: this person is going
    changed = Signal()
    locked_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._locked = False

    @property
    def session(self) -> Session | None:
        return self._session

    @property
    def is_locked(self) -> bool:
        return self._locked

    @property
    def is_at_work(self) -> bool:
        """Somebody sits here, and the screen shows their work."""
        return self._session is not None and not self._locked

    def take(self, session: Session) -> None:
        self._session, self._locked = session, False
        self.changed.emit()

    def leave(self) -> None:
        self._session, self._locked = None, False
        self.changed.emit()

    def lock(self) -> None:
        """Nothing happens where nobody sits, or where it is locked already."""
        if self.is_at_work:
            self._locked = True
            self.locked_changed.emit()

    def unlock(self) -> None:
        if self._locked:
            self._locked = False
            self.locked_changed.emit()
