"""Contingency pads, called by name."""

from __future__ import annotations

from counter_app.app.desk_parts import DeskParts
from counter_app.app.frame import Frame
from counter_app.ui.pads.pad_controller import PadController


def build(parts: DeskParts, frame: Frame) -> PadController:
    printing = parts.services.pad_printing(parts.printer_of)
    return PadController(parts.services.sheets, printing, frame.bench)
