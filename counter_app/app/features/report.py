"""What an office tells its superiors, called by name: the figures of a period."""

from __future__ import annotations

from counter_app.app.desk_parts import DeskParts
from counter_app.app.frame import Frame
from counter_app.ui.printing.form_printing import FormPrinting
from counter_app.ui.report.report_controller import ReportController


def build(parts: DeskParts, frame: Frame) -> ReportController:
    printing = FormPrinting(parts.steps.papers, frame.bench, parts.printer_of)
    return ReportController(parts.steps.reports, printing, frame.bench)
