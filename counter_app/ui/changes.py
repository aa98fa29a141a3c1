"""The one broadcast of what has changed. Every open view reloads through its own controller; none calls another."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Changes(QObject):
    journal_grew = Signal()  # this desk wrote something itself: implies the next two
    dossiers_changed = Signal()  # a dossier was opened or something happened to one
    waiting_changed = Signal()  # the journal grew, or more of it was acknowledged
    connection_changed = Signal()  # the state of the line, or of handing in
    day_changed = Signal()  # midnight by the desk's clock, or the clock was put right across one
    reference_changed = Signal()  # procedures, calendar, users or settings came from the centre

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.journal_grew.connect(self.dossiers_changed)
        self.journal_grew.connect(self.waiting_changed)
