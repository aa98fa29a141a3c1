"""The one broadcast of what has changed. Every open view reloads through its own controller; none calls another."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Changes(QObject):
    dossiers_changed = Signal()  # a dossier was opened or something happened to one
    waiting_changed = Signal()  # the journal grew, or more of it was acknowledged
    connection_changed = Signal()  # the state of the line, or of handing in
    person_changed = Signal()  # somebody signed in or out
    reference_changed = Signal()  # procedures, calendar, users or settings came from the centre
