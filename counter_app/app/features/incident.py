"""What an office asks its superiors to mend, called by name: an incident."""

from __future__ import annotations

from counter_app.app.desk_parts import DeskParts
from counter_app.app.frame import Frame
from counter_app.ui.incident.incident_controller import IncidentController
from counter_app.ui.printing.form_printing import FormPrinting


def build(parts: DeskParts, frame: Frame) -> IncidentController:
    printing = FormPrinting(parts.steps.papers, frame.bench, parts.printer_of)
    return IncidentController(parts.steps.incidents, printing, frame.bench)
