"""The register on paper, called by name."""

from __future__ import annotations

from counter_app.app.desk_parts import DeskParts
from counter_app.app.frame import Frame
from counter_app.ui.printing.form_printing import FormPrinting
from counter_app.ui.register.register_controller import RegisterController


def build(parts: DeskParts, frame: Frame) -> RegisterController:
    printing = FormPrinting(parts.steps.papers, frame.bench, parts.printer_of)
    return RegisterController(parts.steps.registers, printing, parts.clock, frame.bench)
